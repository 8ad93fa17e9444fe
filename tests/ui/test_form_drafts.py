"""Drafts of a form: kept at once, back after a reload, and put aside without being lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from driver import Browser
from invented import form
from wording import words

from workbook.book import Book
from workbook.interviews.model import Application
from workbook.storage.errors import DiskFull


def test_a_keystroke_is_in_the_store_before_python_says_so(book: Book) -> None:
    browser = Browser(form(book))
    browser.type(organisation="Qui")
    assert book.store.draft("test.form").values["organisation"] == "Qui"
    assert browser.said == words("ui.draft.kept", time="10:00")


def test_a_draft_comes_back_with_the_page_and_says_from_when(book: Book) -> None:
    Browser(form(book)).type(organisation="Quillmoor", sent_on="31 02 2026")
    again = form(book)
    assert Browser(again).boxes["sent_on"] == "31 02 2026"
    assert Browser(again).draft == words("ui.draft.back", time="10:00")


def test_yesterdays_draft_names_its_day(book: Book, clock: Any) -> None:
    Browser(form(book)).type(organisation="Quillmoor")
    clock.time += timedelta(days=1)
    assert Browser(form(book)).draft == words("ui.draft.back_day", day="12 March", time="10:00")


def test_starting_afresh_empties_the_form_and_can_be_taken_back(book: Book) -> None:
    browser = Browser(form(book))
    browser.type(organisation="Quillmoor")
    browser.send("afresh")
    assert browser.boxes["organisation"] == ""
    assert book.store.draft("test.form") is None
    browser.send("return")
    assert browser.boxes["organisation"] == "Quillmoor"
    assert book.store.draft("test.form") is not None


def test_text_that_is_deleted_again_leaves_no_draft(book: Book) -> None:
    browser = Browser(form(book))
    browser.type(organisation="Q")
    browser.type(organisation="")
    assert book.store.draft("test.form") is None
    assert browser.said == ""


def test_each_record_being_changed_has_a_draft_of_its_own(book: Book) -> None:
    one, two = book.store.add(Application("Quillmoor")), book.store.add(Application("Thornvale"))
    made = form(book)
    made.edit(one)
    Browser(made).type(note="Half a thought")
    made.edit(two)
    assert Browser(made).boxes["note"] == ""
    made.edit(one)
    assert Browser(made).boxes["note"] == "Half a thought"


def test_a_draft_keeps_a_megabyte(book: Book) -> None:
    pasted = "word " * 210_000
    Browser(form(book)).type(note=pasted)
    assert Browser(form(book)).boxes["note"] == pasted


def test_a_field_that_is_no_longer_asked_is_left_out_of_an_old_draft(book: Book) -> None:
    book.store.keep_draft("test.form", {"organisation": "Q", "gone": "x"})
    assert "gone" not in Browser(form(book)).boxes


def test_a_form_made_while_the_one_before_is_saved_does_not_bring_its_answers_back(book: Book) -> None:
    made = []
    first = form(book, keep=lambda _values: made.append(form(book)))
    browser = Browser(first)
    browser.type(organisation="Quillmoor")
    browser.press(organisation="Quillmoor")
    (second,) = made
    assert Browser(second).draft == ""
    assert Browser(second).boxes["organisation"] == ""
    assert book.store.draft("test.form") is None


def test_a_form_made_by_a_save_that_fails_leaves_the_draft_where_it_is(book: Book) -> None:
    def keep(_values: dict[str, object]) -> str:
        form(book)
        raise DiskFull

    browser = Browser(form(book, keep=keep))
    browser.type(organisation="Quillmoor")
    browser.press(organisation="Quillmoor")
    assert Browser(form(book)).boxes["organisation"] == "Quillmoor"
