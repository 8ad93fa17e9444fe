"""Exporting: the whole book as files that other programs, people and this workbook can read."""


def your_data() -> None:
    """Show the page part for the whole book: out, in again, backups, erasing; also without a book."""
    from workbook import ui
    from workbook.backups.page import recovery
    from workbook.exporting.page import parts

    ui.page(parts, without_book=recovery)()


def page_to_keep() -> None:
    """Show the line behind which a page to keep is made of what somebody ticks."""
    from workbook.exporting.to_keep import page as shown

    shown()
