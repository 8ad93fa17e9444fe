"""The weekly look: what somebody did, what came of it, and what is next."""


def week() -> None:
    """Show the weekly look, and what was planned for this week."""
    from workbook.review.page import page as shown

    shown()
