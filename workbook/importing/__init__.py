"""Bringing in: what people keep of their search in spreadsheets, read into the log."""


def bring_in() -> None:
    """Show the page part that brings a spreadsheet into the log."""
    from workbook import ui
    from workbook.importing.page import parts

    ui.page(parts)()
