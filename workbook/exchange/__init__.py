"""In and out: what people keep of their search in spreadsheets, read into the log; everything out again."""


def your_data() -> None:
    """Show the page part for the whole book: out, in again, backups, erasing; also when it cannot be opened."""
    from workbook import ui
    from workbook.exchange.leaving.page import parts
    from workbook.exchange.leaving.recovery import recovery

    ui.page(parts, without_book=recovery)()
