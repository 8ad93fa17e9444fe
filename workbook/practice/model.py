"""Practice as it is kept: an attempt at a question, how it came, and what to try next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from workbook.answers import (
    Day,
    Problem,
    choice,
    day,
    long_text,
    number,
    out_of_time,
    reference,
    scale,
    short_text,
)
from workbook.questions.model import LINE, Recall

QUESTIONS_MOST = 3  # of a session; or twenty minutes
MINUTES = 20
TRIES_MOST = 2  # at one question in a day (guide, exercise F)
RUBRIC = ("relevance", "structure", "proof", "result", "delivery")  # delivery may be left out


class AnsweredBy(StrEnum):
    """How an answer was given."""

    ALOUD = "aloud"
    SIGNED = "signed"
    TYPED = "typed"


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


def tries(attempts: Iterable[Attempt], card: str, on: date) -> int:
    """How often a card was tried on a day."""
    return sum(a.about == card and a.attempted_on == Day(on) for a in attempts)


def problems(answers: Mapping[str, Any], today: date) -> dict[str, Problem]:
    """What cannot be so among the answers about an attempt."""
    return out_of_time(answers, today, past=("attempted_on",))
