"""Bringing in: what people keep of their search in spreadsheets, read into the log."""


def bring_in() -> None:
    """Show the page part that brings a spreadsheet into the log."""
    from workbook import ui
    from workbook.importing.page import parts

    ui.page_of("log", says_off=False)(parts)()


def bring_people() -> None:
    """Show the page part that brings people into the map."""
    from workbook import ui
    from workbook.importing.people import parts

    ui.page_of("people", says_off=False)(parts)()
