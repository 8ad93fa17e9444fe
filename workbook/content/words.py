"""The words of one room or floor, in one language."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from workbook.answers import Day
from workbook.content.days import SpokenDays, load_spoken_days
from workbook.content.files import FALLBACK, HOME, ContentError, load


@dataclass(frozen=True)
class Words:
    """Words looked up by dotted key; a missing key or value raises ContentError naming file and key.

    Values put into a sentence are plain text: braces in a person's own words mean nothing.
    """

    language: str
    file: Path
    data: Mapping[str, Any]
    spoken: Callable[[], SpokenDays]
    prefix: str = ""

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
        """The words below a key."""
        return Words(self.language, self.file, self.table(key), self.spoken, self._full(key) + ".")

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
        """A day as it stands in a sentence: "12 March 2026", "some day in March 2026"; "" for None."""
        return self.spoken().day(value)

    def short_day(self, value: Day | date | None) -> str:
        """A day in little room: "12 Mar"; "" for None."""
        return self.spoken().short_day(value)

    def near_day(self, value: Day | date | None, today: date) -> str:
        """A day in little room, with its year where that is not plain: "12 Mar"; "" for None."""
        return self.spoken().near_day(value, today)

    def number(self, n: int) -> str:
        """A count in a sentence: in letters up to ten."""
        return self.spoken().number(n)

    def in_100(self, low: int, high: int) -> str:
        """A range of a share, its ends in 100: "between 5 and 35 in 100"."""
        return self.spoken().in_100(low, high)

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
        try:
            return text.format_map(values)
        except (KeyError, IndexError, ValueError, AttributeError) as error:
            raise self._error(key, f"cannot be filled, {error} is missing or wrong") from error

    def _full(self, key: str) -> str:
        return self.prefix + key

    def _error(self, key: str, what: str) -> ContentError:
        return ContentError(self.file, self._full(key), what)


def load_words(name: str, language: str = FALLBACK, *, home: Path = HOME) -> Words:
    """The words of one content file; English stands in wherever the language has none."""
    path, data = load(name, language, home)
    return Words(language, path, data, functools.cache(lambda: load_spoken_days(language, home=home)))
