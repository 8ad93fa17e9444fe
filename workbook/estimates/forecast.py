"""When the next interview, or an offer, may come: a pace of applications, thinned by two shares (guide, 4.2).

Applications go out at a pace λ ~ Gamma(a, b). A share p₁ of them brings an interview, a share p₂ of those an
offer. Given p₁ and p₂ the first one comes after a Lomax time, so P(T > t) = E[(b / (b + p₁ p₂ t))^a].
No mean wait is ever worked out: for offers it is infinite wherever alpha is not above 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from workbook.estimates.burn_up import ENDS, ROUNDING, Band
from workbook.estimates.conversion import JEFFREYS, Prior

if TYPE_CHECKING:
    from numpy.typing import NDArray

HALF_LIFE = 8.0  # weeks after which a week of the past counts half
PACE_SHAPE, PACE_RATE = 1.0, 0.25  # what is assumed of a pace before any week
OFFER_DELAY = 5.0  # weeks from sending to an offer, until the own ones are known
GRID, FINE = 400, 10_000  # points in which a share is looked at: each of two, and one by itself
LONGEST = 520.0  # weeks; further ahead nothing is said
CLOSE = 0.002  # weeks to which a week is found
AGREE = 2.0  # how far apart the assumptions may put a date that is shown
MORE_A_WEEK, AIMED, BETTER = 2.0, 1.5, 2.0  # what each lever adds, or multiplies by
MOST_OFTEN = 0.9  # no lever makes a share larger


@dataclass(frozen=True)
class SendingPace:
    """How many applications go out in a week: Gamma(shape, rate)."""

    shape: float
    rate: float

    @property
    def mean(self) -> float:
        """The middle of it, as so many a week."""
        return self.shape / self.rate


def weighted(weekly: Sequence[float], half_life: float = HALF_LIFE) -> tuple[float, float]:
    """Units and weeks as they count: the newest week whole, each one before it less (guide, recency)."""
    weights = [0.5 ** (age / half_life) for age in range(len(weekly))][::-1]
    return sum(n * weight for n, weight in zip(weekly, weights, strict=True)), sum(weights)


def pace_of(units: float, weeks: float) -> SendingPace:
    """The pace after so many applications in so many weeks."""
    return SendingPace(PACE_SHAPE + units, PACE_RATE + weeks)


@dataclass(frozen=True)
class FirstWait:
    """The wait for the first interview, or, where `offers` are given, for the first offer.

    What is sent from now on brings it after `delay` weeks. `open` interviews are decided by week `decided`,
    all with the same share of offers.
    """

    pace: SendingPace
    interviews: Prior
    offers: Prior | None = None
    delay: float = 0.0
    open: int = 0
    decided: float = 0.0

    def by(self, week: float) -> float:
        """The chance that it has come by the end of a week from now."""
        a, b = self.pace.shape, self.pace.rate
        if week <= self.delay:
            silent = self._still_open(week)
        else:
            silent = self._still_open(week) * (b / (b + self._shares * (week - self.delay))) ** a
        return 1.0 - float(silent.mean())

    def week(self, chance: float) -> float | None:
        """The first week by which the chance is that large; None where it is further off than ten years."""
        low, high = 0.0, LONGEST
        if self.by(high) < chance:
            return None
        while high - low > CLOSE:
            middle = (low + high) / 2
            low, high = (low, middle) if self.by(middle) >= chance else (middle, high)
        return high

    def _still_open(self, week: float) -> NDArray[Any]:
        """The chance that no open interview has brought it by then, for each share of offers."""
        import numpy as np

        if self.offers is None or not self.open or week < self.decided:
            return np.ones(1)
        return np.asarray((1 - _points(self.offers)) ** self.open)[np.newaxis, :]

    @cached_property
    def _shares(self) -> NDArray[Any]:
        """How often an application brings it, for each share of interviews and of offers."""
        import numpy as np

        if self.offers is None:
            return _points(self.interviews, FINE)
        return np.outer(_points(self.interviews), _points(self.offers))


def _points(share: Prior, n: int = GRID) -> NDArray[Any]:
    """A share as it may be, in equally likely points."""
    import numpy as np
    from scipy.special import betaincinv

    return np.asarray(betaincinv(share.alpha, share.beta, (np.arange(n) + 0.5) / n))


def chances_of(pace: SendingPace, interviews: Prior, weeks: float, most: int = 0) -> list[float]:
    """The chance of 0, 1, 2, … interviews from what is sent in so many weeks; to `most`, or nearly all of it.

    A negative binomial for each share of interviews, and the middle of those.
    """
    import numpy as np
    from scipy.special import gammaln

    sent = _points(interviews, FINE) * weeks
    log_none = pace.shape * np.log(pace.rate / (pace.rate + sent))
    log_one = np.log(sent) - np.log(pace.rate + sent)
    chances: list[float] = []
    while len(chances) <= most or sum(chances) < ENDS[-1]:
        k = len(chances)
        ways = gammaln(pace.shape + k) - gammaln(pace.shape) - gammaln(k + 1)
        chances.append(float(np.exp(ways + log_none + k * log_one).mean()))
    return chances


def interviews_in(pace: SendingPace, interviews: Prior, weeks: float) -> Band:
    """How many interviews to expect of what is sent in so many weeks."""
    from itertools import accumulate

    below = list(accumulate(chances_of(pace, interviews, weeks)))
    return Band(*(next(k for k, share in enumerate(below) if share >= end - ROUNDING) for end in ENDS))


def levers(now: FirstWait, week: float) -> dict[str, float]:
    """The chance of an offer by a week as things are, and with each of three things changed.

    `more` is two more applications a week, `aimed` half as many again that reach an interview, and `better`
    an offer twice as often. It is a statement about the model, no advice.
    """
    if now.offers is None:
        raise ValueError("without a share of offers there is nothing to change")
    pace = replace(now.pace, shape=now.pace.shape + MORE_A_WEEK * now.pace.rate)
    changed = {
        "now": now,
        "more": replace(now, pace=pace),
        "aimed": replace(now, interviews=_more_often(now.interviews, AIMED)),
        "better": replace(now, offers=_more_often(now.offers, BETTER)),
    }
    return {name: wait.by(week) for name, wait in changed.items()}


def _more_often(share: Prior, times: float) -> Prior:
    """A share that is so many times as large, and known as well as before."""
    worth = share.alpha + share.beta
    alpha = max(share.alpha, min(times * share.alpha, MOST_OFTEN * worth))
    return Prior(alpha, worth - alpha)


def assumptions_agree(weeks: Sequence[float | None]) -> bool:
    """Whether a date may be shown: the longest wait is at most twice the shortest, and all are known."""
    known = [week for week in weeks if week is not None]
    return len(known) == len(weeks) and max(known) <= AGREE * min(known)


def later_is_better(before: tuple[int, int], later: tuple[int, int], prior: Prior = JEFFREYS) -> float:
    """The chance that the share behind the later counts is the larger one; each is (successes, cases)."""
    from scipy.special import betainc

    first, second = prior.after(*before), prior.after(*later)
    return float(betainc(first.alpha, first.beta, _points(second, FINE)).mean())
