"""Drafts and settings: half-typed answers and small choices."""

from __future__ import annotations

from typing import Any

import pytest

from workbook import open_book
from workbook.book import Book
from workbook.storage.errors import Invalid


def test_a_draft_comes_back_as_it_was_in_a_new_process(book: Book, clock: Any) -> None:
    values = {"organisation": "Qui", "who": ["Jo"], "showed": None}
    book.store.keep_draft("interviews.quick", values)
    draft = open_book(book.folder, now=clock).store.draft("interviews.quick")
    assert draft is not None
    assert (draft.values, draft.at) == (values, clock.time)


def test_a_newer_draft_takes_the_place_of_the_older(book: Book) -> None:
    book.store.keep_draft("form", {"a": "1"})
    book.store.keep_draft("form", {"a": "12"})
    draft = book.store.draft("form")
    assert draft is not None
    assert draft.values == {"a": "12"}


def test_a_dropped_draft_is_gone_and_others_stay(book: Book) -> None:
    for key in ("one", "two"):
        book.store.keep_draft(key, {"a": key})
    book.store.drop_draft("one")
    assert book.store.draft("one") is None
    assert book.store.draft("two") is not None


def test_drafts_are_no_history(book: Book) -> None:
    book.store.keep_draft("form", {"a": "1"})
    assert book.store.undo() is None


@pytest.mark.parametrize("value", [True, "dark", 3, ["a", {"b": None}], None])
def test_a_setting_keeps_its_json_value(book: Book, value: Any) -> None:
    book.store.set_setting("key", "before")
    book.store.set_setting("key", value)
    assert book.store.setting("key", "default") == value
    assert book.store.setting("other", "default") == "default"


def test_all_settings_are_listed_by_name(book: Book) -> None:
    book.store.set_setting("timer", False)
    book.store.set_setting("country", "GB")
    assert book.store.settings() == {"country": "GB", "timer": False}


@pytest.mark.parametrize("value", [{"a": float("nan")}, {"a": {1, 2}}, {"a": "\ud800"}])
def test_what_is_no_json_is_refused(book: Book, value: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        book.store.keep_draft("form", value)
    with pytest.raises(Invalid):
        book.store.set_setting("key", value)
