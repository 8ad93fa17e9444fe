"""Where a person's own numbers have been going: a slope that one odd day does not bend, and its range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.estimates.display_rules import line_allowed

CONFIDENCE = 0.9


@dataclass(frozen=True)
class Trend:
    """The Theil–Sen slope in units a week, with the ends of its 90% range."""

    per_week: float
    low: float
    high: float


class Direction(StrEnum):
    """What may be said about a slope; `too_few` below six points or three weeks."""

    TOO_FEW = "too_few"
    UP = "up"
    PERHAPS_UP = "perhaps_up"
    LEVEL = "level"
    PERHAPS_DOWN = "perhaps_down"
    DOWN = "down"


def trend(days: Sequence[date], values: Sequence[float]) -> Trend:
    """The median of all slopes between two points (Theil, Sen); ValueError with fewer than two days."""
    from scipy.stats import theilslopes

    if len(set(days)) < 2:
        raise ValueError("a slope needs two days")
    weeks = [(day - min(days)).days / 7 for day in days]
    per_week, _, low, high = theilslopes(values, weeks, alpha=CONFIDENCE)
    return Trend(float(per_week), float(low), float(high))


def direction(days: Sequence[date], values: Sequence[float]) -> Direction:
    """The direction in a word: a clear one only where the whole range lies on one side of nought."""
    if not line_allowed(days):
        return Direction.TOO_FEW
    slope = trend(days, values)
    if slope.per_week == 0:
        return Direction.LEVEL
    if slope.per_week > 0:
        return Direction.UP if slope.low > 0 else Direction.PERHAPS_UP
    return Direction.DOWN if slope.high < 0 else Direction.PERHAPS_DOWN
