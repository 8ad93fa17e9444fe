"""A part of the page for the whole book, read and pressed by hand."""

from __future__ import annotations

from typing import Any


def widgets(part: Any) -> list[Any]:
    """A part's widget and all that are inside it."""
    widget = getattr(part, "widget", part)
    return [widget, *(inner for child in getattr(widget, "children", ()) for inner in widgets(child))]


def said(part: Any) -> str:
    """Everything a part shows, as text."""
    return " ".join(f"{getattr(w, 'spec', '')} {getattr(w, 'state', '')}" for w in widgets(part))


def press(part: Any, label: str) -> None:
    """Press the button or chip with this label."""
    for widget in widgets(part):
        spec = getattr(widget, "spec", {})
        if spec.get("label") == label:
            widget._receive(widget, {"do": "press", "key": ""}, [])
            return
        for key, text in spec.get("options", []):
            if text == label:
                widget._receive(widget, {"do": "press", "key": key}, [])
                return
    raise AssertionError(f"no button {label}")
