"""How often two interviewers choose the same person, and two such interviewers made up (guide, 4.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

SEPARATE = 0.44  # average for how far the scores of separate interviewers agree; seen only second-hand
SAME_OF_FIVE = 0.38  # how often two such interviewers put the same one of five people first (guide, 4.1)


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
        scores = [seen * common + alone * chance.gauss(0, 1) for common in quality]
        return tuple(sorted(range(people), key=lambda person: -scores[person]))

    return TwoOrders(order(), order())
