"""What the tests of the store share: another store on the same file, and a hand that spoils it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from new_books import really_open

from workbook.book import Book
from workbook.storage import Store, opening


@pytest.fixture(autouse=True)
def books_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every new book here is made by the store itself."""
    monkeypatch.setattr(opening, "open_file", really_open)


@pytest.fixture
def other(book: Book, clock: Any) -> Store:
    """The same book, opened by a second notebook."""
    return Store.open(book.path, now=clock, patience=0.2)


@pytest.fixture
def spoil(book: Book) -> Callable[..., None]:
    """Changes the file behind the store's back, by SQL."""

    def run(sql: str, path: Path = book.path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(sql)

    return run
