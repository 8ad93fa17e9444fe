"""What a person has to work with: strengths with proof, and one to use on purpose this week."""


def what_i_have() -> None:
    """Show the line behind which the strengths are."""
    from workbook.strengths.page import page as shown

    shown()
