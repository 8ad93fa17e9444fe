"""A practice interview with somebody, other formats, and questions nobody has to answer."""


def with_somebody() -> None:
    """Show the lines behind which a practice interview is, and what else there is to know."""
    from workbook.mock_interviews.page import page as shown

    shown()
