"""How often two interviewers choose the same person, and two such interviewers made up (guide, 4.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

SEPARATE, PANEL = 0.44, 0.74  # averages for how far interviewers' scores agree; seen only second-hand
_REACH, _NODES = 8.0, 96  # standard deviations to each side, and points at which they are looked at


@cache
def same_first_choice(people: int, correlation: float) -> float:
    """The probability that two interviewers put the same one of `people` first.

    Their scores are normal with this correlation: n times the integral of the density of a pair of scores
    times the probability that all others lie below in both, to the power n - 1 (guide, 4.1). The integral is
    taken by Gauss and Legendre's rule, right to six digits.
    """
    import numpy as np

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
    import numpy as np
    from scipy.special import ndtr, owens_t

    rest = (1 - correlation**2) ** 0.5
    first = owens_t(x, (y / x - correlation) / rest)
    second = owens_t(y, (x / y - correlation) / rest)
    return (ndtr(x) + ndtr(y)) / 2 - first - second - np.where(x * y < 0, 0.5, 0.0)


class Chance(Protocol):
    """What falls by chance, handed in by the book."""

    def gauss(self, mu: float, sigma: float) -> float:
        """A number from a normal distribution."""


@dataclass(frozen=True)
class TwoOrders:
    """Two interviewers' orders of the same people, best first, by their numbers from 0."""

    left: Sequence[int]
    right: Sequence[int]

    @property
    def same(self) -> bool:
        """Whether both put the same person first."""
        return self.left[0] == self.right[0]


def two_orders(people: int, correlation: float, chance: Chance) -> TwoOrders:
    """One draw of made-up people: what both interviewers see, and what only one of them sees."""
    seen, alone = correlation**0.5, (1 - correlation) ** 0.5
    quality = [chance.gauss(0, 1) for _ in range(people)]

    def order() -> tuple[int, ...]:
        scores = [seen * one + alone * chance.gauss(0, 1) for one in quality]
        return tuple(sorted(range(people), key=lambda person: -scores[person]))

    return TwoOrders(order(), order())
