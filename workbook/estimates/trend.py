"""Where a person's own numbers have been going: a slope that one odd day does not bend, and its range."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from math import sqrt
from statistics import NormalDist, mean, median

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
    """The median of all slopes between two points (Theil, Sen); ValueError with fewer than two days.

    The range is that of scipy.stats.theilslopes, which takes longer to load than a page has to open.
    """
    import numpy as np

    if len(set(days)) < 2:
        raise ValueError("a slope needs two days")
    weeks, units = _by_week(days, values) if len(days) > MANY else _points(days, values)
    x, y = np.array(weeks), np.array(units)
    runs, rises = x[:, None] - x, y[:, None] - y
    slopes = np.sort(rises[runs > 0] / runs[runs > 0])
    ties = sum(_tied(int(times)) for each in (x, y) for times in np.unique(each, return_counts=True)[1])
    spread = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) * sqrt((_tied(len(x)) - ties) / 18)
    low, high = round((len(slopes) - spread) / 2) - 1, round((len(slopes) + spread) / 2)
    ends = slopes[[max(low, 0), min(high, len(slopes) - 1)]]
    return Trend(float(np.median(slopes)), *map(float, ends))


def _points(days: Sequence[date], values: Sequence[float]) -> tuple[list[float], list[float]]:
    """Each answer with its weeks since the first."""
    first = min(days)
    return [(day - first).days / 7 for day in days], [*map(float, values)]


def _by_week(days: Sequence[date], values: Sequence[float]) -> tuple[list[float], list[float]]:
    """The middle of each week."""
    weeks = defaultdict[int, list[tuple[float, float]]](list)
    for point in zip(*_points(days, values), strict=True):
        weeks[int(point[0])].append(point)
    middles = [(median(x for x, _ in week), median(y for _, y in week)) for week in weeks.values()]
    return [x for x, _ in middles], [y for _, y in middles]


def _tied(n: int) -> int:
    """What so many points, or so many equal ones, add to the variance of Kendall's count."""
    return n * (n - 1) * (2 * n + 5)


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
