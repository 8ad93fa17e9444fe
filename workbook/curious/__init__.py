"""For the curious: the entries as tables in pandas, what their columns mean, and three examples."""


def frames() -> None:
    """Show the line that opens the tables and the examples."""
    from workbook.curious.page import page as shown

    shown()
