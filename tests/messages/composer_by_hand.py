"""The composer, filled in, typed into and pressed by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from driver import shows

from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.messages.composer import Composer
from workbook.messages.model import Message

ANSWERS = {
    "to_role": "hiring_manager",
    "contact": "Priya",
    "me": "Sam",
    "detail": "the walk round the workshop",
}


def application(
    book: Book, *, stage: Stage | None = Stage.FIRST, news: Outcome | None = Outcome.REJECTED, **fields: Any
) -> str:
    """An application with one interview and a no; returns its id."""
    given = {"organisation": "Quillmoor", "role": "Data analyst"} | fields
    id = book.store.add(Application(**given)).id
    if stage:
        book.store.add(InterviewRound(application_id=id, stage=stage, held_on=Day(date(2026, 3, 2))))
    if news:
        book.store.add(OutcomeEvent(id, news, Day(date(2026, 3, 2))))
    return id


class Desk:
    """A composer and what it has handed on; `answer` is what the room says to that."""

    def __init__(self, book: Book, id: str, answer: str | None = None, **more: Any) -> None:
        self.sent: list[Message] = []
        self.answer = answer
        self.composer = Composer(book, book.words("messages"), id, on_sent=self._hand_on, **more)

    def _hand_on(self, written: Message) -> str | None:
        self.sent.append(written)
        return self.answer

    def type(self, **raws: Any) -> None:
        """Answer questions."""
        self.composer.form.widget._handle_custom_msg({"do": "typed", "values": raws}, [])

    def write(self, body: str, head: str | None = None) -> None:
        """Change the letter by hand."""
        head = self.head if head is None else head
        message = {"do": "typed", "head": head, "body": body, "number": 1}
        self.composer.editor.widget._handle_custom_msg(message, [])

    @property
    def head(self) -> str:
        return self.composer.editor.text[0]

    @property
    def body(self) -> str:
        return self.composer.editor.text[1]

    @property
    def looked(self) -> Any:
        return self.composer.editor.looked

    @property
    def said(self) -> str:
        """The sentence under the button that hands the letter on."""
        return next(
            str(one.state["said"]) for one in widgets(self.composer) if shows(one, "what") == "buttons"
        )

    @property
    def asked(self) -> tuple[str, ...]:
        return self.composer.form.shown


def widgets(part: Any) -> list[Any]:
    """Every component now on the page, from the top down."""
    widget = getattr(part, "widget", part)
    children = getattr(widget, "children", None)
    return [widget] if children is None else [one for child in children for one in widgets(child)]


def titles(part: Any) -> list[str]:
    """The titles of the cards on the page."""
    return [shows(one, "title") for one in widgets(part) if shows(one, "what") == "card"]


def press(part: Any, label: str) -> None:
    """Press the button with this label."""
    for one in widgets(part):
        if shows(one, "what") == "button" and shows(one, "label") == label:
            one._handle_custom_msg({"do": "press", "key": ""}, [])
            return
        if (shows(one, "offer") or {}).get("label") == label:
            one._handle_custom_msg({"do": "offer"}, [])
            return
        for key, name in shows(one, "options", []) if shows(one, "what") == "buttons" else []:
            if name == label:
                one._handle_custom_msg({"do": "press", "key": key}, [])
                return
    raise AssertionError(f"no button {label}")
