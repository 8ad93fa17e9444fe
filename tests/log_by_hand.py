"""Applications, rounds and news of an invented search, written by hand in few words."""

from __future__ import annotations

from datetime import date
from typing import Any

from workbook.answers import Day
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.interviews.story import Story

TODAY = date(2026, 3, 12)
LATER = date(2026, 5, 12)  # when what was sent in February, or interviewed then, is old enough to tell
Event = InterviewRound | OutcomeEvent


def day(iso: str) -> Day | None:
    """A day from "2026-03-12", "2026-03", "2026" or "/2026-03-12"; None for ""."""
    return Day.parse(iso) if iso else None


def held(stage: str, on: str = "", **more: Any) -> InterviewRound:
    """A round of a stage on a day."""
    return InterviewRound(application_id="a", stage=Stage(stage), held_on=day(on), **more)


def heard(outcome: str, on: str = "", **more: Any) -> OutcomeEvent:
    """A piece of news on a day."""
    return OutcomeEvent(application_id="a", outcome=Outcome(outcome), heard_on=day(on), **more)


def story(sent: str = "2026-02-02", *events: Event, id: str = "a", **more: Any) -> Story:
    """The history of an application sent on a day, with these rounds and news in the order written down."""
    application = Application(**{"organisation": "Quillmoor", "role": "Analyst", "sent_on": day(sent)} | more)
    rounds = [e for e in events if isinstance(e, InterviewRound)]
    news = [e for e in events if isinstance(e, OutcomeEvent)]
    return Story(id, application, rounds, news)


def many(**counted: int) -> list[Story]:
    """Several applications of each sort: waiting, rejected, silent, interviewed, final, offer, withdrew."""
    sorts: dict[str, tuple[Event, ...]] = {
        "waiting": (),
        "rejected": (heard("rejected", "2026-02-20"),),
        "silent": (heard("no_response", "2026-03-01"),),
        "withdrew": (heard("withdrew", "2026-02-10"),),
        "interviewed": (held("first", "2026-02-16"), heard("rejected", "2026-02-24")),
        "interviewed_waiting": (held("first", "2026-03-09"),),
        "final": (held("first", "2026-02-16"), held("final", "2026-02-23"), heard("rejected", "2026-03-02")),
        "offer": (held("first", "2026-02-16"), heard("offer_declined", "2026-03-02")),
    }
    return [
        story("2026-02-02", *sorts[sort], id=f"{sort}{i}")
        for sort, count in counted.items()
        for i in range(count)
    ]
