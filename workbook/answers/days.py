"""A calendar day as a person knows it: exactly, or as a month, a year, or "before"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

_ISO = re.compile(r"(?P<before>/)?(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2}))?)?")


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
    def parse(cls, iso: str) -> Day:
        """The day that `str` wrote; ValueError for anything else."""
        found = _ISO.fullmatch(iso)
        if found is None or (found["before"] and not found["day"]):
            raise ValueError("not a day of the form 2026-03-12, 2026-03, 2026 or /2026-03-12")
        on = date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
        if found["before"]:
            return cls(on, Precision.BEFORE)
        if found["day"]:
            return cls(on)
        return cls(on, Precision.MONTH if found["month"] else Precision.YEAR)

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


def moment(text: str) -> datetime | None:
    """The moment an ISO text names, with its offset; None if it names none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
