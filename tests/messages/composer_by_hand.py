"""The composer, filled in, typed into and pressed by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.messages.composer import Composer
from workbook.messages.model import Message

ANSWERS = {
    "to_role": "hiring_manager",
    "contact": "Priya",
    "me": "Sam",
    "detail": "the walk round the workshop",
}


def application(book: Book, *, stage: Stage | None = Stage.FIRST, **fields: Any) -> str:
    """An application with one interview; returns its id."""
    given = {"organisation": "Quillmoor", "role": "Data analyst"} | fields
    id = book.store.add(Application(**given)).id
    if stage:
        book.store.add(InterviewRound(application_id=id, stage=stage, held_on=Day(date(2026, 3, 2))))
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
        sheet = self.composer.editor.sheet
        message = {"do": "typed", "head": sheet.head if head is None else head, "body": body, "number": 1}
        sheet.widget._handle_custom_msg(message, [])

    @property
    def head(self) -> str:
        return self.composer.editor.sheet.head

    @property
    def body(self) -> str:
        return self.composer.editor.sheet.body

    @property
    def looked(self) -> Any:
        return self.composer.editor.sheet.looked

    @property
    def said(self) -> str:
        return str(self.composer.editor.sheet.widget.state["said"])

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
    return [one.spec["title"] for one in widgets(part) if one.spec.get("what") == "card"]


def press(part: Any, label: str) -> None:
    """Press the button with this label."""
    for one in widgets(part):
        if one.spec.get("what") == "button" and one.spec["label"] == label:
            one._handle_custom_msg({"do": "press", "key": ""}, [])
            return
        if (one.state.get("offer") or {}).get("label") == label:
            one._handle_custom_msg({"do": "offer"}, [])
            return
        for key, name in one.spec.get("options", []) if one.spec.get("what") == "buttons" else []:
            if name == label:
                one._handle_custom_msg({"do": "press", "key": key}, [])
                return
    raise AssertionError(f"no button {label}")
