"""The words for days in one language: months, weekdays, "today", and how a day is written out."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from workbook.answers.days import Day


@dataclass(frozen=True)
class DayWords:
    """Everything needed to read and to write a day in one language; content builds it from days.toml.

    `months` and `weekdays` map folded words to 1..12 and 0..6 (Monday is 0). The other words are
    folded too; in a spreadsheet's cell `about` blur a day ("mid March") and `small` ones beside it change
    nothing. `forms` say how each precision is written in an input box; they use {day}, {month}, {year}
    and, for "before", {on}. `day_first` decides whether 3/4 is 3 April or 4 March.
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
        if day is None:
            return ""
        month = self.month_names[day.on.month - 1]
        exact = self.forms["day"].format(day=day.on.day, month=month, year=day.on.year)
        return self.forms[day.precision.value].format(on=exact, month=month, year=day.on.year, day=day.on.day)
