"""Messages, answers and endings of invented applications, written by hand in few words."""

from __future__ import annotations

from datetime import date
from typing import Any

from workbook.answers import Day
from workbook.answers.working_days import WorkingDays
from workbook.interviews.model import Application, Outcome, OutcomeEvent
from workbook.interviews.story import Story
from workbook.messages.model import Ending, Message, Purpose, Reply, ReplyKind
from workbook.messages.request import FeedbackRequest

ENGLAND = WorkingDays("GB", "ENG")
APPLICATION = Application("Quillmoor", "Analyst")


def day(iso: str) -> Day | None:
    """A day from its ISO form; None for ""."""
    return Day.parse(iso) if iso else None


def sent(purpose: str, on: str = "2025-03-17", **more: Any) -> Message:
    """A message that was sent; a request asks."""
    what = Purpose(purpose)
    return Message(**{"application_id": "a", "purpose": what, "sent_on": day(on)} | _asks(what) | more)


def _asks(what: Purpose) -> dict[str, bool]:
    return {"asks": what is Purpose.THANKS_AND_ASK}


def came(how: str, on: str = "") -> Reply:
    """An answer."""
    return Reply("a", ReplyKind(how), day(on))


def heard(outcome: str, on: str = "2025-03-14") -> OutcomeEvent:
    """A piece of news."""
    return OutcomeEvent("a", Outcome(outcome), day(on))


def request(*events: Message | Reply | Ending | OutcomeEvent, days: WorkingDays = ENGLAND) -> FeedbackRequest:
    """The loop of one application with these events, in the order written down."""

    def of(kind: type[Any]) -> list[Any]:
        return [event for event in events if isinstance(event, kind)]

    story = Story("a", APPLICATION, news=of(OutcomeEvent))
    return FeedbackRequest(story, days, of(Message), of(Reply), of(Ending))


def on(iso: str) -> date:
    """A date from its ISO form."""
    return date.fromisoformat(iso)
