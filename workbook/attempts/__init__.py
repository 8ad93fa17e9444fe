"""Attempts at questions: how each came, and every one of them to look at and change."""


def every() -> None:
    """Show the line that opens them."""
    from workbook.attempts.page import page as shown

    shown()
