"""The words with which days are typed in one language, from days.toml; `Words` says how they are spoken."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbook.answers import DayWords, fold
from workbook.content.files import HOME, ContentError, load


def load_day_words(language: str = "en", *, home: Path = HOME) -> DayWords:
    """The words with which a language's days are typed and written into input boxes."""
    path, data = load("days", language, home)
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
