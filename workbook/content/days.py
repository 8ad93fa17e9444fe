"""How days and counts are spoken of in one language: what a form understands, and how each is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from workbook.answers import Day, DayWords, Precision, fold
from workbook.content.files import HOME, ContentError, load

_FILE = "days"
SAME_YEAR = 300  # days within which a day needs no year to be understood


@dataclass(frozen=True)
class SpokenDays:
    """Says a day in a sentence ("some day in March 2026") or in little room ("12 Mar")."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    full: Mapping[str, str]
    short: Mapping[str, str]
    numbers: tuple[str, ...]
    ranges: Mapping[str, str]

    def in_100(self, low: int, high: int) -> str:
        """A range of a share: "between 5 and 35 in 100", or only the end that says something."""
        key = "below" if low <= 0 else "above" if high >= 100 else "between"
        return self.ranges[key].format(low=low, high=high)

    def number(self, n: int) -> str:
        """A count in a sentence: in letters up to ten."""
        return self.numbers[n] if 0 <= n < len(self.numbers) else str(n)

    def near_day(self, value: Day | date | None, today: date) -> str:
        """A day in little room, with its year where that is not plain; "" for None."""
        on = value.on if isinstance(value, Day) else value
        near = on is None or abs((on - today).days) < SAME_YEAR
        return self.short_day(value) if near else self.day(value)

    def day(self, value: Day | date | None) -> str:
        """The whole day: "12 March 2026", "some day in March 2026", "before 24 January 2025"; "" for None."""
        return self._said(value, self.full, self.months)

    def short_day(self, value: Day | date | None) -> str:
        """The day in little room, without its year unless that is all there is: "12 Mar", "Mar", "2026"."""
        return self._said(value, self.short, self.short_months)

    def _said(self, value: Day | date | None, forms: Mapping[str, str], months: tuple[str, ...]) -> str:
        if value is None:
            return ""
        day = value if isinstance(value, Day) else Day(value)
        parts: dict[str, Any] = {"day": day.on.day, "month": months[day.on.month - 1], "year": day.on.year}
        on = forms[Precision.DAY.value].format(**parts)
        return forms[day.precision.value].format(on=on, **parts)


def load_spoken_days(language: str = "en", *, home: Path = HOME) -> SpokenDays:
    """How days are said in a language."""
    path, data = load(_FILE, language, home)
    try:
        months, short_months = _names(data["months"]["full"], 12), _names(data["months"]["short"], 12)
        return SpokenDays(
            months, short_months, data["said"], data["short"], tuple(data["numbers"]), data["ranges"]
        )
    except (KeyError, ValueError) as error:
        raise ContentError(path, str(error), "missing or of the wrong length") from error


def load_day_words(language: str = "en", *, home: Path = HOME) -> DayWords:
    """The words with which a language's days are typed and written into input boxes."""
    path, data = load(_FILE, language, home)
    try:
        typed = data["typed"]
        phrases = {name: tuple(map(fold, typed[name])) for name in _PHRASES}
        return DayWords(
            months=_numbered(data["months"], first=1, length=12),
            weekdays=_numbered(data["weekdays"], first=0, length=7),
            month_names=_names(data["months"]["full"], 12),
            weekday_names=_names(data["weekdays"]["full"], 7),
            forms=data["box"],
            day_first=typed["day_first"],
            **phrases,
        )
    except (KeyError, ValueError) as error:
        raise ContentError(path, str(error), "missing or of the wrong length") from error


_PHRASES = ("today", "yesterday", "tomorrow", "last", "before", "unsure", "fillers", "ordinals")


def _names(names: list[str], length: int) -> tuple[str, ...]:
    if len(names) != length:
        raise ValueError(f"{length} names")
    return tuple(names)


def _numbered(table: Mapping[str, Any], *, first: int, length: int) -> dict[str, int]:
    """Folded name → number, from the full and short names and the other spellings people use."""
    numbered = {fold(spelling): int(number) for spelling, number in table.get("also", {}).items()}
    for names in (table["full"], table["short"]):
        numbered |= {fold(name): number for number, name in enumerate(_names(names, length), start=first)}
    return numbered
