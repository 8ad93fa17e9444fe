"""A calendar day as a person knows it, exactly or not, and the words for days in one language."""

from __future__ import annotations

import calendar
import functools
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

_ISO = re.compile(r"(?P<before>/)?(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2}))?)?")
DAYS_KEPT = 8192  # the days of twenty years


class Precision(StrEnum):
    """How well a day is known, from best to least."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    BEFORE = "before"


@dataclass(frozen=True)
class Day:
    """A day known with some precision; a month or year is kept as its first day.

    Raises ValueError for "before" the first day there is.
    """

    on: date
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        if self.precision is Precision.MONTH:
            object.__setattr__(self, "on", self.on.replace(day=1))
        if self.precision is Precision.YEAR:
            object.__setattr__(self, "on", self.on.replace(month=1, day=1))
        if self.precision is Precision.BEFORE and self.on == date.min:
            raise ValueError("nothing lies before the first day")

    def __str__(self) -> str:
        """The day in ISO 8601, cut to what is known: 2026-03-12, 2026-03, 2026, or /2026-03-12 for before."""
        iso = self.on.isoformat()
        forms = {Precision.MONTH: iso[:7], Precision.YEAR: iso[:4], Precision.BEFORE: f"/{iso}"}
        return forms.get(self.precision, iso)

    @classmethod
    @functools.lru_cache(maxsize=DAYS_KEPT)
    def parse(cls, iso: str) -> Day:
        """The day that `str` wrote; ValueError for anything else. A book has most of its days many times."""
        match = _ISO.fullmatch(iso)
        if match is None or (match["before"] and not match["day"]):
            raise ValueError("not a day of the form 2026-03-12, 2026-03, 2026 or /2026-03-12")
        on = date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
        if match["before"]:
            return cls(on, Precision.BEFORE)
        if match["day"]:
            return cls(on)
        return cls(on, Precision.MONTH if match["month"] else Precision.YEAR)

    def worded(self, forms: Mapping[str, str], months: Sequence[str]) -> str:
        """The day in the form of its precision: {day}, {month}, {year}, or "before" with the day as {on}."""
        parts = {"day": self.on.day, "month": months[self.on.month - 1], "year": self.on.year}
        on = forms[Precision.DAY].format_map(parts)
        return forms[self.precision].format(on=on, **parts)

    @property
    def exact(self) -> bool:
        """Whether the very day is known."""
        return self.precision is Precision.DAY

    @property
    def earliest(self) -> date | None:
        """The first day it can have been; None when only the end is known."""
        return None if self.precision is Precision.BEFORE else self.on

    def after(self, other: date) -> bool:
        """Whether it can only lie after another day, however vaguely it is known."""
        return self.earliest is not None and self.earliest > other

    @property
    def latest(self) -> date:
        """The last day it can have been."""
        if self.precision is Precision.BEFORE:
            return self.on - timedelta(days=1)
        if self.precision is Precision.MONTH:
            return self.on.replace(day=calendar.monthrange(self.on.year, self.on.month)[1])
        if self.precision is Precision.YEAR:
            return self.on.replace(month=12, day=31)
        return self.on


@dataclass(frozen=True)
class DayWords:
    """Everything needed to read and to write a day in one language; content builds it from days.toml.

    `months` and `weekdays` map folded words to 1..12 and 0..6 (Monday is 0). The other words are
    folded too; in a spreadsheet's cell `about` blur a day ("mid March") and `small` ones beside it change
    nothing. `forms` say how each precision is written in an input box, see `Day.worded`. `day_first`
    decides whether 3/4 is 3 April or 4 March.
    """

    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    month_names: tuple[str, ...] = ()
    weekday_names: tuple[str, ...] = ()
    forms: Mapping[str, str] = field(default_factory=dict)
    today: tuple[str, ...] = ()
    yesterday: tuple[str, ...] = ()
    tomorrow: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    about: Collection[str] = ()
    small: Collection[str] = ()
    day_first: bool = True

    @functools.cached_property
    def month_set(self) -> frozenset[str]:
        """The names of the months."""
        return frozenset(self.months)

    def written(self, day: Day | None) -> str:
        """The day as text for an input box, which reads back as the same day; "" for None."""
        return day.worded(self.forms, self.month_names) if day else ""


def moment(text: str) -> datetime | None:
    """The moment an ISO text names, with its offset; None if it names none."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else None
