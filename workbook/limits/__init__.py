"""What is fixed and what can change: checked, and always ending in a direction."""


def fixed_or_changeable() -> None:
    """Show the line behind which the things in the way are."""
    from workbook.limits.page import page as shown

    shown()
