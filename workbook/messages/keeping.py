"""What the room stores: a message that was sent, an answer that came, an end."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from workbook.answers import Day, Problem
from workbook.book import Book
from workbook.interviews.model import Outcome, OutcomeEvent
from workbook.messages.correspondence import Correspondence, correspondence
from workbook.messages.model import EndedAs, Ending, Message, Purpose, Reply
from workbook.messages.request import requests
from workbook.storage import Batch, Change, Stored

OF = "application_id"


def keep_sent(book: Book, message: Message) -> Stored[Message] | Problem:
    """Stores a message that was sent; the Problem instead for a second request, follow-up or enquiry.

    It looks and stores in one step, so that two pages side by side cannot both send one. Asking takes back
    an earlier "I would rather not".
    """
    now = correspondence(book)
    with book.store.batch() as step:
        there = [stored.record for stored in step.where(Message, OF, message.application_id)]
        if key := second_time(now, message, there):
            return Problem(key)
        if message.asks:
            _take_back(step, message.application_id, EndedAs.NOT_ASKED)
        return step.add(message)


def second_time(now: Correspondence, message: Message, there: list[Message]) -> str:
    """The key of the problem where a message is one too many beside those about the same; "" where not."""
    id = message.application_id
    wait = now.decisions.get(id)
    if message.purpose is Purpose.ENQUIRY:
        sent = [m.sent_on.on for m in there if m.purpose is Purpose.ENQUIRY and m.sent_on]
        return "second_enquiry" if wait and any(on >= wait.since for on in sent) else ""
    known = now.requests.get(id)
    if known is None:
        return ""
    request = requests({id: known.application}, (), there, (), (), known.days)[id]
    return request.used(message.purpose, asks=message.asks, new_role=message.new_role)


def keep_reply(book: Book, id: str, values: dict[str, Any]) -> Stored[Reply]:
    """Stores an answer, at any time, also after the loop was closed."""
    own = {f.name: values[f.name] for f in fields(Reply) if f.name in values}
    return book.store.add(Reply(**{**own, "application_id": id}))


def end(book: Book, id: str, ended_as: EndedAs) -> Stored[Ending]:
    """Closes a loop today."""
    return book.store.add(Ending(id, ended_as, Day(book.today())))


def open_again(book: Book, id: str) -> None:
    """Takes an ending back; the days of the loop count as before."""
    with book.store.batch("open_again") as step:
        _take_back(step, id, *EndedAs)


def _take_back(step: Batch, id: str, *kinds: EndedAs) -> None:
    for stored in step.where(Ending, OF, id):
        if stored.record.ended_as in kinds:
            step.remove(Ending, stored.id)


def close_wait(book: Book, id: str) -> Stored[OutcomeEvent]:
    """Closes a wait for news as silence, in the interview log."""
    return book.store.add(OutcomeEvent(id, Outcome.NO_RESPONSE, Day(book.today())))


def close_door(book: Book, id: str) -> Change | None:
    """Takes an application off the list of doors left open, in one step that can be undone."""
    with book.store.batch("close_door") as step:
        for stored in step.where(Message, OF, id):
            if stored.record.open_door:
                step.update(stored.id, replace(stored.record, open_door=False), stored.rev)
    return step.change


def message_problems(values: dict[str, Any], today: Any) -> dict[str, Problem]:
    """Problems with the days of a sent message: none given, one to come, or days chosen before it."""
    sent, found = values.get("sent_on"), {}
    if sent is None:
        found["sent_on"] = Problem("sent_without_day")
    elif sent.on > today:
        found["sent_on"] = Problem("sent_in_future")
    for name in ("follow_up_on", "let_go_on"):
        if sent and values.get(name) and values[name].on <= sent.on:
            found[name] = Problem("before_sent")
    return found


def reply_problems(values: dict[str, Any], today: Any) -> dict[str, Problem]:
    """Problems with an answer: one that is still to come."""
    came = values.get("came_on")
    return {"came_on": Problem("came_in_future")} if came and came.on > today else {}
