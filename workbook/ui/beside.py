"""The main part of a page, what is opened in its place, and what stands beside it in cells of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from weakref import WeakSet

from workbook.book import Book
from workbook.ui.component import Component, Soon
from workbook.ui.parts import Stack, swap


class Beside:
    """The parts beside the main one; they are shown unless it says otherwise.

    `closing()` is what the page says once something is kept: what a link shows, and what following it does.
    `bar` is at the foot of the window, `parts` are all that the page shows.
    """

    def __init__(self) -> None:
        """There is nothing beside it yet."""
        self.closing: Callable[[], tuple[Mapping[str, str], Callable[[], Any]]] | None = None
        self.bar: Component | None = None
        self.parts: WeakSet[Stack] = WeakSet()
        self.opened: WeakSet[MainPlace] = WeakSet()
        self._shown = True
        self._parts: WeakSet[Stack] = WeakSet()

    def holds(self, *parts: Stack) -> None:
        """Shows and hides these parts with the others from here on."""
        self._parts.update(parts)
        self.show(whether=self._shown)

    def show(self, *, whether: bool) -> None:
        """Shows everything beside the main part, or hides it."""
        self._shown = whether
        for part in self._parts:
            part.hide(whether=not whether)

    def say_next(self, part: Component) -> None:
        """What is next, in the part that has kept something; in the bar where nothing is asked any more.

        What leads on by itself needs no such line: what has come instead of the part, or one that is open.
        """
        there = _in_its_place(part)
        goes_on = not self._shown or any(map(_asks, self.parts)) or any(map(_leads, there))
        stays = not self.opened and part
        place = stays if part in there else None if goes_on else self.bar
        if place and self.closing:
            link, follow = self.closing()
            place.on["follow"] = lambda _message: follow()
            place.tell({}, next=link)


def _in_its_place(widget: Any) -> tuple[Any, ...]:
    """This, where it is still on the page; otherwise what has come instead of it, or of what it was in."""
    here, place = widget, widget.place
    while place and here in place.children:
        here, place = place, place.place
    return place.children if place else (widget,)


def _asks(widget: Any) -> bool:
    """Whether this is a form, or holds one."""
    if isinstance(widget, Stack):
        return any(map(_asks, widget.children))
    return widget.name in ("form", "exercise")


def _leads(widget: Any) -> bool:
    """Whether this is a link to a page."""
    return isinstance(widget, Component) and widget.spec.get("what") == "link"


_OF: dict[Path, Beside] = {}  # a kernel shows one page of a book


def beside(book: Book) -> Beside:
    """What stands beside the main part of the page that is shown of this book."""
    return _OF.setdefault(book.path, Beside())


def say_next(book: Book, part: Component) -> None:
    """Says what is next after this part has kept something, in a moment: nobody waits for that."""
    Soon(partial(beside(book).say_next, part), failed=book.store.listener_failed).ask()


class MainPlace:
    """The place of a page's main part, and of what somebody opens instead, which stays until it is closed.

    `refresh()` then shows the main part anew. What is open is alone on the page; where the page is `shared`,
    the parts beside it stay.
    """

    def __init__(self, book: Book, refresh: Callable[[], Any], *, shared: bool = False) -> None:
        """Nothing is there yet."""
        self._beside, self._shared, self._refresh = beside(book), shared, refresh
        self.is_open = False
        self.widget = swap()

    def show_if(self, key: Any, make: Callable[[], Iterable[Any]]) -> None:
        """Shows the main part that `make()` returns, made again only for another key; what is open stays."""
        if not self.is_open:
            self.widget.show_if(key, make)

    def open(self, *parts: Any) -> None:
        """Shows these instead of the main part."""
        self._turn(is_open=True)
        self.widget.show(*parts)

    def close(self, *_id: str) -> None:
        """Takes away what is open, and shows the main part anew."""
        self._turn(is_open=False)
        self.widget.show()
        self._refresh()

    def _turn(self, *, is_open: bool) -> None:
        self.is_open = is_open
        (self._beside.opened.add if is_open else self._beside.opened.discard)(self)
        if not self._shared:
            self._beside.show(whether=not is_open)
