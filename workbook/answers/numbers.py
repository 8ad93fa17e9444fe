"""A number a person types: "1.5", "1,5", "2½"; nothing that could be meant in two ways."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from workbook.answers.kinds import Answer
from workbook.answers.problems import Problem

LARGEST = 10**15  # beyond this a float no longer tells neighbours apart
_LONGEST = 400  # characters; the smallest float written out has fewer
_PLAIN = re.compile(r"[+-]?\d+([.,\u066b]\d+)?|[+-]?[.,]\d+")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_HALVES = {"½": "5", "¼": "25", "¾": "75"}


def read_number(answer: Answer, raw: object) -> float | Problem:
    """The number (an int where whole), or a problem.

    Problems: `number_unreadable` (also for NaN and infinity), `number_ambiguous` (1,234 is a thousand in some
    countries and one point something in others), `number_whole`, `number_low` (low), `number_high` (high).
    """
    value = _typed(raw) if isinstance(raw, str) else raw
    if isinstance(value, Problem):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return Problem("number_unreadable")
    low = -LARGEST if answer.low is None else answer.low
    high = LARGEST if answer.high is None else answer.high
    if value < low:
        return Problem("number_low", {"low": f"{low:g}" if low > -LARGEST else str(low)})
    if value > high:
        return Problem("number_high", {"high": f"{high:g}" if high < LARGEST else str(high)})
    if not answer.whole:
        return float(value) + 0.0  # -0.0 + 0.0 is 0.0: nobody means minus nothing
    return int(value) if value == int(value) else Problem("number_whole")


def write_number(value: float) -> str:
    """A number as text for its input box, every digit kept, never with an exponent."""
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


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
