"""Looking back: feedback kept in its own words, two short sessions for an interview, and then done."""


def look_back() -> None:
    """Show the look back."""
    from workbook.debrief.page import page as shown

    shown()
