"""Practice for interviews: questions answered aloud, stories, and a calendar that brings each back."""


def practise() -> None:
    """Show the pile, and a session in its place."""
    from workbook.practice.page import page as shown

    shown()
