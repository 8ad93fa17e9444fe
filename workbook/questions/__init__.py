"""The questions there are to practise: packs, questions of one's own, and a spreadsheet in and out."""


def your_questions() -> None:
    """Show the line behind which questions and packs are, and what the page rests on."""
    from workbook.questions.page import page as shown

    shown()
