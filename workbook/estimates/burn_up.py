"""How far the own weeks lead: when a goal may be reached, and the band around it (guide, 4.4).

Two methods look ahead from the units done in each week: a Gamma–Poisson pace with Jeffreys' prior, and the
own weeks drawn again and again. Each is too narrow where the other is right, so the wider one is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEEKS_FROM = 4  # weeks of data before anything is said about weeks to come
LONGEST = 260  # weeks; further ahead nothing is said
AHEAD, FURTHEST = 8, 52  # weeks for which a band is worked out where no end is known, and at most
MIDDLE, LATE = 0.5, 0.8
ENDS = (0.1, 0.5, 0.9)  # of a band
PRIOR = 0.5  # Jeffreys
ROUNDING = 1e-9  # what sums of many small chances may be off by

Chance = Callable[[int], float]  # weeks ahead → the chance to be done by then


@dataclass(frozen=True)
class Band:
    """Units in so many more weeks: one time in ten fewer than `low`, one time in ten more than `high`."""

    low: int
    middle: int
    high: int


@dataclass(frozen=True)
class DoneBy:
    """The week from now by which it is done one time in two, and four times in five."""

    middle: int
    late: int


def done_by_pace(weekly: Sequence[int], remaining: int, ahead: int) -> float:
    """The chance of `remaining` units in `ahead` weeks: I_{h/(W+h)}(R, ½ + Σy)."""
    from scipy.special import betainc

    return float(betainc(remaining, PRIOR + sum(weekly), ahead / (len(weekly) + ahead)))


def done_by_own_weeks(
    weekly: Sequence[int], remaining: int, most: int = LONGEST, until: float = LATE
) -> list[float]:
    """The chance of `remaining` units in 1, 2, … `most` weeks like the own ones, in any order.

    It ends with the first week whose chance is at least `until`.
    """
    import numpy as np

    short = np.zeros(remaining)  # the chance of each number of units, below what remains
    short[0] = 1.0
    chances: list[float] = []
    while len(chances) < most and (not chances or chances[-1] < until):
        before, short = short, np.zeros(remaining)
        for units, share in _shares(weekly):
            if units < remaining:
                short[units:] += share * before[: remaining - units]
        chances.append(1 - float(short.sum()))
    return chances


def reached(weekly: Sequence[int], remaining: int) -> DoneBy | None:
    """When the rest is done, by the method that takes longer; None where nothing may be said.

    Nothing is said under four weeks, after weeks in which nothing was done, and beyond five years.
    """
    if len(weekly) < WEEKS_FROM or not any(weekly) or remaining < 1:
        return None
    own = done_by_own_weeks(weekly, remaining)
    methods: tuple[Chance, ...] = (
        lambda ahead: done_by_pace(weekly, remaining, ahead),
        lambda ahead: own[min(ahead, len(own)) - 1],
    )
    found = [DoneBy(middle, late) for chance in methods
             if (middle := first_week(chance, MIDDLE)) and (late := first_week(chance, LATE))]  # fmt: skip
    return max(found, key=lambda at: at.late) if len(found) == len(methods) else None


def first_week(chance: Chance, share: float) -> int | None:
    """The first week by which the chance is at least this; None beyond `LONGEST`."""
    return next((week for week in range(1, LONGEST + 1) if chance(week) >= share - ROUNDING), None)


def band_by_pace(weekly: Sequence[int], ahead: int) -> Band:
    """Units in so many more weeks, by the pace: a negative binomial.

    Its ends are looked up in I_{W/(W+h)}(½ + Σy, k + 1), since loading scipy.stats takes most of a second.
    """
    import numpy as np
    from scipy.special import betainc

    shape, share, most = PRIOR + sum(weekly), len(weekly) / (len(weekly) + ahead), 64
    while betainc(shape, most, share) < ENDS[-1]:
        most *= 2
    return _band(betainc(shape, np.arange(1, most + 1), share))


def bands_by_own_weeks(weekly: Sequence[int], most: int) -> list[Band]:
    """Units in 1, 2, … `most` weeks like the own ones."""
    import numpy as np

    size = max(weekly) * most + 1
    one = np.zeros(size)
    for units, share in _shares(weekly):
        one[units] += share
    waves = np.fft.rfft(one)
    return [_band(np.cumsum(np.fft.irfft(waves**ahead, size))) for ahead in range(1, most + 1)]


def bands(weekly: Sequence[int], most: int) -> list[Band]:
    """The band of units in 1, 2, … `most` more weeks, nowhere narrower than either method's.

    Empty under four weeks; its middle is the pace's, kept inside.
    """
    if len(weekly) < WEEKS_FROM:
        return []
    both = zip(
        (band_by_pace(weekly, ahead) for ahead in range(1, most + 1)),
        bands_by_own_weeks(weekly, most),
        strict=True,
    )
    return [Band(min(a.low, b.low), a.middle, max(a.high, b.high)) for a, b in both]


@dataclass(frozen=True)
class BurnUp:
    """Units done in each week up to the one that goes on, on the way to a `target`, if there is one.

    `mid` says that it began in the middle of its first week, which so says nothing about the others.
    """

    weeks: tuple[int, ...]
    target: int | None = None
    mid: bool = False

    @property
    def totals(self) -> list[int]:
        """All units up to the end of each week."""
        return list(accumulate(self.weeks))

    @property
    def remaining(self) -> int:
        """How many are left; 0 also where there is no target."""
        return max((self.target or 0) - self.totals[-1], 0)

    @property
    def over(self) -> bool:
        """Whether the target is reached."""
        return self.target is not None and not self.remaining

    @property
    def whole(self) -> tuple[int, ...]:
        """The weeks that are over and were whole; those to come are judged by them."""
        return self.weeks[int(self.mid) : -1]

    @property
    def looks_ahead(self) -> bool:
        """Whether anything may be said about weeks to come."""
        return bool(self.remaining and len(self.whole) >= WEEKS_FROM and any(self.whole))

    @cached_property
    def reached(self) -> DoneBy | None:
        """When the rest is done; None where nothing may be said."""
        return reached(self.whole, self.remaining)

    @cached_property
    def bands(self) -> list[Band]:
        """The wider band of each week to come, up to the one by which it is done four times in five."""
        until = self.reached
        return bands(self.whole, min(until.late if until else AHEAD, FURTHEST)) if self.looks_ahead else []


def _shares(weekly: Sequence[int]) -> list[tuple[int, float]]:
    """Each number of units among the weeks, and its share of them."""
    return [(units, weekly.count(units) / len(weekly)) for units in sorted(set(weekly))]


def _band(below: NDArray[Any]) -> Band:
    """The ends and the middle of a distribution, given as the chance of at most so many units."""
    return Band(*(int((below < end - ROUNDING).sum()) for end in ENDS))
