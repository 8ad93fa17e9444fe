"""A message somebody wrote and sent themselves, an answer that came, and how a loop ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from workbook.answers import Day, choice, day, long_text, reference, short_text, tick


class Purpose(StrEnum):
    """What a message is for."""

    THANKS = "thanks"  # asks nothing
    THANKS_AND_ASK = "thanks_and_ask"  # holds the one request for feedback
    FOLLOW_UP = "follow_up"  # the one reminder of it
    ANSWER = "answer"  # a line back when they have answered
    ENQUIRY = "enquiry"  # where do things stand, once, after a silence
    LATER_NOTE = "later_note"  # months later, about another job there
    MORE_TIME = "more_time"  # to decide about an offer
    ACCEPT = "accept"  # an offer
    DECLINE = "decline"  # an offer
    WITHDRAW = "withdraw"  # an application that is still open
    ARRANGEMENTS = "arrangements"  # the questions in advance, or an adjustment


LATER = tuple(Purpose)[2:]  # what has its own letter, whatever else is known


class Channel(StrEnum):
    """How a message goes."""

    EMAIL = "email"
    LINKEDIN = "linkedin"
    CONNECTION_NOTE = "connection_note"
    PHONE = "phone"
    VOICEMAIL = "voicemail"


class ToRole(StrEnum):
    """Who a message is for."""

    IN_HOUSE_RECRUITER = "in_house_recruiter"
    AGENCY_RECRUITER = "agency_recruiter"
    HIRING_MANAGER = "hiring_manager"
    PANEL = "panel"
    INSIDE = "inside"  # the person's own organisation
    SUPERVISOR = "supervisor"  # of a doctorate or a fellowship
    ADMISSIONS = "admissions"  # of a university or a programme


class FeedbackState(StrEnum):
    """What about feedback, as the person says it before writing."""

    WANTED = "wanted"
    OFFERED = "offered"
    GIVEN = "given"
    REFUSED = "refused"
    NOT_ASKED = "not_asked"  # the person would rather not ask


class Tone(StrEnum):
    """How a message sounds."""

    PLAIN = "plain"
    WARM = "warm"
    FORMAL = "formal"


class ReplyKind(StrEnum):
    """What an answer held."""

    USEFUL = "useful"
    KIND_NOTHING_SPECIFIC = "kind_nothing_specific"
    CANNOT_GIVE = "cannot_give"


class EndedAs(StrEnum):
    """How a loop ended; an answer that comes after an ending is still an answer."""

    USEFUL = "useful"
    KIND_NOTHING_SPECIFIC = "kind_nothing_specific"
    CANNOT_GIVE = "cannot_give"
    LET_GO = "let_go"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True)
class Message:
    """One message about one application; without `sent_on` it is written and not sent.

    `asks` says that it holds the request for feedback, `open_door` that it holds the line "I would be glad
    to hear from you". `follow_up_on` and `let_go_on` are days the person chose; empty means the usual ones.
    `new_role` is the job a later note is about.
    """

    kind: ClassVar[str] = "message"
    hidden: ClassVar[tuple[str, ...]] = ("template",)  # means nothing to anybody who reads a report

    application_id: str = reference(required=True)
    purpose: Purpose | None = choice(Purpose, required=True)
    channel: Channel | None = choice(Channel)
    to_role: ToRole | None = choice(ToRole)
    contact: str = short_text()
    feedback: FeedbackState | None = choice(FeedbackState)
    tone: Tone | None = choice(Tone)
    template: str = short_text(limit=20)
    new_role: str = short_text()
    subject: str = short_text(limit=500)
    body: str = long_text()
    asks: bool = tick()
    open_door: bool = tick()
    sent_on: Day | None = day(unsure=False)
    follow_up_on: Day | None = day(unsure=False, ahead=True)
    let_go_on: Day | None = day(unsure=False, ahead=True)


@dataclass(frozen=True)
class Reply:
    """An answer about feedback, whenever it came, also after the loop was closed; for notebook 05 to read."""

    kind: ClassVar[str] = "reply"

    application_id: str = reference(required=True)
    how: ReplyKind | None = choice(ReplyKind, required=True)
    came_on: Day | None = day()
    said: str = long_text()  # their words, exactly


@dataclass(frozen=True)
class Ending:
    """The person has closed the loop of one application."""

    kind: ClassVar[str] = "ending"

    application_id: str = reference(required=True)
    ended_as: EndedAs | None = choice(EndedAs, required=True)
    ended_on: Day | None = day(unsure=False)
