"""How far applications got, in numbers and pictures, and the log over time."""


def numbers() -> None:
    """Show the line that opens the charts."""
    from workbook.how_far.page import page as shown

    shown()
