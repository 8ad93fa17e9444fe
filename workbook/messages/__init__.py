"""Thank you, one question: letters, the one request, waits that end, and doors left open."""


def thank_you() -> None:
    """Show the letters and what came of them."""
    from workbook.messages.page import page as shown

    shown()
