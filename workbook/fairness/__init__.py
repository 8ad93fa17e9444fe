"""What seemed unfair: a record with its days, and who can be asked about it in time."""


def record() -> None:
    """Show the record, behind a line."""
    from workbook.fairness.page import page as shown

    shown()
