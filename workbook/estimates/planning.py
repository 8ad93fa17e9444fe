"""A date corrected by how long things took before, and weeks made smaller or bigger (guide, 4.4 and H).

What counts is r = ln(actual / planned). The own tendency has the prior N(ln 1.6, 0.35²), from one well-known
study of students; tasks scatter around it by 0.45. Both spreads are a choice of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, exp, log, sqrt
from statistics import median

TENDENCY, DOUBT, SCATTER = log(1.6), 0.35, 0.45
NORMAL_80, NORMAL_90 = 0.8416212335729143, 1.2815515655446004
WHOLE_FROM = 4  # weeks; below, a middle is given in half weeks
MIDDLE_FROM = 3  # a middle of one or two ratios is only those


@dataclass(frozen=True)
class Multiplier:
    """What a first guess is to be multiplied by: one time in ten less than `low`, and so on."""

    low: float
    middle: float
    late: float  # one time in five it takes longer
    latest: float  # one time in ten


@dataclass(frozen=True)
class Weeks:
    """A corrected guess: the middle, and what it takes longer than one time in five."""

    middle: float
    late: float


def multiplier(history: Iterable[tuple[float, float]]) -> Multiplier:
    """The multiplier after tasks of (planned, actual) weeks; with none, the prior alone."""
    ratios = [log(actual / planned) for planned, actual in history]
    precision = 1 / DOUBT**2 + len(ratios) / SCATTER**2
    mean = (TENDENCY / DOUBT**2 + sum(ratios) / SCATTER**2) / precision
    spread = sqrt(1 / precision + SCATTER**2)
    return Multiplier(*(exp(mean + z * spread) for z in (-NORMAL_90, 0.0, NORMAL_80, NORMAL_90)))


def corrected(guess: float, history: Iterable[tuple[float, float]]) -> Weeks:
    """A guess in weeks, corrected by the history and rounded as people say it; the late end rounds up."""
    factor = multiplier(history)
    middle, late = guess * factor.middle, guess * factor.late
    if middle < WHOLE_FROM:
        return Weeks(max(0.5, round(2 * middle) / 2), ceil(2 * late) / 2)
    return Weeks(round(middle), ceil(late))


def own_middle(history: Iterable[tuple[float, float]]) -> float | None:
    """The middle of how many times as long things took as planned; None under three of them."""
    ratios = [actual / planned for planned, actual in history]
    return float(median(ratios)) if len(ratios) >= MIDDLE_FROM else None


def resized(sizes: Sequence[int | None], factor: float, most: int) -> list[int | None]:
    """Floor, aim and stretch multiplied, each moved by one at least; still in order, and only the floor 0.

    A size that was not given stays so.
    """
    found, least = list[int | None](), 0
    for place, size in enumerate(sizes):
        if size is not None:
            moved = round(size * factor)
            moved += (1 if factor > 1 else -1) * (moved == size)
            size = least = min(most, max(moved, least, min(place, 1)))
        found.append(size)
    return found
