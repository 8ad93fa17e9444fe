"""True stories to bring to an interview: written once, told on several days, and on one page to print."""


def your_stories() -> None:
    """Show the line behind which the stories are."""
    from workbook.stories.page import page as shown

    shown()
