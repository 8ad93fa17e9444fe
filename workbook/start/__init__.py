"""The first page: choose a path, see what is due, and know where your words are kept."""


def here() -> None:
    """Show the start page."""
    from workbook.start.page import page as shown

    shown()


def way_in() -> None:
    """Show the offer of a way to start the workbook without a terminal."""
    from workbook.start.shortcut import offer

    offer()
