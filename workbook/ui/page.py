"""A page: its parts, the banner of a sample book, the way to the care card, and what keeps it up to date.

Where something fails, it stays calm. A change made in another page of the same kernel shows at once, one
made in another notebook within seconds.
"""

from __future__ import annotations

import asyncio
import functools
import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from IPython.display import display

from workbook import open_book
from workbook.book import CHARTS, LEAVING, LOOKS, QUICK_CLOSE, Book
from workbook.content import ContentError, Words, claims, how_sure, load_words
from workbook.storage import Store
from workbook.storage.errors import StoreError
from workbook.storage.noting import Stops, noting
from workbook.ui.beside import beside
from workbook.ui.care import care_spec, company_of, keep_country, lead_to_company
from workbook.ui.component import Component, Message, Soon, new_layouts, sentence
from workbook.ui.parts import Fold, Stack, button, card, sources, text

HERE = Path(__file__).parent
SHEETS = ("style.css", "pages.css", "selects.css", "sheet.css")
READING = 20.0  # seconds that a passing sentence stays
SECONDS = 3.0  # between two looks for what another notebook has changed
AT_IT = timedelta(minutes=10)  # after a press or a word somebody is at a page, and it stays of its day


def show(book: Book | None, *parts: Any, name: str = "", on_look: Callable[[], Any] = lambda: None) -> None:
    """Display a page once; a part with `when_shown()` has it called once the browser has the page.

    A page shown again under the same name takes the place of the earlier one. `on_look` is called whenever it
    is looked whether another notebook has changed something.
    """
    frame, there = SHOWN.frame(book, name)
    classes = ("atn-page",) if there else ("atn-page", "atn-page-first")
    display(Stack(None if there else frame, *parts, classes=classes))
    frame.after(_when_shown(parts))
    if book is not None:
        changed, not_shown = (book.words("ui")(f"page.{key}") for key in ("changed_elsewhere", "not_shown"))
        book.store.on_failed_listener(lambda: SHOWN.say(not_shown))
        SHOWN.add(name or frame.widget.model_id, book.store, lambda: SHOWN.say(changed), on_look)


def _when_shown(parts: Iterable[Any]) -> list[Callable[[], Any]]:
    return [part.when_shown for part in parts if hasattr(part, "when_shown")]


def page(
    build: Callable[[Book], Iterable[Any]],
    *,
    without_book: Callable[[], Iterable[Any]] = tuple,
    of: str = "",
    says_off: bool = True,
    stays: bool = False,
) -> Callable[[], None]:
    """Make a page function of one that takes the book and returns its parts; failures become a calm card.

    `without_book` returns what to show below that card when the book could not be opened. `of` is the id of
    the page that these parts go away with where somebody switches it off; the main one of them `says_off`.
    The others are hidden while the main one is alone on the page (`beside`), but for what `stays`.
    """

    @functools.wraps(build)
    def shown() -> None:
        new_layouts()
        book, name = None, f"{build.__module__}.{build.__qualname__}"
        try:
            book = open_book()
            parts = PageParts(book, of, build, says_off=says_off)
            beside(book).parts.add(parts.widget)
            if not (stays or (of and says_off)):
                beside(book).holds(parts.widget)
            show(book, parts, name=name, on_look=parts.refresh)
        except Exception as error:
            show(None, _calm(error, book), *_below(without_book if book is None else tuple))

    return shown


def page_of(id: str, *, says_off: bool = True) -> Callable[..., Callable[[], None]]:
    """Make a page function of parts that belong to the page with this id, which can be switched off."""
    return functools.partial(page, of=id, says_off=says_off)


