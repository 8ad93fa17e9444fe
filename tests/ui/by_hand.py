"""What a person's browser does with one of our components, done by hand: type, press, and hear the answer."""

from __future__ import annotations

from itertools import count
from typing import Any

from workbook.content import Words, load_words

_numbers = count(1)


def words(**entries: Any) -> Words:
    """Words of an invented room."""
    common = load_words("ui")
    return Words("en", common.file, {"save": "Keep this", **entries}, common.spoken)


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
