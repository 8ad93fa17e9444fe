"""What the room stores, and what keeps it from being stored: a message that was sent, an answer, an end."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from workbook.answers import Problem
from workbook.book import Book
from workbook.messages.correspondence import Correspondence, correspondence
from workbook.messages.model import EndedAs, Ending, Message, Purpose
from workbook.storage import Batch, Change, Stored


def keep_sent(book: Book, message: Message) -> Stored[Message] | Problem:
    """Stores a message that was sent; the Problem instead for a second request, follow-up or enquiry.

    It looks and stores in one step, for pages side by side. Asking takes back "I would rather not".
    """
    now, id = correspondence(book), message.application_id
    with book.store.batch() as step:
        sent = [stored.record for stored in step.where(Message, "application_id", id)]
        if key := _second_time(now, message, sent):
            return Problem(key)
        if message.asks:
            _take_back(step, id, (EndedAs.NOT_ASKED,))
        return step.add(message)


def _second_time(now: Correspondence, message: Message, sent: list[Message]) -> str:
    """The key of the problem where a message is one too many beside those about the same; "" where not."""
    id = message.application_id
    if message.purpose is Purpose.ENQUIRY:
        wait = now.decisions.get(id)
        days = [m.sent_on.on for m in sent if m.purpose is Purpose.ENQUIRY and m.sent_on]
        return "second_enquiry" if wait and any(on >= wait.since for on in days) else ""
    request = now.requests.get(id)
    return replace(request, sent=sent).used(message) if request else ""


def open_again(book: Book, id: str) -> None:
    """Takes an ending back; the days of the request count as before."""
    with book.store.batch("open_again") as step:
        _take_back(step, id, frozenset(EndedAs))


def _take_back(step: Batch, id: str, kinds: Container[EndedAs | None]) -> None:
    for stored in step.where(Ending, "application_id", id):
        if stored.record.ended_as in kinds:
            step.remove(Ending, stored.id)


def close_door(book: Book, id: str) -> Change | None:
    """Takes an application off the list of doors left open, in one step that can be undone."""
    with book.store.batch("close_door") as step:
        for stored in step.where(Message, "application_id", id):
            if stored.record.open_door:
                step.revise(stored, open_door=False)
    return step.change


def message_problems(values: Mapping[str, Any], today: date) -> dict[str, Problem]:
    """Problems with the days of a sent message: one to come, or days chosen before it."""
    sent = values.get("sent_on")
    if sent is None:  # it has to have one, which is said of every answer that is needed
        return {}
    problems = {"sent_on": Problem("sent_in_future")} if sent.on > today else {}
    for name in ("follow_up_on", "let_go_on"):
        if values.get(name) and values[name].on <= sent.on:
            problems[name] = Problem("before_sent")
    return problems
