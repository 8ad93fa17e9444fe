"""How it is going, whatever it is: pictures of what the other rooms keep, week by week."""


def goals() -> None:
    """Show how the goals are going."""
    from workbook.progress.page import goals as shown

    shown()


def people() -> None:
    """Show the people by role, and what became of what was asked of them."""
    from workbook.progress.support_map import people as shown

    shown()


def practice() -> None:
    """Show how practice goes, as pictures."""
    from workbook.progress.practising import practice as shown

    shown()


def standing() -> None:
    """Show where the person stands, as pictures."""
    from workbook.progress.page import standing as shown

    shown()
