"""Silence: the wait for news after an interview, and applications nobody has answered for long, let go."""


def let_go() -> None:
    """Show the applications that have been quiet for too long, behind a line, if there are any."""
    from workbook.quiet.page import page as shown

    shown()
