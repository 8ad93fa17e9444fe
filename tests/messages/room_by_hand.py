"""The room filled, pressed and read by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.messages.model import Channel, FeedbackState, Message, Purpose, Tone, ToRole
from workbook.messages.page import Room
from workbook.messages.request import RequestState


def rejected(book: Book, organisation: str = "Quillmoor", role: str = "Analyst", days_ago: int = 1) -> str:
    """An application that was turned down after a final round, so many days ago; its id."""
    told = book.today() - timedelta(days=days_ago)
    id = book.store.add(Application(organisation, role, Day(told - timedelta(days=40)))).id
    book.store.add(InterviewRound(id, Stage.FINAL, Day(told - timedelta(days=5))))
    book.store.add(OutcomeEvent(id, Outcome.REJECTED, Day(told)))
    return id


def interviewed(book: Book, days_ago: int, organisation: str = "Osprey Ledger", **more: Any) -> str:
    """An application whose interview nobody has answered; its id."""
    id = book.store.add(Application(organisation)).id
    book.store.add(InterviewRound(id, Stage.FIRST, Day(book.today() - timedelta(days=days_ago)), **more))
    return id


def written(purpose: str = "thanks_and_ask", **more: Any) -> Message:
    """A letter as the composer hands it on."""
    given: dict[str, Any] = {
        "purpose": Purpose(purpose),
        "template": "E4",
        "channel": Channel.EMAIL,
        "to_role": ToRole.HIRING_MANAGER,
        "contact": "Priya",
        "feedback": FeedbackState.WANTED,
        "tone": Tone.PLAIN,
        "subject": "Thank you, Priya",
        "body": "Dear Priya,\n\nthank you.",
        "asks": purpose == "thanks_and_ask",
        "open_door": False,
    }
    return Message(**given | more)


def room_of(book: Book) -> Room:
    """The page with everything on it."""
    room = Room(book, book.words("messages"))
    room.when_shown()
    return room


def state_of(room: Room) -> RequestState:
    """Where the loop of the application on the desk stands."""
    case = room.case.case
    assert case is not None
    return case.request.state(case.today)


def said(part: Any) -> list[str]:
    """Every sentence on a part of the page, its titles and buttons, in order."""
    widget = getattr(part, "widget", part)
    spec = getattr(widget, "spec", {})
    found = [spec[key] for key in ("title",) if spec.get(key)]
    found += list(spec.get("paragraphs", ()))
    found += [label for _, label in spec.get("options", ())] if spec.get("what") == "buttons" else []
    return found + [line for child in getattr(widget, "children", ()) for line in said(child)]
