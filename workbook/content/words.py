"""The words of one room or floor, in one language."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from workbook.answers import Day
from workbook.content.files import FALLBACK, HOME, ContentError, load

WEEK = range(7)  # days ahead that have a name of their own
SAME_YEAR = 300  # days within which a day needs no year to be understood


@dataclass(frozen=True)
class Words:
    """Words looked up by dotted key; a missing key or value raises ContentError naming file and key.

    Values put into a sentence are plain text: braces in a person's own words mean nothing; a day among them
    is said as it stands in a sentence. `spoken()` are the words for days and numbers. Where they know
    `today`, a day of this year is said without its year.
    """

    language: str
    file: Path
    data: Mapping[str, Any]
    spoken: Callable[[], Words]
    prefix: str = ""
    today: Callable[[], date] | None = None

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence under a key, with its {places} filled."""
        text = self._found(key)
        if not isinstance(text, str):
            raise self._error(key, "is not a sentence")
        return self._filled(key, text, values)

    def get(self, key: str, default: str = "", /, **values: object) -> str:
        """The sentence under a key, or the default where there is none."""
        return self(key, **values) if self.has(key) else default

    def has(self, key: str) -> bool:
        """Whether there is anything under a key."""
        return self._get(key) is not None

    def within(self, key: str) -> Words:
        """The words below a key; the problems of the whole hold for a part that has none of its own."""
        data = {name: words for name, words in self.data.items() if name == "problem"} | self.table(key)
        return Words(self.language, self.file, data, self.spoken, self._full(key) + ".", self.today)

    def table(self, key: str) -> dict[str, Any]:
        """Everything below a key, as it stands in the file."""
        value = self._found(key)
        if not isinstance(value, Mapping):
            raise self._error(key, "is not a table")
        return dict(value)

    def options(self, key: str) -> dict[str, str]:
        """Option key → its words: what stands under `<key>.options`, else directly under the key."""
        table = self.table(f"{key}.options" if self.has(f"{key}.options") else key)
        for option, label in table.items():
            if not isinstance(label, str):
                raise self._error(f"{key}.{option}", "is not a label")
        return table

    def list(self, key: str) -> tuple[str, ...]:
        """The sentences under a key, in order."""
        value = self._found(key)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._error(key, "is not a list of sentences")
        return tuple(value)

    def count(self, key: str, n: int, /, **values: object) -> str:
        """The words for a number of things, from `[count.<key>]`: zero (optional), one and other."""
        form = "one" if n == 1 else "other"
        if n == 0 and self.has(f"count.{key}.zero"):
            form = "zero"
        return self(f"count.{key}.{form}", n=n, **values)

    def day(self, value: Day | date | None) -> str:
        """A day as it stands in a sentence: "12 March", with its year if that is another; "" for None."""
        exact = value if isinstance(value, date) else value.on if value and value.exact else None
        this_year = self.today is not None and exact is not None and exact.year == self.today().year
        return self._worded(value, "plain" if this_year else "said")

    def whole_day(self, value: Day | date | None) -> str:
        """A day with its year: "12 March 2026", "some day in March 2026"; "" for None."""
        return self._worded(value, "said")

    def short_day(self, value: Day | date | None) -> str:
        """A day in little room, without its year unless that is all there is: "12 Mar"; "" for None."""
        return self._worded(value, "short")

    def near_day(self, value: Day | date | None, today: date) -> str:
        """A day in little room, with its year where that is not plain: "12 Mar 2024"; "" for None."""
        on = value.on if isinstance(value, Day) else value
        near = on is None or abs((on - today).days) < SAME_YEAR
        return self._worded(value, "short" if near else "dated")

    def said_day(self, value: Day | date | None, today: date) -> str:
        """A day as people say it: "tomorrow", "Monday" within six days, "8 December"; its year if another."""
        day = Day(value) if isinstance(value, date) else value
        if day is None or not day.exact:
            return self.day(day)
        ahead, days = (day.on - today).days, self.spoken()
        if 0 <= ahead < len(WEEK):
            return days.get(f"near.{ahead}") or days.list("weekdays.full")[day.on.weekday()]
        return self._worded(day, "plain") if day.on.year == today.year else self.day(day)

    def on_day(self, value: Day | date | None, today: date) -> str:
        """A day as people say when something is: "tomorrow", "on Monday", "on 8 December"."""
        day = Day(value) if isinstance(value, date) else value
        if day is None or not day.exact:
            return self.day(day)
        days = self.spoken()
        return days.get(f"near.{(day.on - today).days}") or days("on", day=self.said_day(day, today))

    def number(self, n: int) -> str:
        """A count in a sentence: in letters up to ten."""
        numbers = self.spoken().list("numbers")
        return numbers[n] if 0 <= n < len(numbers) else str(n)

    def in_100(self, low: int, high: int) -> str:
        """A range of a share: "between 5 and 35 in 100", or only the end that says something."""
        key = "below" if low <= 0 else "above" if high >= 100 else "between"
        return self.spoken()(f"ranges.{key}", low=low, high=high)

    def _worded(self, value: Day | date | None, form: str) -> str:
        if value is None:
            return ""
        day = value if isinstance(value, Day) else Day(value)
        return day.worded(*self.spoken()._day_forms[form])

    @functools.cached_property
    def _day_forms(self) -> Mapping[str, tuple[Mapping[str, str], tuple[str, ...]]]:
        """Of the words for days: the forms of a day and the months they take, read once for long tables."""
        names = {"said": "full", "short": "short", "plain": "full", "dated": "short"}
        return {form: (self.table(form), self.list(f"months.{names[form]}")) for form in names}

    def _get(self, key: str) -> Any:
        value: Any = self.data
        for part in key.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        return value

    def _found(self, key: str) -> Any:
        value = self._get(key)
        if value is None:
            raise self._error(key, "has no words")
        return value

    def _filled(self, key: str, text: str, values: Mapping[str, object]) -> str:
        days = {
            name: self.day(value) for name, value in values.items() if isinstance(value, Day | date | None)
        }
        try:
            return text.format_map({**values, **days})
        except (KeyError, IndexError, ValueError, AttributeError) as error:
            raise self._error(key, f"cannot be filled, {error} is missing or wrong") from error

    def _full(self, key: str) -> str:
        return self.prefix + key

    def _error(self, key: str, what: str) -> ContentError:
        return ContentError(self.file, self._full(key), what)


def load_words(name: str, language: str = FALLBACK, *, home: Path = HOME) -> Words:
    """The words of one content file; English stands in wherever the language has none."""
    path, data = load(name, language, home)
    return Words(language, path, data, functools.cache(lambda: load_words("days", language, home=home)))