class PageParts:
    """The parts of a page, made again for a new day; or that it is switched off, and the way back."""

    def __init__(
        self, book: Book, id: str, build: Callable[[Book], Iterable[Any]], *, says_off: bool
    ) -> None:
        """Builds the parts only where the page is on; one without an id always is."""
        self._book, self._id, self._build, self._says_off = book, id, build, says_off
        self._parts: list[Any] = []
        self._stops = Stops()
        self._made_for: tuple[bool, date] | None = None  # whether it was on, and the day
        self._heard, self._touched = Component.asked, book.now()
        self.widget = Stack()
        self.refresh()

    def refresh(self) -> None:
        """Makes the page again where it was switched, or where the day is over and nobody is at it."""
        now, before = (self._id not in self._book.pages_off(), self._book.today()), self._made_for
        if self._heard != Component.asked:
            self._heard, self._touched = Component.asked, self._book.now()
        at_it = self._book.now() - self._touched < AT_IT
        if now == before or (before and now[0] is before[0] and at_it):
            return
        for stop in self._stops:
            stop()
        self._stops = Stops()
        with noting(self._stops):
            self._parts = [part for part in (self._build(self._book) if now[0] else self._off()) if part]
        self._made_for = now
        self.widget.show(*self._parts)
        if before:
            self.when_shown()

    def when_shown(self) -> None:
        """Lets the parts do what waits until the browser has the page."""
        for act in _when_shown(self._parts):
            Soon(act, 0.05, failed=self._book.store.listener_failed).ask()

    def _off(self) -> list[Any]:
        if not self._says_off:
            return []
        words = self._book.words("ui").within("off")
        return [card(words("title"), words.list("say")), button(words("on"), self._on)]

    def _on(self) -> None:
        switch(self._book, self._id, on=True)


def switch(book: Book, id: str, *, on: bool) -> None:
    """Switches a page off or on, here and in all its parts on the screen."""
    book.switch_page(id, on=on)
    SHOWN.look()


def foot(book: Book, id: str) -> list[Any]:
    """The foot of a page: what it rests on, and the way to switch it off where it makes things worse."""
    words = book.words("ui").within("off")
    ask = partial(switch, book, id, on=False)
    worse = Fold(words("ask"), lambda: [text(*words.list("what")), button(words("off"), ask)])
    return [*([sources(book, id)] if claims(book.words("evidence"), id) else []), worse]


def reason(book: Book, said: str, claim: str, *, known: bool = False) -> Component | None:
    """Why a page asks what it asks, and how sure that is: `claim` is the sentence's key in evidence.toml.

    None for who is `known` to have read it: from then on it is at the foot of the page only.
    """
    return None if known else text(said, how_sure(book.words("evidence"), claim), tone="quiet")


def _turns(words: Callable[[str], Words]) -> str:
    """What a fold's line ends with, closed and open, for the style sheet."""
    labels = words("ui").options("fold")
    ends = (f"--atn-{key}: {json.dumps(label, ensure_ascii=False)};" for key, label in labels.items())
    return f":root {{ {' '.join(ends)} }}"


def _below(parts: Callable[[], Iterable[Any]]) -> list[Any]:
    """What stands below the calm card; nothing, where that fails too."""
    with suppress(Exception):
        return list(parts())
    return []


def _calm(error: Exception, book: Book | None) -> Component:
    """A card with the sentence for what kept the page from being made."""
    words = book.words if book is not None else load_words
    if isinstance(error, StoreError):
        return card("", [sentence(error, words)])
    problem = "words_missing" if isinstance(error, ContentError) else "page"
    return card("", [words("ui")(f"problem.{problem}")])


