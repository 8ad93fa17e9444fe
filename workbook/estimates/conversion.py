"""How often one stage leads to the next, as a Beta posterior from counts and a stated prior (guide, 4.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median


@dataclass(frozen=True)
class Prior:
    """What is assumed before any count, as a Beta distribution worth `alpha + beta` cases."""

    alpha: float
    beta: float

    def after(self, successes: int, resolved: int) -> Prior:
        """What is assumed once these cases are counted; ValueError when the counts cannot be."""
        if not 0 <= successes <= resolved:
            raise ValueError(f"{successes} of {resolved} is not a count of cases")
        return Prior(self.alpha + successes, self.beta + resolved - successes)


JEFFREYS = Prior(0.5, 0.5)  # good coverage for few cases (Brown, Cai & DasGupta 2001)
FOR_INTERVIEWS = Prior(0.5, 4.5)  # a tenth, and room for what has been published (guide, 4.1)
FOR_OFFERS = Prior(1, 3)  # a quarter
HOPEFUL = Prior(1.8, 2.2)  # 45 in 100, as in one survey of graduates


OLD_ENOUGH = 42  # days after which a case can tell (guide, 4.1)
MEDIAN_FROM = 8  # known answers from which their own pace counts


def old_enough(answers: Sequence[int]) -> int:
    """After how many days a case can tell whether it goes on: six weeks, or longer where answers take long.

    `answers` are the days from sending to the first answer, of those that came. A success counts the day it
    happens and a silent no never does, so cases younger than this are left out entirely, successes too.
    """
    return max(OLD_ENOUGH, own_pace(answers) or 0)


def own_pace(answers: Sequence[int]) -> int | None:
    """Twice the days that half of a person's own answers took; None before there are enough of them."""
    return ceil(2 * median(answers)) if len(answers) >= MEDIAN_FROM else None


@dataclass(frozen=True)
class Rate:
    """What is known about a share: the central 95% of its Beta distribution, from 0 to 1."""

    low95: float
    high95: float


def conversion(successes: int, resolved: int, prior: Prior = JEFFREYS) -> Rate:
    """The rate behind `successes` of `resolved` cases: those old enough to tell, see `old_enough`.

    Raises ValueError when the counts cannot be.
    """
    from scipy.special import betaincinv

    known = prior.after(successes, resolved)
    return Rate(*(float(betaincinv(known.alpha, known.beta, q)) for q in (0.025, 0.975)))
