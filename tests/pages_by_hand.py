"""What somebody does with a page or its parts, done by hand: type, press, read, and hear the answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

_numbers = count(1)


class Browser:
    """The browser's half of a component: what it sends reaches Python, what it is told is in `heard`."""

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

    @property
    def boxes(self) -> dict[str, Any]:
        """What the boxes show."""
        return dict(self.widget.state["values"])

    @property
    def said(self) -> str:
        """The sentence beside the button."""
        return str(self.widget.state.get("status", {}).get("text", ""))

    @property
    def problems(self) -> dict[str, str]:
        """The sentences beside the boxes."""
        return dict(self.widget.state.get("problems", {}))

    @property
    def conflict(self) -> Any:
        """The card with both versions, or None."""
        return self.widget.state.get("conflict")


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
