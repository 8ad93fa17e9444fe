"""People who can help, what to ask them, and what to tell them."""


def my_people() -> None:
    """Show the people, and what was asked of them."""
    from workbook.people.page import page as shown

    shown()
