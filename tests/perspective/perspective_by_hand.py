"""Notebook 04, filled in, pressed and read by hand."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import count
from typing import Any

from workbook.answers import Day, ExerciseEntry
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.perspective.model import ThoughtRecord, thought_records
from workbook.perspective.page import ThoughtPart
from workbook.perspective.usual import UsualPart
from workbook.today.model import key_of

_numbers = count(1)


class Browser:
    """The browser's half of a component: what it sends reaches Python."""

    def __init__(self, part: Any) -> None:
        self.widget = getattr(part, "widget", part)
        self.widget.send = lambda *_: None

    def send(self, do: str, **more: Any) -> None:
        """One message, as the browser sends it."""
        self.widget._handle_custom_msg({"do": do, **more}, [])

    def type(self, **raws: Any) -> None:
        """Type into boxes and pause."""
        self.send("typed", values=raws)

    def press(self, do: str = "save", **raws: Any) -> None:
        """Press a button with these answers in the boxes."""
        self.send(do, token=f"press-{next(_numbers)}", values=raws)

    @property
    def boxes(self) -> dict[str, Any]:
        """What the boxes show."""
        return dict(self.widget.state["values"])

    @property
    def conflict(self) -> Any:
        """The card with both versions, or None."""
        return self.widget.state.get("conflict")

    @property
    def problems(self) -> dict[str, str]:
        """The sentences beside the boxes."""
        return dict(self.widget.state.get("problems", {}))


def thought_page(book: Book) -> ThoughtPart:
    return ThoughtPart(book, book.words("perspective"))


def usual_page(book: Book) -> UsualPart:
    return UsualPart(book, book.words("perspective"))


def thoughts(book: Book) -> list[ThoughtRecord]:
    return thought_records(book.store.all(ExerciseEntry))


def keep_thought(book: Book, days_ago: int = 0, *, finished: bool = True, **answers: Any) -> str:
    """Store a thought record that was begun so many days ago; returns its key."""
    key = key_of(book.today() - timedelta(days=days_ago), 1)
    book.store.add(ExerciseEntry("c", key, answers, finished))
    return key


def log(book: Book, *stages: str, news: str = "", days_ago: int = 30) -> str:
    """Log an application with rounds of these stages, and news about it so many days ago."""
    id = book.store.add(Application("Quillmoor")).id
    for stage in stages:
        book.store.add(InterviewRound(id, Stage(stage)))
    if news:
        on = Day(book.today() - timedelta(days=days_ago))
        book.store.add(OutcomeEvent(id, Outcome(news), on))
    return id


def keep_first_day(book: Book, days_ago: int = 0, *, finished: bool = True, **answers: Any) -> str:
    """Store a first day that was begun so many days ago; returns its key."""
    key = key_of(book.today() - timedelta(days=days_ago), 1)
    book.store.add(ExerciseEntry("a", key, answers, finished))
    return key


def widgets(part: Any) -> list[Any]:
    """Every component now on the page, from the top down."""
    widget = getattr(part, "widget", part)
    children = getattr(widget, "children", None)
    return [widget] if children is None else [one for child in children for one in widgets(child)]


def shown(part: Any) -> str:
    """All that the page tells the browser, as one text."""
    told = [{"spec": one.spec, "state": one.state} for one in widgets(part)]
    return json.dumps(told, ensure_ascii=False)


def press(part: Any, label: str) -> None:
    """Press the button with this label."""
    for one in widgets(part):
        if one.spec.get("what") == "button" and one.spec["label"] == label:
            Browser(one).send("press", key="")
            return
        for key, name in one.spec.get("options", []) if one.spec.get("what") == "buttons" else []:
            if name == label:
                Browser(one).send("press", key=key)
                return
    raise AssertionError(f"no button {label}")


def charts(page: Any) -> list[str]:
    """What each chart on the page says while it has nothing to show: which charts are there."""
    return [one.spec["say"]["empty"] for one in widgets(page) if type(one).__name__ == "ChartView"]


def finish(book: Book, **answers: Any) -> Any:
    """Open the page, answer these questions, and finish; returns the page."""
    page = thought_page(book)
    Browser(page.exercise).press("rest", **answers)
    return page
