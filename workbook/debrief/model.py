"""Looking back, as it is kept: sessions, feedback and its points, and the actions other rooms read.

Practice (notebook 06) and the plan (08) read `Action`: `waiting_for(actions, LeadsTo.PRACTICE)` are to be
practice cards, those for LeadsTo.MILESTONE milestones. `about` is everywhere the id of an interview round;
it may have left the log meanwhile, and what was written about it stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from workbook.answers import (
    Day,
    choice,
    day,
    long_text,
    number,
    reference,
    scale,
    short_text,
    unwrapped,
    wrapped,
)
from workbook.storage import Stored

SESSIONS = 2  # for an interview, before new information; as the exercise says
STEADY_FROM = 4  # below it the page offers to keep feedback sealed (guide, exercise D)
MOST_POINTS = 3  # from any one source, see points.py


class Voice(StrEnum):
    """Who said it."""

    HIRING_MANAGER = "hiring_manager"
    RECRUITER = "recruiter"
    PANEL_MEMBER = "panel_member"
    STANDARD_FORM = "standard_form"
    WATCHED_ME = "watched_me"
    MY_OWN = "my_own"


class Theme(StrEnum):
    """What a point of feedback can be about; the last two are no fault and nothing to fix."""

    PREPARATION = "preparation"
    ANSWERING = "answering"
    STRUCTURE = "structure"
    EXAMPLES = "examples"
    KNOWLEDGE = "knowledge"
    LEVEL = "level"
    LISTENING = "listening"
    PRESENCE = "presence"
    WHY_THIS_JOB = "why_this_job"
    QUESTIONS_ASKED = "questions_asked"
    TASK = "task"
    PRACTICAL = "practical"
    SOMEONE_STRONGER = "someone_stronger"
    TOO_VAGUE = "too_vague"


class HeardBefore(StrEnum):
    """Whether something like it was heard before."""

    FIRST_TIME = "first_time"
    ONCE = "once"
    MORE_THAN_ONCE = "more_than_once"
    OPPOSITE = "opposite"  # somebody else said the contrary


class LeadsTo(StrEnum):
    """What an action turns into: a card of notebook 06, a milestone of notebook 08, or nothing further."""

    PRACTICE = "practice"
    MILESTONE = "milestone"
    NONE = "none"


class CameFrom(StrEnum):
    """Where an action came from; `from_id` is the id of the record, or of the thing that arrived."""

    FEEDBACK = "feedback"  # a FeedbackPoint
    LOOK_BACK = "look_back"  # one of the two changes of a look back
    ARRIVED = "arrived"  # a changeable thing from another page
    PARKED = "parked"  # a thought that was parked


@dataclass(frozen=True)
class Action:
    """One thing to do: "When `cue`, I will `text`", or `text` alone; done once `done_on` has a day."""

    kind: ClassVar[str] = "action"

    cue: str = short_text(limit=2000)
    text: str = short_text(limit=2000)
    by: Day | None = day(ahead=True)
    leads_to: LeadsTo | None = choice(LeadsTo)
    came_from: CameFrom | None = choice(CameFrom)
    from_id: str = reference()
    about: str = reference()
    done_on: Day | None = day()


def waiting_for(actions: Iterable[Stored[Action]], where: LeadsTo) -> list[Stored[Action]]:
    """The actions that lead there and are not done yet, in the order of adding."""
    return [s for s in actions if s.record.leads_to is where and s.record.done_on is None]


@dataclass(frozen=True)
class LookBack:
    """One session of looking back at an interview; `session` is 1 or 2, or 3 where new information came.

    `began_at` and `ended_at`, which is "" while it goes on or was left open, are moments in ISO 8601 with
    their offset; `minutes` are what the timer counted.
    """

    kind: ClassVar[str] = "look_back"
    hidden: ClassVar[tuple[str, ...]] = ("began_at", "ended_at")  # no report reads them aloud

    about: str = reference()
    session: int | None = number(1, SESSIONS + 1, whole=True)
    held_on: Day | None = day(unsure=False)
    began_at: str = short_text()
    ended_at: str = short_text()
    minutes: int | None = number(0, 25, whole=True)
    new_information: str = short_text(limit=2000)


@dataclass(frozen=True)
class Feedback:
    """What one source said about one interview, in their words; sealed words are wrapped until opened."""

    kind: ClassVar[str] = "feedback"

    about: str = reference()
    arrived_on: Day | None = day()
    kept_at: str = short_text()  # the moment it was written down here
    steady: int | None = scale(0, 10)
    buffer: str = short_text(limit=2000)
    quote: str = long_text()  # their words, exactly; what the person makes of them is in FeedbackPoint
    source: Voice | None = choice(Voice)
    first_hand: str | None = choice(("yes", "passed_on", "not_clear"))  # whether they saw it themselves
    sealed_until: Day | None = day(unsure=False, ahead=True)
    from_id: str = reference()  # of the reply it came in, if it arrived from another page

    @property
    def hidden(self) -> tuple[str, ...]:
        """The fields no report reads aloud."""
        return ("kept_at", "quote") if self.sealed else ("kept_at",)

    @property
    def sealed(self) -> bool:
        """Whether its words are out of sight until somebody opens them."""
        return self.sealed_until is not None

    def ripe(self, today: date) -> bool:
        """Whether it may be read without opening it early."""
        return self.sealed_until is None or self.sealed_until.on <= today


@dataclass(frozen=True)
class FeedbackPoint:
    """One point of a piece of feedback, as the person reads it: an action comes of it, or it is set aside."""

    kind: ClassVar[str] = "feedback_point"

    feedback: str = reference(required=True)
    part: str = short_text(limit=2000)  # which of their words; "" for all of them
    theme: Theme | None = choice(Theme)
    specific: int | None = scale(1, 5)
    fits: int | None = scale(1, 5)
    heard_before: HeardBefore | None = choice(HeardBefore)
    sting: int | None = scale(0, 10)
    control: str | None = choice(("yes", "partly", "no", "choose_not"))  # whether it is theirs to change
    set_aside: str | None = choice(("too_vague", "does_not_fit", "not_mine", "not_important", "only_one"))

    @property
    def notes(self) -> tuple[str, ...]:
        """The keys of what the page says about it (guide, exercise D, auto_note)."""
        noted = (Theme.TOO_VAGUE, Theme.SOMEONE_STRONGER, HeardBefore.MORE_THAN_ONCE, HeardBefore.OPPOSITE)
        return tuple(str(answer) for answer in (self.theme, self.heard_before) if answer in noted)


def sealed(feedback: Feedback, until: date) -> Feedback:
    """The feedback with its words wrapped, so that nobody reads them by accident; it is no encryption."""
    return replace(feedback, quote=wrapped(opened(feedback).quote), sealed_until=Day(until))


def opened(feedback: Feedback) -> Feedback:
    """The feedback with its words as they were written; ValueError if the wrapping is damaged."""
    quote = unwrapped(feedback.quote) if feedback.sealed and feedback.quote else feedback.quote
    return replace(feedback, quote=quote, sealed_until=None)
