"""Where a person's own numbers have been going: a slope that one odd day does not bend, and its range."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from statistics import mean, median

from workbook.estimates.display_rules import line_allowed

CONFIDENCE = 0.9
MANY = 400  # answers from which each week counts by its middle: the slopes between all pairs grow too many
A_LITTLE, CLEARLY = 1, 3  # points of change over the whole span
JUMPS = 3  # points from one answer to the next, on average


@dataclass(frozen=True)
class Trend:
    """The Theil–Sen slope in units a week, with the ends of its 90% range."""

    per_week: float
    low: float
    high: float


class Direction(StrEnum):
    """What may be said of a person's own numbers over time (guide, 4.6)."""

    TOO_FEW = "too_few"  # below six points or three weeks
    UNCLEAR = "unclear"
    LEVEL = "level"
    UP_AND_DOWN = "up_and_down"
    A_LITTLE_UP = "a_little_up"
    A_LITTLE_DOWN = "a_little_down"
    CLEARLY_UP = "clearly_up"
    CLEARLY_DOWN = "clearly_down"


def trend(days: Sequence[date], values: Sequence[float]) -> Trend:
    """The median of all slopes between two points (Theil, Sen); ValueError with fewer than two days."""
    from scipy.stats import theilslopes

    if len(set(days)) < 2:
        raise ValueError("a slope needs two days")
    first = min(days)
    weeks = [(day - first).days / 7 for day in days]
    if len(days) > MANY:
        of_week = defaultdict[int, list[tuple[float, float]]](list)
        for week, value in zip(weeks, values, strict=True):
            of_week[int(week)].append((week, value))
        pairs = [tuple(map(median, zip(*week, strict=True))) for week in of_week.values()]
        weeks, values = map(list, zip(*pairs, strict=True))
    per_week, _, low, high = theilslopes(values, weeks, alpha=CONFIDENCE)
    return Trend(float(per_week), float(low), float(high))


def direction(days: Sequence[date], values: Sequence[float]) -> Direction:
    """The direction in a word; days and values in the order of the days.

    A direction is named only where the 90% range of the slope leaves out nought, by the change it makes over
    the whole span; level only where the range is that narrow; and neither where answers jump about.
    """
    if not line_allowed(days):
        return Direction.TOO_FEW
    if mean(abs(after - before) for before, after in pairwise(values)) >= JUMPS:
        return Direction.UP_AND_DOWN
    slope, weeks = trend(days, values), (max(days) - min(days)).days / 7
    change, low, high = (per_week * weeks for per_week in (slope.per_week, slope.low, slope.high))
    if low > -A_LITTLE and high < A_LITTLE:
        return Direction.LEVEL
    if low <= 0 <= high or abs(change) < A_LITTLE:
        return Direction.UNCLEAR
    if change > 0:
        return Direction.CLEARLY_UP if change >= CLEARLY else Direction.A_LITTLE_UP
    return Direction.CLEARLY_DOWN if -change >= CLEARLY else Direction.A_LITTLE_DOWN
