"""Recording an answer: off before somebody wants it, and what was kept."""


def record_yourself() -> None:
    """Show the line behind which recording is turned on and what was kept is."""
    from workbook.recordings.page import page as shown

    shown()
