"""How often one stage leads to the next, as a Beta posterior from counts and a stated prior (guide, 4.1)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Prior:
    """What is assumed before any count, as a Beta distribution worth `alpha + beta` cases."""

    alpha: float
    beta: float


JEFFREYS = Prior(
    0.5, 0.5
)  # "what my own numbers say": good coverage for small n (Brown, Cai & DasGupta 2001)
APPLICATION_TO_INTERVIEW = Prior(0.5, 4.5)  # for forecasts: spans published 3 to 15 in 100
INTERVIEW_TO_OFFER = Prior(1.0, 3.0)  # for forecasts: spans published 17 to 45 in 100


@dataclass(frozen=True)
class Rate:
    """A share with what is known about it: Beta(alpha, beta), its mean and quantiles, all from 0 to 1.

    `low80` to `high80` and `low95` to `high95` are the central ranges.
    """

    successes: int
    resolved: int
    alpha: float
    beta: float
    mean: float
    median: float
    low80: float
    high80: float
    low95: float
    high95: float


def conversion(successes: int, resolved: int, prior: Prior = JEFFREYS) -> Rate:
    """The rate behind `successes` of `resolved` cases; waiting cases belong in neither.

    Raises ValueError when the counts cannot be.
    """
    from scipy.special import betaincinv

    if not 0 <= successes <= resolved:
        raise ValueError(f"{successes} of {resolved} is not a count of cases")
    alpha, beta = prior.alpha + successes, prior.beta + resolved - successes
    low95, low80, median, high80, high95 = (
        float(betaincinv(alpha, beta, q)) for q in (0.025, 0.1, 0.5, 0.9, 0.975)
    )
    mean = alpha / (alpha + beta)
    return Rate(successes, resolved, alpha, beta, mean, median, low80, high80, low95, high95)


def at_least_one(rate: Rate, tries: int) -> float:
    """The chance of at least one success in the next `tries` cases: 1 - B(a, b + k) / B(a, b)."""
    from math import exp

    from scipy.special import betaln

    if tries < 0:
        raise ValueError("tries cannot be negative")
    return 1 - exp(float(betaln(rate.alpha, rate.beta + tries) - betaln(rate.alpha, rate.beta)))


def highest_when_none(resolved: int) -> float:
    """The one-sided 95% upper bound on a rate when none of `resolved` cases succeeded: 1 - 0.05^(1/n)."""
    if resolved < 1:
        raise ValueError("a bound needs at least one case")
    return float(1 - 0.05 ** (1 / resolved))


def later_is_better(before: Rate, after: Rate) -> float:
    """The probability that the later rate is the higher one.

    Even near 1 this is not "practice worked": people often start a change after a bad patch.
    """
    from scipy.integrate import quad
    from scipy.special import betainc, betaincinv

    def below(share: float) -> float:
        # Integrated over the later rate's quantiles, so Jeffreys' poles at 0 and 1 do no harm.
        return float(betainc(before.alpha, before.beta, betaincinv(after.alpha, after.beta, share)))

    return float(quad(below, 0, 1, epsabs=1e-9, limit=200)[0])
