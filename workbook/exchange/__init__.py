"""Out: everything a person wrote, out and in again, and backups."""


def your_data() -> None:
    """Show the page part for the whole book: out, in again, backups, erasing; also without a book."""
    from workbook import ui
    from workbook.exchange.leaving.page import parts
    from workbook.exchange.leaving.recovery import recovery

    ui.page(parts, without_book=recovery)()
