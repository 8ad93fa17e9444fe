"""The days people work where the person lives, with their public holidays, and the day a week begins on."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

WEEK_BEGINS = "week_begins"  # the setting with a weekday, Monday being 0; without it the country's counts
SETTING = "working_days"  # {"country": "GB", "region": "ENG"}; nothing chosen counts Monday to Friday
WEEKEND = (5, 6)
ONE = timedelta(days=1)


class WorkingDays:
    """The working days of a country and region; with neither, or one not known, Monday to Friday."""

    def __init__(self, country: str = "", region: str = "") -> None:
        """Reads the calendar of a year when a day in it is asked about."""
        self.country, self.region, self._calendar = country, region, _calendar(country, region)

    @property
    def known(self) -> bool:
        """Whether public holidays are counted."""
        return self._calendar is not None

    def is_one(self, day: date) -> bool:
        """Whether people work on this day."""
        if self._calendar is None:
            return day.weekday() not in WEEKEND
        with warnings.catch_warnings():  # of years some country's calendar says nothing about
            warnings.simplefilter("ignore")
            return bool(self._calendar.is_working_day(day))

    def after(self, day: date, count: int) -> date:
        """The working day that is so many working days after a day; that day itself is not counted.

        ValueError for fewer than one. Near the end of the calendar of the world it stops at its last day.
        """
        if count < 1:
            raise ValueError("working days are counted from one")
        while count and day < date.max:
            day += ONE
            count -= self.is_one(day)
        return day


@cache
def _calendar(country: str, region: str) -> Any:
    """The holiday calendar, or None where there is none; a region not known is left out."""
    if not country:
        return None
    import holidays

    for subdivision in (region or None, None):
        try:
            return holidays.country_holidays(country, subdiv=subdivision)
        except (NotImplementedError, KeyError, AttributeError):
            continue
    return None


def countries(language: str) -> dict[str, str]:
    """Country code → its name in a language, by name, for every country whose holidays are known."""
    from babel import Locale, UnknownLocaleError
    from holidays import list_supported_countries

    try:
        names = Locale.parse(language.partition("+")[0], sep="-").territories
    except (ValueError, UnknownLocaleError):
        names = Locale("en").territories
    codes = list_supported_countries(include_aliases=False)
    return _by_name({code: str(names.get(code, code)) for code in codes})


def regions(country: str) -> dict[str, str]:
    """Region code → its name, by name; empty where the whole country has the same holidays."""
    calendar = _calendar(country, "")
    if calendar is None:
        return {}
    names = calendar.get_subdivision_aliases()
    return _by_name({code: _name(code, names.get(code, ())) for code in calendar.subdivisions})


def _by_name(names: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))


def _name(code: str, aliases: Any) -> str:
    """The fullest name of a region, the one with its own letters where there are two spellings."""
    return max(aliases, key=lambda name: (len(name), not name.isascii()), default=code)


def place_of(setting: Any) -> tuple[str, str]:
    """Country and region out of the setting, however damaged it is."""
    if not isinstance(setting, Mapping):
        return "", ""
    country, region = setting.get("country", ""), setting.get("region", "")
    return (country if isinstance(country, str) else ""), (region if isinstance(region, str) else "")


def week_begins(setting: Any) -> int:
    """The weekday a week begins on in the chosen country, Monday being 0; Monday where none is chosen."""
    country, _ = place_of(setting)
    if not country:
        return 0
    from babel import Locale, UnknownLocaleError

    try:
        return int(Locale.parse(f"und_{country}").first_week_day)
    except (ValueError, UnknownLocaleError):
        return 0
