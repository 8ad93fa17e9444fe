"""How often one stage leads to the next, as a Beta posterior from counts and a stated prior (guide, 4.1)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Prior:
    """What is assumed before any count, as a Beta distribution worth `alpha + beta` cases."""

    alpha: float
    beta: float


JEFFREYS = Prior(0.5, 0.5)  # good coverage for few cases (Brown, Cai & DasGupta 2001)


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