class Frame:
    """What stands around a page in the browser: the banner above, and the bar with the care card below."""

    def __init__(self, book: Book | None = None) -> None:
        """Without a `book` nothing is kept."""
        self._book, self._rest, self._there = book, list[Callable[[], Any]](), False
        self._words = words = book.words if book is not None else load_words
        leave = "leave_beside" if book is not None and book.home else "leave"
        banner = ("banner", leave) if book is not None and book.sample else ()
        spec = {"care": care_spec(words, book), "sample": [words("ui")(f"sample.{key}") for key in banner]}
        spec["dressed"] = dressed(book) if book is not None else {}
        on: dict[str, Callable[[Message], Any]] = {"shown": self._shown}
        if book is not None:
            on["country"] = lambda message: keep_country(book, str(message.get("with")))
            on["company"] = lambda _message: lead_to_company(book)
        self.widget = Component(
            ("care", "page"),
            spec,
            {"said": "", "warning": ""},
            on=on,
            trouble=lambda error: self.say(sentence(error, words)),
            css="\n".join([*((HERE / name).read_text(encoding="utf-8") for name in SHEETS), _turns(words)]),
        )
        if book is not None:
            beside(book).bar = self.widget
            self._rest.append(self._say_if_backup_failed)
            book.store.listen(None, self._soon(self._say_if_backup_failed, 0.5).ask)
            tell = self._soon(lambda: self.widget.tell({"company": company_of(book)}), 0.5)
            book.store.listen(None, tell.ask)

    def after(self, rest: Iterable[Callable[[], Any]]) -> None:
        """Has this done once the browser has the page."""
        self._rest += rest
        if self._there:
            self._shown({})

    def say(self, words: str) -> None:
        """A quiet sentence in the bar at the foot of the page, for a while."""
        self.widget.tell({"said": words})
        Soon(lambda: self.widget.tell({"said": ""}), READING).ask()

    def _soon(self, action: Callable[[], Any], wait: float) -> Soon:
        return Soon(action, wait, failed=self._book.store.listener_failed if self._book else lambda: None)

    def _shown(self, _message: Message) -> None:
        self._there = True
        while self._rest:
            self._soon(self._rest.pop(0), 0.05).ask()

    def _say_if_backup_failed(self, *_change: Any) -> None:
        if self._book is not None and (trouble := self._book.store.backup_trouble()):
            key = "missing" if trouble == "missing" else "failed"
            self.widget.tell({"warning": self._words("ui")(f"page.backup_{key}")})


def dressed(book: Book) -> dict[str, str]:
    """What the whole window is told: the key that leaves at once, and how charts look."""
    return {"atnQuick": book.chosen(QUICK_CLOSE, LEAVING), "atnCharts": book.chosen(CHARTS, LOOKS)}


class ShownPages:
    """The pages of this kernel, each with its own store; a page made again replaces its old self."""

    def __init__(self) -> None:
        """No page is shown yet."""
        self._shown: dict[str, tuple[Store, Callable[[], Any], Callable[[], Any]]] = {}
        self._framed: tuple[str, Path | None, Frame | None] = ("", None, None)  # the part that brought it
        self._task: asyncio.Task[None] | None = None

    def add(
        self, name: str, store: Store, tell: Callable[[], Any], on_look: Callable[[], Any] = lambda: None
    ) -> None:
        """Keep a page's listeners told; `tell` is called when what changed came from another notebook."""
        earlier = self._shown.pop(name, None)
        if earlier and earlier[0] is not store:
            earlier[0].forget_listeners()  # or its charts would be drawn for nobody, again and again
        self._shown[name] = (store, tell, on_look)
        store.listen(None, lambda _change: self._tell_beside(store, store.path))
        with suppress(RuntimeError):  # without an event loop (a plain Python, a test) nobody waits
            if self._task is None or self._task.done():
                self._task = asyncio.get_running_loop().create_task(self._looking())

    def frame(self, book: Book | None, name: str) -> tuple[Frame, bool]:
        """What stands around a page, and whether an earlier part of the page has brought it already.

        The part that brought it brings it again when it is made again; with it, what it showed is gone.
        """
        by, path, around = self._framed
        if around and book and path == book.path and name not in ("", by):
            return around, True
        frame = Frame(book)
        if book:
            self._framed = name, book.path, frame
        return frame, False

    def say(self, words: str) -> None:
        """A quiet sentence at the foot of the page."""
        if around := self._framed[-1]:
            around.say(words)

    def look(self) -> None:
        """Look at every page's file once."""
        for store, tell, on_look in list(self._shown.values()):
            # A file that is busy or away now is looked at again next time; a save says what is wrong.
            with suppress(Exception):
                if store.look():
                    tell()
                on_look()

    def _tell_beside(self, changed: Store, path: Path) -> None:
        """The other pages of this kernel show a change at once, and it is nothing to remark on."""
        for store, *_ in list(self._shown.values()):
            if store is not changed and store.path == path:
                with suppress(Exception):
                    store.look()

    async def _looking(self) -> None:
        while True:
            await asyncio.sleep(SECONDS)
            self.look()


SHOWN = ShownPages()
