"""An application, its interview rounds and the news about it: what a person logs, nothing derived."""

from __future__ import annotations

from collections.abc import Mapping
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
    multi,
    number,
    reference,
    scale,
    short_text,
    tags,
    tick,
)
from workbook.content import Words


class Stage(StrEnum):
    """How far along an interview round was, from the least far to the furthest."""

    INFORMAL_CHAT = "informal_chat"
    SCREENING = "screening"
    TASK = "task"
    FIRST = "first"
    LATER = "later"
    FINAL = "final"


# What counts as having reached an interview: a conversation on the way to a decision.
INTERVIEWS = frozenset({Stage.SCREENING, Stage.FIRST, Stage.LATER, Stage.FINAL})


class Outcome(StrEnum):
    """What became of an application or a round; a person is never one of these.

    `rejected` is the employer's no, `withdrew` the person's, `withdrawn_by_employer` a job that went
    away, `no_response` a silence the person has closed; they are four different things.
    """

    ADVANCED = "advanced"
    OFFER = "offer"
    OFFER_ACCEPTED = "offer_accepted"
    OFFER_DECLINED = "offer_declined"
    REJECTED = "rejected"
    NO_RESPONSE = "no_response"
    WITHDREW = "withdrew"
    WITHDRAWN_BY_EMPLOYER = "withdrawn_by_employer"


ENDS = frozenset(Outcome) - {Outcome.ADVANCED, Outcome.OFFER}
OFFERS = frozenset({Outcome.OFFER, Outcome.OFFER_ACCEPTED, Outcome.OFFER_DECLINED})


class Told(StrEnum):
    """How a piece of news arrived."""

    PERSON = "person"
    STANDARD_MESSAGE = "standard_message"
    PORTAL = "portal"


class Source(StrEnum):
    """How the person came across the job (guide, X0)."""

    JOB_BOARD = "job_board"
    EMPLOYER_SITE = "employer_site"
    AGENCY = "agency"
    SOMEONE_I_KNOW = "someone_i_know"
    THEY_CONTACTED_ME = "they_contacted_me"
    INTERNAL = "internal"
    OTHER = "other"


class Format(StrEnum):
    """What form an interview round took (guide, X0)."""

    IN_PERSON = "in_person"
    LIVE_VIDEO = "live_video"
    PHONE = "phone"
    RECORDED_VIDEO = "recorded_video"
    ONE_INTERVIEWER = "one_interviewer"
    PANEL = "panel"
    PRESENTATION = "presentation"
    PRACTICAL_TASK = "practical_task"
    GROUP_EXERCISE = "group_exercise"


@dataclass(frozen=True)
class Application:
    """One application for one job; applying again later is another one."""

    kind: ClassVar[str] = "application"

    organisation: str = short_text(required=True)
    role: str = short_text()
    sent_on: Day | None = day()
    source: Source | None = choice(Source)
    place: str = short_text()
    link: str = short_text(limit=2000)
    pay: str = short_text()
    only_saved: bool = tick()  # on a wish list, not applied for yet
    note: str = long_text()

    @property
    def names(self) -> dict[str, str]:
        """What it is called by."""
        return {"organisation": self.organisation, "role": self.role}


@dataclass(frozen=True)
class InterviewRound:
    """One conversation or task on the way, whatever came of it."""

    kind: ClassVar[str] = "interview_round"

    application_id: str = reference(required=True)
    stage: Stage | None = choice(Stage, required=True)
    held_on: Day | None = day()
    had: bool = tick()  # written down once it was over, which tells where it is dated today
    promised_by: Day | None = day(ahead=True)  # when they said the person would hear
    format: tuple[Format, ...] = multi(Format)
    who: tuple[str, ...] = tags()
    prep_hours: float | None = number(0, 1000)
    questions: str = long_text()
    showed: int | None = scale(1, 5)
    liked: int | None = scale(1, 5)
    learning_line: str = short_text(limit=1000)

    def lies_ahead(self, today: date) -> bool:
        """Whether it is still to come, or is today and not yet over."""
        first = self.held_on.earliest if self.held_on else None
        return first is not None and (first > today or (first == today and not self.had))


@dataclass(frozen=True)
class OutcomeEvent:
    """A dated piece of news about an application; it never erases the rounds before it."""

    kind: ClassVar[str] = "outcome_event"

    application_id: str = reference(required=True)
    outcome: Outcome | None = choice(Outcome, required=True)
    heard_on: Day | None = day()
    told: Told | None = choice(Told)
    reason: str = short_text(limit=2000)  # their words, exactly


_AFTERWARDS = ("news", "showed", "liked")  # what there is to say once an interview is over


def job(application: Application, words: Words) -> str:
    """An application by its names: organisation and role, or the organisation alone."""
    return words(f"name.{'with' if application.role else 'without'}_role", **application.names)


def problems(answers: Mapping[str, Any], today: date, sent_on: Day | None = None) -> dict[str, Problem]:
    """What contradicts itself among the answers about an application, a round or a piece of news, by field.

    `sent_on` is when the application was sent, where that is not among the answers. A round to come is fine
    as long as nothing has come of it yet; what is only unusual is no problem.
    """
    names = ("sent_on", "only_saved", "held_on", "promised_by", "heard_on", "stage", "news")
    sent, saved, held, promised, heard, stage, news = map(answers.get, names)
    found = (
        ("sent_on", "sent_in_future", sent and not saved and sent.after(today)),
        ("only_saved", "sent_and_only_saved", sent and saved and not sent.after(today)),
        ("held_on", "held_in_future", held and held.after(today) and any(map(answers.get, _AFTERWARDS))),
        ("promised_by", "promised_before_held", held and promised and held.after(promised.latest)),
        ("heard_on", "heard_before_sent", heard and sent_on and sent_on.after(heard.latest)),
        ("heard_on", "heard_in_future", heard and heard.after(today)),  # said rather than the one above
        ("stage", "stage_missing", held and not stage and "stage" in answers),
        ("news", "news_missing", "news" in answers and not news and (heard or answers.get("reason"))),
    )
    return {field: Problem(key) for field, key, is_so in found if is_so}
