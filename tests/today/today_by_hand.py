"""The Today page, filled in, pressed and read by hand."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import count
from typing import Any

from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.today.checking import CheckInPart
from workbook.today.model import key_of
from workbook.today.page import FirstDayPart

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
    def problems(self) -> dict[str, str]:
        """The sentences beside the boxes."""
        return dict(self.widget.state.get("problems", {}))


def first_day_page(book: Book) -> FirstDayPart:
    return FirstDayPart(book, book.words("today"))


def check_in_page(book: Book) -> CheckInPart:
    return CheckInPart(book, book.words("today"))


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


def cares(part: Any) -> int:
    """How many care cards are on the page."""
    return sum(type(one).__name__ == "CareCard" for one in widgets(part))
