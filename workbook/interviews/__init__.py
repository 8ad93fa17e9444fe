"""The interview log: applications, rounds and news."""


def log() -> None:
    """Show the interview log."""
    from workbook.interviews.page import page as shown

    shown()
