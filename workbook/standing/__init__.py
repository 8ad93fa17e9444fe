"""Where a person stands: how far it is to a job they want, and which gaps to close."""


def where_i_stand() -> None:
    """Show the map and the gaps that were chosen."""
    from workbook.standing.page import page as shown

    shown()
