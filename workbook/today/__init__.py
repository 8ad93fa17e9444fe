"""The day of a no: getting through it, one question a week later, and how things are."""


def first_day() -> None:
    """Show the first day, and the one question a week later."""
    from workbook.today.page import page as shown

    shown()


def check_in() -> None:
    """Show the check-in."""
    from workbook.today.check_ins import check_in as shown

    shown()
