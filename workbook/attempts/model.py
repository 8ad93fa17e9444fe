"""An attempt at a question as it is kept: how it came, and what to try next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from workbook.answers import (
    Day,
    choice,
    day,
    long_text,
    number,
    out_of_time,
    reference,
    scale,
    short_text,
)

LINE = 2000
TRIES_MOST = 2  # at one question in a day (guide, exercise F)
RUBRIC = ("relevance", "structure", "proof", "result", "delivery")  # delivery may be left out


class AnsweredBy(StrEnum):
    """How an answer was given."""

    ALOUD = "aloud"
    SIGNED = "signed"
    TYPED = "typed"


class Recall(StrEnum):
    """How an answer came without notes; it decides only when the card comes back."""

    BLANK = "blank"
    STRUGGLE = "struggle"
    WELL_ENOUGH = "well_enough"
    EASILY = "easily"


@dataclass(frozen=True)
class Attempt:
    """One answer to a card: how it came, the rubric as far as it was rated, and what to try next time.

    It stays when its card is removed; `about` is the id of the card.
    """

    kind: ClassVar[str] = "attempt"

    about: str = reference(required=True)
    attempted_on: Day | None = day(required=True, unsure=False)
    answered_by: AnsweredBy | None = choice(AnsweredBy)
    recall: Recall | None = choice(Recall)  # asked for when an attempt is rated
    relevance: int | None = scale(1, 5)
    structure: int | None = scale(1, 5)
    proof: int | None = scale(1, 5)
    result: int | None = scale(1, 5)
    delivery: int | None = scale(1, 5)
    secs: int | None = number(0, 3600, whole=True)
    story_id: str = reference()  # the story that was told
    answer: str = long_text()  # where it was typed
    follow: str = short_text(limit=LINE)
    one_tweak: str = short_text(limit=LINE)


def tries(attempts: Iterable[Attempt], on: date) -> Counter[str]:
    """How often each card was tried on a day, in the order of the first try."""
    return Counter(one.about for one in attempts if one.attempted_on == Day(on))


problems = out_of_time(Attempt)
