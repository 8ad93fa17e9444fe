"""How somebody has been: the check-in, and what the other pages ask about it."""


def check_in() -> None:
    """Show the check-in."""
    from workbook.check_ins.page import page as shown

    shown()
