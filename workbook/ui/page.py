"""A page: its parts, the banner of a sample book, the way to the care card, calm where something fails."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ipywidgets
from IPython.display import display

from workbook import open_book
from workbook.content import ContentError, load_words
from workbook.storage.errors import StoreError
from workbook.ui.cards import card
from workbook.ui.care import care_spec, keep_country
from workbook.ui.component import Component, Private, script, widget_of
from workbook.ui.soon import Soon
from workbook.ui.trouble import sentence
from workbook.ui.watch import WATCH

HERE = Path(__file__).parent
SHEETS = ("style.css", "pages.css")
READING = 20.0  # seconds that a passing sentence stays


class Frame(Component):
    """What stands around a page in the browser: the banner above, and the bar with the care card below."""

    _esm = script("dom", "care", "page")
    _css = "\n".join((HERE / name).read_text(encoding="utf-8") for name in SHEETS)


class Box(Private, ipywidgets.VBox):  # type: ignore[misc]
    """The parts of a page, one under the other."""


@dataclass(frozen=True)
class Page:
    """What a page shows, and what to do once the browser has it, such as loading what charts need."""

    parts: tuple[Any, ...]
    after: tuple[Callable[[], Any], ...] = ()


def show(book: Any, *parts: Any, after: Iterable[Callable[[], Any]] = (), name: str = "") -> None:
    """Display a page once; `after` runs when the browser has it. `book` may be a function that opens one.

    A page shown again under the same name takes the place of the earlier one.
    """
    opened = book() if callable(book) else book
    frame = _frame(opened, tuple(after))
    box = Box([frame, *(widget_of(part) for part in parts if part is not None)])
    box.add_class("atn-page")
    display(box)
    if opened is not None:
        WATCH.add(name or frame.model_id, opened.store, lambda: _say_changed(frame, opened))


def page(
    build: Callable[[Any], Page | Iterable[Any]], *, without_book: Callable[[], Iterable[Any]] = tuple
) -> Callable[[], None]:
    """Make a page function of one that takes the book and returns its parts; failures become a calm card.

    `without_book` returns what to show below that card when the book could not be opened.
    """

    @functools.wraps(build)
    def shown() -> None:
        book = None
        try:
            book = open_book()
            built = build(book)
            made = built if isinstance(built, Page) else Page(tuple(built))
            show(book, *made.parts, after=made.after, name=f"{build.__module__}.{build.__qualname__}")
        except Exception as error:
            show(None, _calm(error, book), *_below(without_book if book is None else tuple))

    return shown


def _below(parts: Callable[[], Iterable[Any]]) -> list[Any]:
    """What stands below the calm card; nothing, where that fails too."""
    with suppress(Exception):
        return list(parts())
    return []


def _calm(error: Exception, book: Any) -> Any:
    """A card with the sentence for what kept the page from being made."""
    words = book.words if book is not None else load_words
    if isinstance(error, StoreError):
        return card("", [sentence(error, words)])
    return card(
        "", [words("ui")("problem.words_missing" if isinstance(error, ContentError) else "problem.page")]
    )


def _frame(book: Any, after: tuple[Callable[[], Any], ...]) -> Frame:
    words = book.words if book is not None else load_words
    spec: dict[str, Any] = {"care": care_spec(words, book), "sample": ""}
    if book is not None and book.sample:
        spec["sample"] = [words("ui")("sample.banner"), words("ui")("sample.leave")]
    waiting = list(after)

    def hear(message: dict[str, Any], _buffers: list[Any]) -> None:
        if message.get("do") == "country" and book is not None:
            keep_country(book, str(message.get("with")))
        while message.get("do") == "shown" and waiting:
            Soon(waiting.pop(0), 0.05).ask()

    def say_if_backup_failed(*_change: Any) -> None:
        if book.store.backup_trouble():
            frame.tell({"warning": book.words("ui")("page.backup_failed")})

    frame = Frame(spec, {"said": "", "warning": ""}, hear=hear)
    if book is not None:
        waiting.append(say_if_backup_failed)
        book.store.listen(None, Soon(say_if_backup_failed, 0.5).ask)
    return frame


def _say_changed(frame: Frame, book: Any) -> None:
    """A quiet sentence in the bar at the foot of the page, for a while."""
    frame.tell({"said": book.words("ui")("page.changed_elsewhere")})
    Soon(lambda: frame.tell({"said": ""}), READING).ask()
