"""Goals that survive a bad week, with dates that hold and charts of how they are going."""


def plan() -> None:
    """Show the goals and how they are going."""
    from workbook.goals.page import page as shown

    shown()
