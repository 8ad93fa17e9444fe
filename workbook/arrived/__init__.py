"""A message that arrived: pasted once, its facts offered as rows to confirm, its words put out of sight."""


def paste() -> None:
    """Show the place for a message, behind a line, with those that were kept."""
    from workbook.arrived.page import page as shown

    shown()


def paste_today() -> None:
    """Show the place for a message on the page of the first day, until that day is done."""
    from workbook.arrived.page import on_the_day as shown

    shown()
