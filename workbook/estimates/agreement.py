"""How often two interviewers choose the same person, and two such interviewers made up (guide, 4.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

SEPARATE, PANEL = 0.44, 0.74  # averages for how far interviewers' scores agree; seen only second-hand
_REACH, _CELLS = 6.0, 480  # the grid of both scores, in standard deviations and cells a side


@cache
def same_first_choice(people: int, correlation: float) -> float:
    """The probability that two interviewers put the same one of `people` first.

    Their scores are normal with this correlation: n times the integral of the density of a pair of scores
    times the probability that all others lie below in both, to the power n - 1. Summed over a grid.
    """
    import numpy as np

    if people < 1 or not 0 <= correlation < 1:
        raise ValueError("at least one person, and a correlation from 0 to below 1")
    step = 2 * _REACH / _CELLS
    score = -_REACH + step * (np.arange(_CELLS) + 0.5)
    x, y = score[None, :], score[:, None]
    rest = 1 - correlation**2
    density = np.exp(-(x * x - 2 * correlation * x * y + y * y) / (2 * rest)) / (2 * np.pi * rest**0.5)
    mass = density * step * step
    corner = np.zeros((_CELLS + 1, _CELLS + 1))
    corner[1:, 1:] = mass.cumsum(axis=0).cumsum(axis=1)
    below = (corner[:-1, :-1] + corner[1:, :-1] + corner[:-1, 1:] + corner[1:, 1:]) / 4
    return float(people * (mass * below ** (people - 1)).sum())


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
