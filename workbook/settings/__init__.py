"""Settings: the country, how days and words read, forecasts, leaving at once, and the data folder."""


def here() -> None:
    """Show the line that opens the settings."""
    from workbook.settings.page import page as shown

    shown()
