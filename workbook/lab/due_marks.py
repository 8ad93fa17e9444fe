"""Where something is due and what is switched off: a page's kernel says it to the frame around the pages."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import date

from workbook import open_book
from workbook.book import Book
from workbook.path import PAGES, dues_by_room, notebook

TARGET = "after-the-no-due"  # the same name is in labextensions/after-the-no-lab/plugin/frame/due.js
AT_FIRST, KNOWN = 0.5, 4.0  # seconds a page has to itself; the second where an earlier page said it already
BETWEEN_ROOMS = 0.02  # seconds: in a long book a room takes a moment, and what somebody presses goes first
SECONDS = 3.0  # between two looks for what has changed

_watching: asyncio.Task[None] | None = None  # the one of the window that asked last


def watch(*, known: bool = False) -> None:
    """Say it soon, later where it is `known` already, and at every change, to the window that asked last."""
    global _watching
    if _watching is not None and not _watching.done():
        _watching.cancel()
    with suppress(RuntimeError):  # without an event loop (a plain Python) nobody listens
        _watching = asyncio.get_running_loop().create_task(_watch(KNOWN if known else AT_FIRST))


async def due_notebooks(book: Book) -> list[str]:
    """The notebooks of the pages on which something can be done by today; a coming day does not count."""
    found, today = set(), book.today()
    for dues in dues_by_room(book):
        found |= {notebook(due.page) for due in dues if due.on is None or not due.on.after(today)}
        await asyncio.sleep(BETWEEN_ROOMS)
    return sorted(found)


def off_notebooks(book: Book) -> list[str]:
    """The notebooks of the pages that are switched off."""
    return sorted(notebook(id) for id in book.pages_off() & PAGES.keys())


async def _watch(first: float) -> None:
    from comm import create_comm

    await asyncio.sleep(first)
    book = comm = None
    seen: tuple[date, frozenset[str]] | None = None
    while True:
        # A book that cannot be read has its sentence on the page; here it only means no news.
        with suppress(Exception):
            book = book or open_book()
            if book.store.look() or (book.today(), book.pages_off()) != seen:
                seen = book.today(), book.pages_off()
                said = {"due": await due_notebooks(book), "off": off_notebooks(book)}
                if comm is None:
                    comm = create_comm(target_name=TARGET, data=said)
                else:
                    comm.send(said)
        await asyncio.sleep(SECONDS)
