"""The tables the room's charts are given: waits that were seen, loops as bars, counts of what was sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from workbook.estimates.waits import Wait
from workbook.interviews.model import Application

NEXT, NO = "next", "no"  # the two kinds of answer after an interview


@dataclass(frozen=True)
class Seen:
    """The waits of one kind, and how many more have no exact day and are left out."""

    waits: tuple[Wait, ...] = ()
    left_out: int = 0

    def __len__(self) -> int:
        """How many waits there are."""
        return len(self.waits)


@dataclass(frozen=True)
class Bar:
    """One loop or wait: from `began` to `ends`, its last day; `closed` once that is behind it."""

    application: Application
    began: date
    ends: date
    closed: bool
    answered: bool = False


@dataclass(frozen=True)
class Bars:
    """The bars to draw, the oldest first, and how many loops there are in all."""

    today: date
    bars: tuple[Bar, ...] = ()
    open: int = 0
    closed: int = 0

    def __len__(self) -> int:
        """How many there are to draw."""
        return len(self.bars)


@dataclass(frozen=True)
class SentCounts:
    """How many applications were thanked, asked, followed up, answered and let go."""

    counts: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many rows there are; none while nothing was sent."""
        return len(self.counts)
