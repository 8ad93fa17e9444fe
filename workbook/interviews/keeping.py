"""What quick entry stores: it finds the application that something belongs to, or makes one, in one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from workbook.answers import Day, given
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Told
from workbook.interviews.story import Standing, Story
from workbook.storage import Stored
from workbook.storage.batch import Batch
from workbook.which_application.story import SAME_JOB, belongs_to, fits, fitting, joined

# The outcomes in one question with how a no arrived, as the guide asks it (X0).
NEWS: Mapping[str, tuple[Outcome, Told | None]] = {
    "advanced": (Outcome.ADVANCED, None),
    "offer": (Outcome.OFFER, None),
    "no_person": (Outcome.REJECTED, Told.PERSON),
    "no_message": (Outcome.REJECTED, Told.STANDARD_MESSAGE),
    "no_portal": (Outcome.REJECTED, Told.PORTAL),
    "silence": (Outcome.NO_RESPONSE, None),
    "withdrew": (Outcome.WITHDREW, None),
    "withdrawn_by_employer": (Outcome.WITHDRAWN_BY_EMPLOYER, None),
    "offer_accepted": (Outcome.OFFER_ACCEPTED, None),
    "offer_declined": (Outcome.OFFER_DECLINED, None),
}


@dataclass(frozen=True)
class Kept:
    """What was stored: the application it went to, and the message keys of what to say about that.

    `id` is that application's, `news` what came of it. `number` is the how-manyth application for that job
    this is, `before` when the last one was sent.
    """

    id: str
    application: Application
    notes: tuple[str, ...]
    number: int = 1
    before: Day | None = None
    news: OutcomeEvent | None = None


def keep(book: Book, values: Mapping[str, Any], *, label: str, applying: bool = False) -> Kept:
    """Stores a quick entry in one step that Undo takes back whole, and says where it went.

    A `stage` makes a round, `news` an outcome, `applying` marks the application as sent. It attaches to
    the open application for that organisation and role, else to one closed as silence, else to a new one.
    """
    today = book.today()
    with book.store.batch(label) as step:
        log = fitting(step, values)
        target = _saved_for_later(log, values, today) if applying else belongs_to(log, values, today)
        stored = joined(step, target, given(Application, values), sent=applying)
        keys = _where(target, stored, applying=applying)
        story = replace(target, application=stored.record) if target else Story(stored.id, stored.record)
        same = [] if target else [s.application for s in log if fits(s.application, values) == SAME_JOB]
        keys += ["again"] if same else []
        news, notes = _events(step, story, values, today)
        keys += notes
        if target and target.standing(today) is Standing.NO_RESPONSE:
            keys.append("closed_again")
        before = max((a.sent_on for a in same if a.sent_on), key=lambda day: day.on, default=None)
        return Kept(story.id, story.application, tuple(keys), len(same) + 1, before, news)


def notices(record: Any, others: Iterable[Any], sent_on: Day | None = None) -> list[str]:
    """Keys of what is unusual about a record, said after it is kept: before sending, or there twice.

    `others` are the records of its kind that its application has besides.
    """
    if isinstance(record, InterviewRound) and record.held_on:
        early = sent_on is not None and sent_on.after(record.held_on.latest)
        twice = any((r.stage, r.held_on) == (record.stage, record.held_on) for r in others)
        return [key for key, is_so in (("held_before_sent", early), ("round_twice", twice)) if is_so]
    if isinstance(record, OutcomeEvent):
        twice = any((n.outcome, n.heard_on) == (record.outcome, record.heard_on) for n in others)
        return ["news_twice"] if twice else []
    return []


def _saved_for_later(log: Iterable[Story], values: Mapping[str, Any], today: date) -> Story | None:
    """An application on the wish list that has now been sent."""
    saved = [story for story in log if story.standing(today) is Standing.NOT_APPLIED]
    return max(saved, key=lambda story: fits(story.application, values), default=None)


def _where(target: Story | None, stored: Stored[Application], *, applying: bool) -> list[str]:
    """Keys of where an entry went: a new application, one that now is sent, or one that was there."""
    if target is None:
        return ["new"]
    filled = stored.record.role != target.application.role
    return ["sent" if applying else "added", *(["job_filled"] if filled else [])]


def _events(
    step: Batch, story: Story, values: Mapping[str, Any], today: date
) -> tuple[OutcomeEvent | None, list[str]]:
    """Stores the round and the news, as far as they were given; returns the news, and what is notable."""
    keys, event = [], None
    if values.get("stage"):
        round_ = InterviewRound(**given(InterviewRound, values) | {"application_id": story.id})
        step.add(round_)
        keys += ["coming"] if round_.held_on and round_.held_on.after(today) else []
        keys += notices(round_, story.rounds, story.application.sent_on)
    if values.get("news"):
        outcome, told = NEWS[values["news"]]
        event = OutcomeEvent(story.id, outcome, values.get("heard_on"), told, values.get("reason", ""))
        step.add(event)
        keys += notices(event, story.news)
    return event, keys
