"""How often two interviewers choose the same person, worked out as an integral (guide, 4.1)."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from scipy.special import ndtr, owens_t

PANEL = 0.74  # average for how far the scores of interviewers in one panel agree; seen only second-hand
_REACH, _NODES = 8.0, 96  # standard deviations to each side, and points at which they are looked at


@cache
def same_first_choice(people: int, correlation: float) -> float:
    """The probability that two interviewers put the same one of `people` first.

    Their scores are normal with this correlation: n times the integral of the density of a pair of scores
    times the probability that all others lie below in both, to the power n - 1 (guide, 4.1). The integral is
    taken by Gauss and Legendre's rule, right to six digits.
    """
    if people < 1 or not 0 <= correlation < 1:
        raise ValueError("at least one person, and a correlation from 0 to below 1")
    nodes, weights = np.polynomial.legendre.leggauss(_NODES)
    score, weight = (
        _REACH * nodes,
        _REACH * weights * np.exp(-((_REACH * nodes) ** 2) / 2) / (2 * np.pi) ** 0.5,
    )
    left, alone = score[:, None], score[None, :]
    right = correlation * left + (1 - correlation**2) ** 0.5 * alone
    below = _both_below(left + 0 * right, right, correlation)
    return float(people * (weight[:, None] * weight[None, :] * below ** (people - 1)).sum())


def _both_below(x: Any, y: Any, correlation: float) -> Any:
    """The probability that both of two correlated normal scores lie below x and y (Owen 1956)."""
    rest = (1 - correlation**2) ** 0.5
    first = owens_t(x, (y / x - correlation) / rest)
    second = owens_t(y, (x / y - correlation) / rest)
    return (ndtr(x) + ndtr(y)) / 2 - first - second - np.where(x * y < 0, 0.5, 0.0)
