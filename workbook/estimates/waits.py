"""How long answers take, with silence as a wait that is not over (guide, 4.3).

A wait is in days, from its start to the first answer of a person; one without an answer is censored at
the last day it was looked at. Nothing is estimated from fewer than eight answers, nothing is read beyond
the last observed day, and there is no mean: it would leave out everybody who never answered.
Two assumptions: waits are alike, and letting go is not itself a sign that no answer was coming.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

REPLIES_FROM = 8  # answers; below, counts only
AT_RISK_FROM = 5  # waits still open, for the curve to shorten a wait
HARDLY = 0.10  # a chance of an answer below which waiting on is hardly worth it
ROUNDING = 1e-9  # what a product of many shares may be off by; half of the waits is half
NORMAL_95 = 1.959963984540054


@dataclass(frozen=True)
class Wait:
    """One wait of so many days, and what kind of answer ended it; "" where it is still silent."""

    days: int
    answer: str = ""

    @property
    def answered(self) -> bool:
        """Whether an answer came."""
        return bool(self.answer)


@dataclass(frozen=True)
class Point:
    """The Kaplan–Meier estimate on one day: the share still silent, with its 95% log–log range.

    `low` and `high` are None before the first answer and once nobody is silent any more.
    """

    day: int
    at_risk: int
    answers: int
    silent: float
    low: float | None
    high: float | None


def replies(waits: Iterable[Wait]) -> int:
    """How many of the waits were answered."""
    return sum(wait.answered for wait in waits)


def enough(waits: Iterable[Wait]) -> bool:
    """Whether a curve may be drawn: from eight answers on."""
    return replies(waits) >= REPLIES_FROM


def reply_curve(waits: Sequence[Wait]) -> list[Point]:
    """The share still silent on each day on which anything was seen; empty under eight answers.

    S(t) = product of (1 - d/n); range S^exp(±1.96 √V) with V = Σ d / (n (n - d)) / (ln S)². The last
    point is the last observed day. ValueError for a wait of less than no days.
    """
    if any(wait.days < 0 for wait in waits):
        raise ValueError("a wait cannot be shorter than no days")
    if not enough(waits):
        return []
    points, silent, spread = [], 1.0, 0.0
    for day in sorted({wait.days for wait in waits}):
        at_risk = sum(wait.days >= day for wait in waits)
        answers = sum(wait.days == day and wait.answered for wait in waits)
        silent *= 1 - answers / at_risk
        spread += answers / (at_risk * (at_risk - answers)) if at_risk > answers else 0.0
        points.append(Point(day, at_risk, answers, silent, *_range(silent, spread)))
    return points


def _range(silent: float, spread: float) -> tuple[float, float] | tuple[None, None]:
    if not 0 < silent < 1:
        return None, None
    reach = NORMAL_95 * sqrt(spread) / abs(log(silent))
    return silent ** exp(reach), silent ** exp(-reach)


def silent_after(points: Sequence[Point], day: int) -> float | None:
    """S on a day; None without a curve, and beyond the last observed day."""
    if not points or not 0 <= day <= points[-1].day:
        return None
    return next((p.silent for p in reversed(points) if p.day <= day), 1.0)


def half_answered(points: Sequence[Point]) -> int | None:
    """The first day on which half or more are answered; None where that was not seen."""
    return next((p.day for p in points if p.silent <= 0.5 + ROUNDING), None)


def answer_within(points: Sequence[Point], day: int, further: int) -> float | None:
    """The chance of an answer in the next `further` days after silence to `day`: 1 - S(t + h) / S(t).

    None where either day lies beyond the last observed one, or nobody is left silent.
    """
    now, then = silent_after(points, day), silent_after(points, day + further)
    return None if not now or then is None else 1 - then / now


def hardly_an_answer(points: Sequence[Point], day: int, further: int = 14) -> bool:
    """Whether the curve may shorten a wait: the chance is below one in ten, with five still at risk.

    It never lengthens one; when to stop is manners, not statistics.
    """
    chance = answer_within(points, day, further)
    at_risk = next((p.at_risk for p in points if p.day >= day), 0)
    return chance is not None and chance < HARDLY and at_risk >= AT_RISK_FROM


@dataclass(frozen=True)
class Followed:
    """Of the waits silent after a day: how many, how many were followed until a later day, and answered."""

    silent: int
    followed: int
    answered: int


def followed(waits: Iterable[Wait], day: int, until: int) -> Followed:
    """Plain counts in place of a curve: of the waits still silent on `day`, what was seen by `until`."""
    silent = [wait for wait in waits if wait.days > day]
    answered = sum(wait.answered and wait.days <= until for wait in silent)
    seen = answered + sum(wait.days > until or (not wait.answered and wait.days == until) for wait in silent)
    return Followed(len(silent), seen, answered)


@dataclass(frozen=True)
class Split:
    """What had come by a day: the share of each kind of answer, and of silence; together they are 1."""

    day: int
    answers: dict[str, float]
    silent: float


def answer_split(waits: Sequence[Wait]) -> list[Split]:
    """Which answer had come by each day (Aalen–Johansen); empty under eight answers.

    CIF_j(t) = Σ S(before t) d_j / n. One minus Kaplan–Meier for each kind by itself would overstate both.
    """
    points = reply_curve(waits)
    shares = {wait.answer: 0.0 for wait in sorted(waits, key=lambda w: w.days) if wait.answered}
    split, before = [], 1.0
    for point in points:
        for wait in waits:
            if wait.days == point.day and wait.answered:
                shares[wait.answer] += before / point.at_risk
        split.append(Split(point.day, dict(shares), point.silent))
        before = point.silent
    return split
