"""What is kept of a message that arrived: its facts, and its words wrapped against reading by accident."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from workbook.answers import Day, Problem, choice, day, long_text, reference, tick, unwrapped, wrapped


class What(StrEnum):
    """What a message says about an application."""

    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"  # the job, by the employer
    INVITED = "invited"
    ADVANCED = "advanced"
    OFFER = "offer"
    RECEIPT = "receipt"


class WrittenBy(StrEnum):
    """Who or what wrote it."""

    PERSON = "person"
    TEMPLATE = "template"


class AboutFeedback(StrEnum):
    """What it says about feedback."""

    OFFERED = "offered"
    REFUSED = "refused"


@dataclass(frozen=True)
class ArrivedMessage:
    """One message about one application; `words` are wrapped until somebody opens them."""

    kind: ClassVar[str] = "arrived_message"
    private: ClassVar[bool] = True

    application_id: str = reference(required=True)
    what: What | None = choice(What, required=True)
    came_on: Day | None = day(unsure=False)
    written_by: WrittenBy | None = choice(WrittenBy)
    feedback: AboutFeedback | None = choice(AboutFeedback)
    on_file: bool = tick()
    promised_by: Day | None = day(ahead=True)
    answer_by: Day | None = day(ahead=True)
    words: str = long_text()
    sealed: bool = tick()

    @property
    def hidden(self) -> tuple[str, ...]:
        """The fields no report reads aloud."""
        return ("words", "sealed") if self.sealed else ("sealed",)


def sealed_words(text: str) -> str:
    """Their words, wrapped; it is no encryption."""
    return wrapped(text)


def opened_words(message: ArrivedMessage) -> str:
    """Their words as they were written; ValueError if the wrapping is damaged."""
    return unwrapped(message.words) if message.sealed and message.words else message.words


def problems(answers: Mapping[str, Any], today: date) -> dict[str, Problem]:
    """That a message came on a day still to come, or says nothing of an interview it invites to."""
    came, what, held = (answers.get(name) for name in ("came_on", "what", "held_on"))
    found = {"came_on": Problem("came_in_future")} if came and came.after(today) else {}
    if what is What.INVITED and not answers.get("stage"):
        found["stage"] = Problem("stage_missing")
    if what is What.INVITED and held and came and held.latest < came.on:
        found["held_on"] = Problem("held_before_message")
    return found
