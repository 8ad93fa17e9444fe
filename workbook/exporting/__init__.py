"""Exporting: the whole book as files that other programs, people and this workbook can read, and backups."""


def your_data() -> None:
    """Show the page part for the whole book: out, in again, backups, erasing; also without a book."""
    from workbook import ui
    from workbook.exporting.backups import recovery
    from workbook.exporting.page import parts

    ui.page(parts, without_book=recovery)()
