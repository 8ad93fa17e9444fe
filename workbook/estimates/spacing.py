"""When something practised comes back: the FSRS rule as a calendar, nothing more.

It was fitted to flashcards, and an interview is none. Parameters, retention and steps are those of the
reference values (guide, 4.5).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import fsrs

RETENTION = 0.9
ASKED = 10_000  # of so many cards and days it is remembered what the rule says: a page asks more than once


@dataclass(frozen=True)
class Memory:
    """How well something is remembered, as of the day on which it was last practised."""

    stability: float
    difficulty: float
    on: date


def practised(memory: Memory | None, ease: int, today: date) -> tuple[Memory, date]:
    """The memory after a try, and the day on which it comes back; `ease` is 1 for a blank, 4 for easily.

    With the clock set back a try counts as on the day of the one before.
    """
    import fsrs

    on = max(today, memory.on) if memory else today
    card, _ = _rule().review_card(_card(memory), fsrs.Rating(ease), _at(on))
    return Memory(float(card.stability or 0), float(card.difficulty or 0), on), card.due.date()


@lru_cache(ASKED)
def chance(memory: Memory, on: date) -> float:
    """How likely it would be recalled on a day, by the rule."""
    return _rule().get_card_retrievability(_card(memory), _at(max(on, memory.on)))


@cache
def _rule() -> fsrs.Scheduler:
    import fsrs

    return fsrs.Scheduler(
        enable_fuzzing=False, learning_steps=(), relearning_steps=(), desired_retention=RETENTION
    )


def _card(memory: Memory | None) -> fsrs.Card:
    """The memory as the library keeps one; given an id and a day, it asks no clock."""
    import fsrs

    if memory is None:
        return fsrs.Card(card_id=1, due=_at(date(1970, 1, 1)))
    last, state = _at(memory.on), fsrs.State.Review
    return fsrs.Card(1, state, None, memory.stability, memory.difficulty, last, last)


def _at(day: date) -> datetime:
    """Nine in the morning of a day, so that days apart are whole days."""
    return datetime.combine(day, time(9), UTC)
