"""In and out: what people keep of their search in spreadsheets, read into the log; everything out again."""


def bring_in() -> None:
    """Show the page part that brings a spreadsheet into the log."""
    from workbook import ui
    from workbook.exchange.page import parts

    ui.page(parts)()


def your_data() -> None:
    """Show the page part for the whole book: out, in again, backups, erasing; also without a book."""
    from workbook import ui
    from workbook.exchange.leaving.page import parts
    from workbook.exchange.leaving.recovery import recovery

    ui.page(parts, without_book=recovery)()
