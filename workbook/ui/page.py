"""A page: its parts, the banner of a sample book, the way to the care card, and what keeps it up to date.

Where something fails, it stays calm. A change made in another page of the same kernel shows at once, one
made in another notebook within seconds.
"""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ipywidgets
from IPython.display import display

from workbook import open_book
from workbook.book import Book
from workbook.content import ContentError, load_words
from workbook.storage import Store
from workbook.storage.errors import StoreError
from workbook.ui.component import Component, Message, Private, Soon, script, sentence, widget_of
from workbook.ui.parts import Part, card, care_spec, keep_country

HERE = Path(__file__).parent
SHEETS = ("style.css", "pages.css")
READING = 20.0  # seconds that a passing sentence stays
SECONDS = 3.0  # between two looks for what another notebook has changed


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


def show(
    book: Book | Callable[[], Book] | None,
    *parts: Any,
    after: Iterable[Callable[[], Any]] = (),
    name: str = "",
) -> None:
    """Display a page once; `after` runs when the browser has it. `book` may be a function that opens one.

    A page shown again under the same name takes the place of the earlier one.
    """
    opened = book if book is None or isinstance(book, Book) else book()
    frame = _frame(opened, tuple(after))
    box = Box([frame, *(widget_of(part) for part in parts if part is not None)])
    box.add_class("atn-page")
    display(box)
    if opened is not None:
        changed, not_shown = (opened.words("ui")(f"page.{key}") for key in ("changed_elsewhere", "not_shown"))
        opened.store.on_failed_listener(lambda: _say(frame, not_shown))
        WATCH.add(name or frame.model_id, opened.store, lambda: _say(frame, changed))


def page(
    build: Callable[[Book], Page | Iterable[Any]], *, without_book: Callable[[], Iterable[Any]] = tuple
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


def _calm(error: Exception, book: Book | None) -> Part:
    """A card with the sentence for what kept the page from being made."""
    words = book.words if book is not None else load_words
    if isinstance(error, StoreError):
        return card("", [sentence(error, words)])
    return card(
        "", [words("ui")("problem.words_missing" if isinstance(error, ContentError) else "problem.page")]
    )


def _frame(book: Book | None, after: tuple[Callable[[], Any], ...]) -> Frame:
    words = book.words if book is not None else load_words
    spec: dict[str, Any] = {"care": care_spec(words, book), "sample": ""}
    if book is not None and book.sample:
        spec["sample"] = [words("ui")("sample.banner"), words("ui")("sample.leave")]
    waiting = list(after)
    not_shown = book.store.listener_failed if book is not None else lambda: None

    def country(message: Message) -> None:
        if book is not None:
            keep_country(book, str(message.get("with")))

    def shown(_message: Message) -> None:
        while waiting:
            Soon(waiting.pop(0), 0.05, failed=not_shown).ask()

    def say_if_backup_failed(*_change: Any) -> None:
        if book is not None and (trouble := book.store.backup_trouble()):
            key = "missing" if trouble == "missing" else "failed"
            frame.tell({"warning": book.words("ui")(f"page.backup_{key}")})

    def fail(error: Exception) -> None:
        _say(frame, sentence(error, words))

    on = {"country": country, "shown": shown}
    frame = Frame(spec, {"said": "", "warning": ""}, on=on, trouble=fail)
    if book is not None:
        waiting.append(say_if_backup_failed)
        book.store.listen(None, Soon(say_if_backup_failed, 0.5, failed=not_shown).ask)
    return frame


def _say(frame: Frame, words: str) -> None:
    """A quiet sentence in the bar at the foot of the page, for a while."""
    frame.tell({"said": words})
    Soon(lambda: frame.tell({"said": ""}), READING).ask()


class Watch:
    """The pages of this kernel, each with its own store; a page made again replaces its old self."""

    def __init__(self) -> None:
        """No page is shown yet."""
        self._shown: dict[str, tuple[Store, Callable[[], Any]]] = {}
        self._task: asyncio.Task[None] | None = None

    def add(self, name: str, store: Store, tell: Callable[[], Any]) -> None:
        """Keep a page's listeners told; `tell` is called when what changed came from another notebook."""
        earlier = self._shown.pop(name, None)
        if earlier and earlier[0] is not store:
            earlier[0].forget_listeners()  # or its charts would be drawn for nobody, again and again
        self._shown[name] = (store, tell)
        store.listen(None, lambda _change: self._tell_beside(store, store.path))
        with suppress(RuntimeError):  # without an event loop (a plain Python, a test) nobody waits
            if self._task is None or self._task.done():
                self._task = asyncio.get_running_loop().create_task(self._looking())

    def look(self) -> None:
        """Look at every page's file once."""
        for store, tell in list(self._shown.values()):
            # A file that is busy or away now is looked at again next time; a save says what is wrong.
            with suppress(Exception):
                if store.look():
                    tell()

    def _tell_beside(self, changed: Store, path: Path) -> None:
        """The other pages of this kernel show a change at once, and it is nothing to remark on."""
        for store, _tell in list(self._shown.values()):
            if store is not changed and store.path == path:
                with suppress(Exception):
                    store.look()

    async def _looking(self) -> None:
        while True:
            await asyncio.sleep(SECONDS)
            self.look()


WATCH = Watch()
