"""What may come: the next interview, the month ahead, and an offer, only where somebody asks."""


def ahead() -> None:
    """Show the line behind which somebody can look ahead."""
    from workbook.outlook.page import ahead as shown

    shown()
