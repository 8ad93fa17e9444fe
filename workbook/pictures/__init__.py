"""Every picture of how it goes, whichever room draws it, by the question it answers."""


def every() -> None:
    """Show the pictures there is something for, the goals first."""
    from workbook.pictures.page import every as shown

    shown()
