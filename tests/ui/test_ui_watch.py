"""Pages keep up with each other and with other notebooks, and old selves fall silent."""

from __future__ import annotations

import asyncio
import importlib
from pathlib import Path

import pytest

from workbook import open_book
from workbook.book import Book
from workbook.interviews.model import Application
from workbook.ui.component import Soon

PAGE = importlib.import_module("workbook.ui.page")  # `ui.page` is the function in it


def again(book: Book) -> Book:
    """The same book, opened by another page."""
    return open_book(book.folder, now=book.now)


def heard_by(book: Book) -> list[object]:
    heard: list[object] = []
    book.store.listen(Application, heard.append)
    return heard


def test_a_change_by_another_notebook_reaches_the_listeners_and_is_said(book: Book) -> None:
    said: list[str] = []
    heard, pages = heard_by(book), PAGE.ShownPages()
    pages.add("log", book.store, lambda: said.append("changed"))
    again(book).store.add(Application(organisation="Quillmoor"))
    pages.look()
    pages.look()
    assert len(heard) == 1
    assert said == ["changed"]


def test_a_change_by_the_page_itself_is_not_remarked_on(book: Book) -> None:
    said: list[str] = []
    pages = PAGE.ShownPages()
    pages.add("log", book.store, lambda: said.append("changed"))
    book.store.add(Application(organisation="Quillmoor"))
    pages.look()
    assert said == []


def test_another_page_of_the_same_kernel_shows_a_change_at_once_and_says_nothing(book: Book) -> None:
    said: list[str] = []
    other, pages = again(book), PAGE.ShownPages()
    heard = heard_by(other)
    pages.add("log", book.store, lambda: said.append("log"))
    pages.add("bring in", other.store, lambda: said.append("bring in"))
    book.store.add(Application(organisation="Quillmoor"))
    pages.look()
    assert len(heard) == 1
    assert said == []


def test_a_page_made_again_takes_the_place_of_its_old_self(book: Book) -> None:
    heard, pages = heard_by(book), PAGE.ShownPages()
    pages.add("log", book.store, lambda: None)
    pages.add("log", again(book).store, lambda: None)
    book.store.add(Application(organisation="Quillmoor"))
    assert heard == []


def test_a_file_that_is_away_for_a_moment_stops_nothing(book: Book) -> None:
    said: list[str] = []
    pages = PAGE.ShownPages()
    pages.add("log", book.store, lambda: said.append("changed"))
    away = book.path.rename(Path(f"{book.path}.away"))
    pages.look()
    away.rename(book.path)
    again(book).store.add(Application(organisation="Quillmoor"))
    pages.look()
    assert said == ["changed"]


def test_it_looks_every_few_seconds_while_there_is_an_event_loop(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PAGE, "SECONDS", 0.01)
    said: list[str] = []

    async def a_while() -> None:
        PAGE.ShownPages().add("log", book.store, lambda: said.append("changed"))
        again(book).store.add(Application(organisation="Quillmoor"))
        await asyncio.sleep(0.2)

    asyncio.run(a_while())
    assert said == ["changed"]


def test_several_changes_in_a_moment_are_one_refresh() -> None:
    ran: list[int] = []

    async def a_while() -> None:
        soon = Soon(lambda: ran.append(1), 0.02)
        for _ in range(5):
            soon.ask()
        assert ran == []
        await asyncio.sleep(0.1)

    asyncio.run(a_while())
    assert ran == [1]
