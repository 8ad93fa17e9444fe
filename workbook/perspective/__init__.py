"""What else could explain a no: a thought looked at from several sides, and how it usually goes."""


def explanations() -> None:
    """Show the harsh explanation and what else could explain it."""
    from workbook.perspective.page import page as shown

    shown()


def how_it_usually_goes() -> None:
    """Show how it usually goes: guess first, then look."""
    from workbook.perspective.base_rates import how_it_usually_goes as shown

    shown()
