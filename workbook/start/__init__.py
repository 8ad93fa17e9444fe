"""The first page: choose a path, see what is due, and know where your words are kept."""


def here() -> None:
    """Show the start page."""
    from workbook.start.page import page as shown

    shown()
