"""A newer workbook keeps the book and says what is new in one sentence, once."""

from __future__ import annotations

from typing import Any

import pytest
from driver import shows

import workbook
from workbook import open_book
from workbook.answers import Day
from workbook.book import Book
from workbook.content import load_words
from workbook.interviews.model import Application, Outcome, OutcomeEvent
from workbook.start.news import SEEN, news


def said(book: Book) -> str:
    return " ".join(
        paragraph for part in news(book, book.words("start")) for paragraph in shows(part, "paragraphs")
    )


def sentence(version: str = workbook.__version__) -> str:
    return str(load_words("start").table("news")[version])


@pytest.fixture
def used(book: Book) -> Book:
    book.store.add(Application("Quillmoor"))
    return book


def test_this_version_has_its_sentence() -> None:
    assert sentence().count(".") == 1


def test_a_book_that_is_begun_with_this_version_hears_nothing(book: Book) -> None:
    assert said(book) == ""
    book.store.add(Application("Quillmoor"))
    assert said(book) == ""


@pytest.mark.parametrize("seen", [None, "0.0.9", "0.0.10"])
def test_after_an_update_it_is_said_once_and_the_book_is_as_it_was(used: Book, seen: str | None) -> None:
    used.store.set_setting(SEEN, seen)
    before = used.store.all(Application)
    assert said(used) == sentence()
    assert said(used) == ""
    assert open_book(used.folder).store.all(Application) == before


@pytest.mark.parametrize("seen", ["99.0.0", "0.1.0.1"])
def test_going_back_to_an_older_workbook_is_no_news(used: Book, seen: str) -> None:
    used.store.set_setting(SEEN, seen)
    assert said(used) == ""


@pytest.mark.parametrize("seen", ["", "one", 7, ["0"]])
def test_a_setting_that_is_no_version_counts_as_none(used: Book, seen: Any) -> None:
    used.store.set_setting(SEEN, seen)
    assert said(used) in ("", sentence())
    assert said(used) == ""


def test_the_sample_book_hears_nothing(used: Book) -> None:
    used.store.set_setting("sample", True)
    assert said(used) == ""


def test_on_the_day_of_a_no_it_waits_for_another_day(used: Book, clock: Any) -> None:
    used.store.add(OutcomeEvent(used.store.all(Application)[0].id, Outcome.REJECTED, Day(used.today())))
    assert said(used) == ""
    clock.forward(days=1)
    assert said(used) == sentence()
