"""What kinds of answer share: numbers as typed, lists in a cell, a value in words."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from workbook.answers.days import Day
from workbook.answers.text import Problem

LARGEST = 10**15  # beyond this a float no longer tells neighbours apart
_LONGEST = 400  # characters; the smallest float written out has fewer
_PLAIN = re.compile(r"[+-]?\d+([.,\u066b]\d+)?|[+-]?[.,]\d+")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_HALVES = {"½": "5", "¼": "25", "¾": "75"}

_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_ESCAPED_BY = {"n": "\n", "r": "\r"}
_EMPTY_ITEM = "\\e"


@dataclass(frozen=True)
class Labels:
    """The words an answer is shown in: of its options, of a tick, and of a day."""

    options: Mapping[str, str] = field(default_factory=dict)
    yes: str = ""
    day: Callable[[Day], str] = str

    def of(self, key: object) -> str:
        """The words of an option; any other text as it is."""
        return self.options.get(str(key), str(key))


def shown(value: Any, labels: Labels) -> str:
    """A value as a person reads it, a line for each row; "" where there is none. A nought is an answer."""
    if value is None or value is False or value in ("", [], (), {}):
        return ""
    if value is True:
        return labels.yes
    if isinstance(value, Day):
        return labels.day(value)
    if isinstance(value, Mapping):
        return "\n".join(f"{name}: {part}" for name, part in value.items() if shown(part, Labels(yes="x")))
    if not isinstance(value, list | tuple):
        return labels.of(value)
    if not any(isinstance(row, list | tuple) for row in value):
        return ", ".join(labels.of(item) for item in value)
    rows = (row if isinstance(row, list | tuple) else [row] for row in value)
    lines = (" · ".join(labels.of(cell) for cell in row if cell not in (None, "")) for row in rows)
    return "\n".join(line for line in lines if line)


def read_number(
    raw: object, low: float | None, high: float | None, *, whole: bool = False
) -> float | Problem:
    """The number a person types (an int where whole), or why it cannot be told.

    Problems: `number_unreadable` (also for NaN and infinity), `number_ambiguous` (1,234 is a thousand in some
    countries and one point something in others), `number_whole`, `number_low` (low), `number_high` (high).
    """
    value = _typed(raw) if isinstance(raw, str) else raw
    if isinstance(value, Problem):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < math.inf:
        return Problem("number_unreadable")
    least, most = -LARGEST if low is None else low, LARGEST if high is None else high
    if value < least:
        return Problem("number_low", {"low": f"{least:g}" if least > -LARGEST else str(least)})
    if value > most:
        return Problem("number_high", {"high": f"{most:g}" if most < LARGEST else str(most)})
    if not whole:
        return float(value) + 0.0  # -0.0 + 0.0 is 0.0: nobody means minus nothing
    return int(value) if value == int(value) else Problem("number_whole")


def _typed(text: str) -> float | Problem:
    text = text.strip()
    if len(text) > _LONGEST:
        return Problem("number_unreadable")
    if text[-1:] in _HALVES:
        text = f"{text[:-1].strip() or '0'}.{_HALVES[text[-1]]}"
    if _THOUSANDS.fullmatch(text):
        return Problem("number_ambiguous")
    if not _PLAIN.fullmatch(text):
        return Problem("number_unreadable")
    return float(text.replace(",", ".").replace("\u066b", "."))


def write_number(value: float) -> str:
    """A number as text for its input box, every digit kept, never with an exponent."""
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def text_of(value: Any) -> str:
    """The text itself; TypeError for anything else."""
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    return value


def list_of(value: Any) -> list[Any]:
    """The items of a list; TypeError for anything else, also for a text."""
    if not isinstance(value, list | tuple):
        raise TypeError("a list was expected")
    return list(value)


def sound_text(value: Any) -> str:
    """The text unchanged; ValueError for NUL, which hides what follows it, and for half characters."""
    if "\0" in text_of(value):
        raise ValueError("a text with NUL")
    value.encode()
    return str(value)


# Made once: json.dumps would make one for every row of a book that is read.
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical(value: Any) -> str:
    """The one JSON text of a value: sorted keys, no spaces, letters as they are; ValueError for NaN."""
    text = _CANONICAL.encode(value)
    text.encode()
    return text


def joined_items(items: Any) -> str:
    """A list as the text of a cell, an item a line; line ends inside an item are escaped."""
    escaped = (re.sub(r"[\\\n\r]", lambda match: _ESCAPES[match[0]], str(item)) for item in items)
    return "\n".join(item or _EMPTY_ITEM for item in escaped)


def items_of(text: str) -> list[str]:
    """The list that `joined_items` made this text of."""

    def plain(item: str) -> str:
        return re.sub(r"\\(.?)", lambda match: _ESCAPED_BY.get(match[1], match[1]), item)

    return ["" if item == _EMPTY_ITEM else plain(item) for item in text.split("\n")]
