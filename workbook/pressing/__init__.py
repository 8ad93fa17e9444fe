"""Dates that have consequences, one next step for each, and who advises for free."""


def what_presses() -> None:
    """Show the dates that press, behind a line."""
    from workbook.pressing.page import page as shown

    shown()
