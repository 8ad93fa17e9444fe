"""Two windows changing one record: both texts are shown, and neither is lost before somebody chooses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from driver import Browser
from invented import form

from workbook.book import Book
from workbook.interviews.model import Application


@pytest.fixture
def clashing(book: Book) -> tuple[Any, Browser]:
    """A form whose record was changed in another window while somebody typed, after pressing save."""
    stored = book.store.add(Application("Thornvale", note="First."))
    made = form(book)
    made.edit(stored)
    book.store.update(stored.id, replace(stored.record, note="Theirs."), stored.rev)
    browser = Browser(made)
    browser.press(note="Mine.")
    return stored.id, browser


def note(book: Book, key: str) -> str:
    return str(book.store.get(Application, key).record.note)


def test_both_texts_are_shown_and_nothing_is_overwritten(book: Book, clashing: Any) -> None:
    key, browser = clashing
    assert browser.conflict == {"A note": ("Mine.", "Theirs.")}
    assert note(book, key) == "Theirs."
    assert browser.boxes["note"] == "Mine."


def test_keeping_mine_stores_mine(book: Book, clashing: Any) -> None:
    key, browser = clashing
    browser.settle("mine")
    assert note(book, key) == "Mine."
    assert browser.conflict is None


def test_keeping_theirs_shows_theirs_and_stores_nothing(book: Book, clashing: Any) -> None:
    key, browser = clashing
    browser.settle("theirs")
    assert browser.boxes["note"] == "Theirs."
    assert note(book, key) == "Theirs."
    assert book.store.draft(f"test.form:{key}") is None


def test_keeping_both_puts_them_together_for_reading_before_saving(book: Book, clashing: Any) -> None:
    key, browser = clashing
    browser.settle("both")
    assert browser.boxes["note"] == "Mine.\n\nTheirs."
    browser.press()
    assert note(book, key) == "Mine.\n\nTheirs."


def test_a_record_that_was_removed_meanwhile_can_be_kept_as_a_new_one(book: Book) -> None:
    stored = book.store.add(Application("Thornvale"))
    made = form(book)
    made.edit(stored)
    book.store.remove(Application, stored.id)
    browser = Browser(made)
    browser.press(note="Mine.")
    assert browser.is_gone
    browser.settle("mine")
    [kept] = book.store.all(Application)
    assert kept.record.note == "Mine."
