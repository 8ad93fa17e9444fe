"""After an offer: the letters, the thanks, what to keep and what to leave behind."""


def after() -> None:
    """Show what there is to do after an offer; nothing where there is none."""
    from workbook.offer.page import page as shown

    shown()
