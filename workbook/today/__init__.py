"""The day of a no: getting through it, and one question a week later."""


def first_day() -> None:
    """Show the first day, and the one question a week later."""
    from workbook.today.page import page as shown

    shown()
