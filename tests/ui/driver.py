"""What somebody sees and does on a page, by hand: the one place that knows what the browser is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from workbook.content import load_day_words

_numbers = count(1)


class Browser:
    """The browser's half of one component: what it sends reaches Python, what it is told is in `heard`."""

    def __init__(self, part: Any) -> None:
        self.widget = getattr(part, "widget", part)
        self.heard: list[dict[str, Any]] = []
        self.widget.send = lambda content, *_: self.heard.append(content)

    def send(self, do: str, buffers: list[Any] | None = None, **more: Any) -> None:
        """One message, as the browser sends it."""
        self.widget._handle_custom_msg({"do": do, **more}, buffers or [])

    def type(self, **raws: Any) -> None:
        """Type into boxes and pause for half a second."""
        self.send("typed", values=raws)

    def press(self, do: str = "save", token: str = "", **raws: Any) -> None:
        """Press a button with these answers in the boxes."""
        self.send(do, token=token or f"press-{next(_numbers)}", values=raws)

    def settle(self, how: str) -> None:
        """Say which of two versions to go on with: mine, theirs or both."""
        self.send("resolve", how=how, values=self.boxes)

    def say_hello(self, missed: int = 0) -> None:
        """Come back to the page, having missed so many of the last messages."""
        self.send("hello", n=self.widget.state["n"] - missed)

    @property
    def boxes(self) -> dict[str, Any]:
        """What the boxes show."""
        return dict(self.widget.state["values"])

    @property
    def said(self) -> str:
        """The sentence beside the button, or under a part without questions."""
        state = self.widget.state
        return str(state["status"]["text"] if "status" in state else state.get("said", ""))

    @property
    def problems(self) -> dict[str, str]:
        """The sentences beside the boxes."""
        return dict(self.widget.state.get("problems", {}))

    @property
    def conflict(self) -> dict[str, tuple[str, str]] | None:
        """My answer and theirs by question, where they differ; None while nothing is to be settled."""
        card = self.widget.state.get("conflict")
        return {side["ask"]: (side["mine"], side["theirs"]) for side in card["sides"]} if card else None

    @property
    def is_gone(self) -> bool:
        """Whether the card says that the record was removed in another window."""
        card = self.widget.state.get("conflict")
        return bool(card and card["gone"])

    @property
    def draft(self) -> str:
        """The sentence over the boxes about a draft that is back, or can be brought back."""
        return str((self.widget.state.get("back") or {}).get("text", ""))

    @property
    def place(self) -> tuple[str, int, str]:
        """In an exercise: the version, the step, counted from 0, and whether it is asking or finished."""
        place = self.widget.state["place"]
        return place["mode"], place["step"], place["phase"]

    @property
    def timer(self) -> dict[str, Any]:
        """The time box: its phase, the seconds left, and until when it runs."""
        return dict(self.widget.state["timer"])

    @property
    def rows(self) -> list[dict[str, str]]:
        """The cells of each row of the table, on the page that is shown."""
        return [dict(row["cells"]) for row in self.widget.state["rows"]]

    @property
    def row_ids(self) -> list[str]:
        """The record behind each of those rows."""
        return [str(row["id"]) for row in self.widget.state["rows"]]

    @property
    def bar(self) -> str:
        """The sentence over the table."""
        return str(self.widget.state.get("bar", {}).get("text", ""))

    @property
    def can_undo(self) -> bool:
        """Whether the table offers to take the last change back."""
        return bool(self.widget.state.get("undoable"))

    @property
    def shown(self) -> str:
        """What a table or a chart shows: rows, chart, empty, problem, loading or waiting."""
        return str(self.widget.state["shown"])

    def ask(self, name: str) -> dict[str, Any]:
        """A question as it is drawn: ask, hint, options, labels, cards."""
        (question,) = [q for q in self.widget.spec["questions"] if q["name"] == name]
        return dict(question)

    def echo(self, name: str) -> str:
        """How the day or number in a box was understood."""
        return str(self.widget.state["echoes"].get(name, {}).get("text", ""))

    def shows(self, key: str) -> Any:
        """What a part shows under this name, now or since it was made."""
        return shows(self.widget, key)


def shows(part: Any, key: str, default: Any = None) -> Any:
    """What a part shows under this name, now or since it was made; the default where it has no such thing."""
    widget = getattr(part, "widget", part)
    return getattr(widget, "state", {}).get(key, getattr(widget, "spec", {}).get(key, default))


def asked(part: Any) -> list[str]:
    """The names of the questions of a form or an exercise, in order."""
    return [str(question["name"]) for question in shows(part, "questions")]


def keep(form: Any, values: dict[str, Any] | None = None) -> bool:
    """Answer a form's questions with these Python values and press its button; True when it was stored."""
    words, given = load_day_words("en"), values or {}
    raws = {q.name: q.answer.raw(given[q.name], words) for q in form.questions if q.name in given}
    browser = Browser(form)
    browser.press(**raws)
    return bool(browser.widget.state["status"]["tone"] == "saved")


class Page:
    """A page, or a place on it, with everything that is on it now."""

    def __init__(self, part: Any) -> None:
        self._part = part

    @property
    def parts(self) -> list[Any]:
        """Every component, from the top down."""
        return widgets(self._part)

    def sees(self, text: str) -> bool:
        """Whether the page says this anywhere."""
        return text in shown(self._part)

    def press(self, label: str) -> None:
        """Press the button or chip with this label, else the first whose label begins so."""
        press(self._part, label)

    def fill(self, **raws: Any) -> Browser:
        """Type into the boxes of the first form that asks this, which is returned, to press its button."""
        asking = (part for part in self.parts if raws.keys() <= part.state.get("values", {}).keys())
        browser = Browser(next(asking))
        browser.type(**raws)
        return browser

    def table(self) -> list[dict[str, str]]:
        """The cells of the rows of the first table."""
        part = next(part for part in self.parts if "removes" in part.spec)
        Browser(part).send("shown")
        return Browser(part).rows

    def chart(self, number: int = 0) -> dict[str, Any]:
        """A chart, counted from 0, as it is drawn when it comes into view: its words and its table."""
        part = [part for part in self.parts if "drawing" in part.spec.get("say", {})][number]
        Browser(part).send("seen", visible=True)
        return dict(part.state)


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
    """Press the button or chip with this label, else the first whose label begins so."""
    widget, key = _button(part, label)
    Browser(widget).send("press", key=key)


def unfold(part: Any, label: str = "") -> Any:
    """Open every line that opens something, or the one with this label, and return the page."""
    closed = [one for one in widgets(part) if one.spec.get("what") == "fold" and not one.state["chosen"]]
    named = [line for line in closed if line.state["label"] == label] if label else closed
    assert named or not label, f"no line {label}"
    for line in named:
        Browser(line).send("press", key="")
    return part


def press_twice(part: Any, label: str) -> None:
    """A double click: the second press reaches the same button, whatever the first has changed."""
    widget, key = _button(part, label)
    for _ in range(2):
        Browser(widget).send("press", key=key)


def _button(part: Any, label: str) -> tuple[Any, str]:
    there = list(_buttons(part))
    found = [b for b in there if b[0] == label] or [b for b in there if b[0].startswith(label)]
    assert found, f"no button {label}"
    _, widget, key = found[0]
    return widget, key


def _buttons(part: Any) -> Iterator[tuple[str, Any, str]]:
    for one in widgets(part):
        what = one.spec.get("what")
        if what == "button":
            yield one.spec["label"], one, ""
        for key, name in one.spec.get("options", []) if what in ("buttons", "choices") else []:
            yield name, one, key
