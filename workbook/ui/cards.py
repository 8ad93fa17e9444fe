"""The still parts of a page and the simplest moving ones: cards, text, links, buttons, chips that act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import ipywidgets

from workbook.ui.component import Component, Private, script, widget_of
from workbook.ui.trouble import sentence


class Part(Component):
    """A card, a text, a link, a button or a row of chips in the browser."""

    _esm = script("dom", "cards")


def _part(what: str, spec: Mapping[str, Any], act: Callable[[Any], Any] | None = None) -> Part:
    """A part whose presses run `act`; a failure becomes a sentence under it."""

    def hear(message: dict[str, Any], _buffers: list[Any]) -> None:
        part.tell({"said": ""})
        if act and message.get("do") == "press":
            act(message.get("key"))

    def fail(error: Exception) -> None:
        part.tell({"said": sentence(error)})

    part = Part(
        {"what": what, **spec}, {"said": "", "chosen": spec.get("chosen", "")}, hear=hear, trouble=fail
    )
    return part


def card(
    title: str, paragraphs: Iterable[str] | str = (), tone: str = "card", *, arrive: bool = False
) -> Part:
    """A card with a title; the tone `enough` is a soft bar that says stop, `care` holds what helps now.

    In the tone `quote` the first paragraph is what it is about, and the title and the rest are quieter. The
    tone `empty` is a place where something is going to be. With `arrive` the title takes the focus when it
    appears, for what a press has brought onto the page.
    """
    spec = {"title": title, "paragraphs": _listed(paragraphs), "tone": tone, "arrive": arrive}
    return _part("card", spec)


def text(*paragraphs: str, tone: str = "text", title: str = "", arrive: bool = False) -> Part:
    """Paragraphs; the tone `quiet` is for asides, `lead` for the sentence under a page's title.

    The tone `section` gives the title the room of a new section of the page. With `arrive` the title takes
    the focus when it appears, for what a press has brought onto the page.
    """
    return _part("text", {"paragraphs": list(paragraphs), "tone": tone, "title": title, "arrive": arrive})


def notes(title: str, items: Iterable[tuple[str, str]], *, level: int = 3, quoted: bool = False) -> Part:
    """Short texts side by side, each with a quieter line under it; `quoted` are somebody's own words.

    `level` is the level of the title's heading on the page, 2 to 6. Line ends in a text stay.
    """
    pairs = [list(item) for item in items]
    return _part("notes", {"title": title, "items": pairs, "level": level, "quoted": quoted})


def link(label: str, notebook: str, *, before: str = "") -> Part:
    """A link to another page, opened in place; `before` are words that stand in front of it."""
    return _part("link", {"label": label, "notebook": notebook, "before": before})


def link_if_there(label: str, notebook: str, *, before: str = "") -> Part | None:
    """A link to another page, or None where that notebook does not exist; a page leaves None out."""
    there = any((folder / notebook).is_file() for folder in (Path(), Path("notebooks")))
    return link(label, notebook, before=before) if there else None


def button(label: str, on_click: Callable[[], Any], primary: bool = False, *, plain: bool = False) -> Part:
    """A button; a page has one filled (`primary`) one at most, and a `plain` one looks like a link."""
    spec = {"label": label, "primary": primary, "plain": plain}
    return _part("button", spec, lambda _key: on_click())


def buttons(acts: Mapping[str, tuple[str, Callable[[], Any]]], *, plain: Iterable[str] = ()) -> Part:
    """A row of buttons: key → its label and what it does; those named in `plain` look like links."""
    labels = [[key, label] for key, (label, _act) in acts.items()]
    return _part(
        "buttons",
        {"options": labels, "plain": list(plain)},
        lambda key: acts[key][1]() if key in acts else None,
    )


def choices(
    words: Any, options: Mapping[str, str], on_choose: Callable[[str], Any], *, chosen: str = ""
) -> Part:
    """A row of chips of which one is chosen; choosing calls `on_choose(key)` at once.

    Words used, if there: `ask` over the chips and `hint` under it.
    """
    said = {name: words.get(name) for name in ("ask", "hint")}
    keys = [[key, label] for key, label in options.items()]

    def choose(key: Any) -> None:
        if key in options:
            part.tell({"chosen": key})
            on_choose(str(key))

    part = _part("choices", {"options": keys, "chosen": chosen, **said}, choose)
    return part


class Stack(Private, ipywidgets.VBox):  # type: ignore[misc]
    """Parts one under the other."""


def stack(*parts: Any) -> Stack:
    """A place with parts one under the other."""
    return _placed(parts, "atn-stack")


class Swap(Stack):
    """A place whose content can be replaced."""

    def show(self, *parts: Any) -> None:
        """Puts these parts in place of what was there; with none, the place is empty."""
        self.children = tuple(widget_of(part) for part in parts if part is not None)


def swap(*parts: Any) -> Swap:
    """A place to begin with these parts, or with none, and to `.show()` others in later."""
    place = Swap()
    place.add_class("atn-stack")
    place.show(*parts)
    return place


def _placed(parts: Iterable[Any], name: str) -> Stack:
    place = Stack([widget_of(part) for part in parts if part is not None])
    place.add_class(name)
    return place


def _listed(paragraphs: Iterable[str] | str) -> list[str]:
    return [paragraphs] if isinstance(paragraphs, str) else list(paragraphs)
