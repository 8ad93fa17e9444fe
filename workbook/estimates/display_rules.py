"""When a number may be shown, and how (guide, 4.0): counts under five, ranges from five, fractions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor
from statistics import median

CHART_FROM = 5  # applications or letters; fewer are said in a sentence
RANGE_FROM = 5  # resolved cases
PERCENT_FROM = 20
WHOLE_PERCENT_FROM = 100
SUMMARY_FROM = 5  # guide, 4.6
LINE_POINTS = 6
LINE_DAYS = 21


@dataclass(frozen=True)
class Share:
    """A share as people say it, `times` in `of`: 1 in 18, 6 in 10; 0 in 1 is almost none, 1 in 1 all."""

    times: int
    of: int

    @property
    def name(self) -> str:
        """What people call it: "none", "all" or "half"; "" for every other share."""
        return {(0, 1): "none", (1, 1): "all", (1, 2): "half"}.get((self.times, self.of), "")


ALMOST_NONE = Share(0, 1)
ALMOST_ALL = Share(1, 1)
HALF = Share(1, 2)


def spoken(share: float) -> Share:
    """The plain fraction nearest to a share between 0 and 1: "1 in so many" below a third, else tenths."""
    if not 0 <= share <= 1:
        raise ValueError(f"{share} is not a share")
    if share < 0.01:
        return ALMOST_NONE
    if share >= 0.95:
        return ALMOST_ALL
    if share < 0.35:
        every = round(1 / share)
        return Share(1, every if every <= 20 else 5 * round(every / 5))
    tenths = int(share * 10 + 0.5)
    return HALF if tenths == 5 else Share(tenths, 10)


def said(share: float, words: Callable[..., str]) -> str:
    """A share as people say it, in a room's words; sums of shares end a little beside 0 and 1."""
    fraction = spoken(min(max(share, 0.0), 1.0))
    return words(f"share.{fraction.name or 'fraction'}", times=fraction.times, of=fraction.of)


def range_in_100(low: float, high: float, n: int) -> tuple[int, int]:
    """Both ends of a range in 100, rounded outwards: to tens under twenty cases, then to fives, to ones."""
    step = 10 if n < PERCENT_FROM else 5 if n < WHOLE_PERCENT_FROM else 1
    return step * floor(100 * low / step), min(100, step * ceil(100 * high / step))


def line_allowed(days: Sequence[date]) -> bool:
    """Whether points on these days may be joined by a trend line: at least six, over three weeks."""
    return len(days) >= LINE_POINTS and (max(days) - min(days)).days >= LINE_DAYS


def gap_summary(gaps: Sequence[int]) -> tuple[int, float] | None:
    """How many gaps between two numbers are above nought, and the median gap; None under five gaps."""
    if len(gaps) < SUMMARY_FROM:
        return None
    return sum(gap > 0 for gap in gaps), float(median(gaps))
