"""Keeps what was confirmed of a message, in one step that Undo takes back whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbook.answers import Day, given
from workbook.arrived.model import ArrivedMessage, What, WrittenBy, sealed_words
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Told
from workbook.interviews.story import Story
from workbook.storage import Change
from workbook.storage.batch import Batch
from workbook.which_application.story import belongs_to, fitting, joined

_OUTCOMES = {
    What.REJECTED: Outcome.REJECTED,
    What.WITHDRAWN: Outcome.WITHDRAWN_BY_EMPLOYER,
    What.ADVANCED: Outcome.ADVANCED,
    What.OFFER: Outcome.OFFER,
}
_TOLD = {WrittenBy.PERSON: Told.PERSON, WrittenBy.TEMPLATE: Told.STANDARD_MESSAGE}


@dataclass(frozen=True)
class KeptMessage:
    """What was kept: the application it went to, whether that is a new one, and the step to undo."""

    id: str
    application: Application
    is_new: bool
    change: Change | None


def keep_message(book: Book, values: Mapping[str, Any], text: str, *, label: str) -> KeptMessage:
    """Stores the news or the interview with its application, and the message with its words sealed."""
    today = book.today()
    with book.store.batch(label) as step:
        target = belongs_to(fitting(step, values), values, today)
        sent = values["what"] is What.RECEIPT
        names: dict[str, Any] = {name: values.get(name) or "" for name in ("organisation", "role")}
        sent_on = values.get("came_on") if sent else None
        application = joined(step, target, names | {"sent_on": sent_on}, sent=sent)
        promised = values.get("promised_by")
        if _news(step, application.id, values, target, today, promised):
            promised = None
        words = {"words": sealed_words(text) if values.get("keep_words") and text else "", "sealed": True}
        about = {"application_id": application.id, "promised_by": promised}
        step.add(ArrivedMessage(**{**given(ArrivedMessage, values), **words, **about}))
    return KeptMessage(application.id, application.record, target is None, step.change)


def _news(
    step: Batch, id: str, values: Mapping[str, Any], target: Story | None, today: date, promised: Day | None
) -> bool:
    """Stores the interview or the outcome; whether the promised day has gone to an interview there is."""
    what, came = values["what"], values.get("came_on")
    if what is What.INVITED:
        held = values.get("held_on")
        had = held is not None and held.latest < today
        step.add(InterviewRound(id, values["stage"], held, had=had))
    elif what in _OUTCOMES:
        step.add(OutcomeEvent(id, _OUTCOMES[what], came, _TOLD.get(values.get("written_by"))))  # type: ignore[arg-type]
    if not (promised and target and target.rounds) or what is What.INVITED:
        return False
    rounds = step.where(InterviewRound, "application_id", id)
    newest = max(rounds, key=lambda s: s.record.held_on.on if s.record.held_on else date.min)
    if newest.record.promised_by:
        return False
    step.revise(newest, promised_by=promised)
    return True
