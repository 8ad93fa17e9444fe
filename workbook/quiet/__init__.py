"""The quiet ones: applications that nobody has answered for a long time, let go together."""


def let_go() -> None:
    """Show the applications that have been quiet for too long, behind a line, if there are any."""
    from workbook.quiet.page import page as shown

    shown()
