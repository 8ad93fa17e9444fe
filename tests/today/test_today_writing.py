"""Free writing: kept, sealed so that nobody reads it by accident, or erased from everywhere."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from driver import Browser, press, shown, shows, widgets
from wording import words

from workbook.answers import Day
from workbook.book import Book
from workbook.exporting.contents import everything
from workbook.exporting.report import report_bytes
from workbook.exporting.share import share_bytes
from workbook.today.model import FreeWriting
from workbook.today.writing import Writing

WORDS = "heron lantern gravel"


@pytest.fixture
def writing(book: Book) -> Writing:
    made = Writing(book, book.words("today"))
    press(made, words("today.writing.offer"))
    Browser(made.form).type(text=WORDS)
    return made


def finish(writing: Writing, fate: str | None) -> None:
    Browser(writing.form).press(text=WORDS, fate=fate)


def bytes_of(folder: Path) -> bytes:
    """Everything in the folder of the book, backups included."""
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def pieces(book: Book) -> list[FreeWriting]:
    return [stored.record for stored in book.store.all(FreeWriting)]


@pytest.mark.parametrize("fate", ["keep", None])
def test_kept_writing_can_be_read_and_closed_again(book: Book, writing: Writing, fate: str | None) -> None:
    finish(writing, fate)
    assert pieces(book)[0].text == WORDS
    assert WORDS not in shown(writing)
    press(writing, words("today.writing.read", day="12 March"))
    assert WORDS in shown(writing)
    press(writing, words("today.writing.close"))
    assert WORDS not in shown(writing)


def test_sealed_writing_is_not_readable_before_its_day_unless_it_is_opened_anyway(
    book: Book, writing: Writing
) -> None:
    finish(writing, "seal")
    again = Writing(book, book.words("today"))
    assert WORDS not in shown(again)
    assert words("today.writing.row_sealed", day="12 March", until="12 April") in shown(again)
    press(again, words("today.writing.open", until="12 April"))
    assert WORDS in shown(again)
    assert WORDS not in shown(Writing(book, book.words("today")))


def test_sealed_writing_says_on_its_day_that_it_may_be_read(book: Book, writing: Writing, clock: Any) -> None:
    finish(writing, "seal")
    clock.forward(days=31)
    again = Writing(book, book.words("today"))
    assert words("today.writing.row_ripe", day="12 March") in shown(again)
    press(again, words("today.writing.read", day="12 March"))
    assert WORDS in shown(again)


def test_sealed_writing_is_in_no_row_history_table_or_report(book: Book, writing: Writing) -> None:
    finish(writing, "seal")
    with sqlite3.connect(book.path) as connection:
        assert WORDS not in "\n".join(connection.iterdump())
    assert WORDS not in book.frame("free_writing").to_csv()
    report = report_bytes(book, everything(book)).decode()
    assert WORDS not in report
    assert pieces(book)[0].text not in report


def test_deleted_writing_is_erased_also_from_drafts_history_and_backups(book: Book, writing: Writing) -> None:
    book.store.backup()
    assert WORDS.encode() in bytes_of(book.folder)
    finish(writing, "delete")
    assert pieces(book) == []
    assert WORDS.encode() not in bytes_of(book.folder)
    assert WORDS not in shown(writing)
    assert words("today.writing.deleted") in shown(writing)
    assert book.store.check().sound


def test_kept_writing_can_be_erased_later_after_a_second_question(book: Book, writing: Writing) -> None:
    finish(writing, "keep")
    press(writing, words("today.writing.erase"))
    assert pieces(book) != []
    press(writing, words("today.writing.erase_no"))
    press(writing, words("today.writing.erase"))
    press(writing, words("today.writing.erase_yes"))
    assert pieces(book) == []
    assert WORDS.encode() not in bytes_of(book.folder)
    assert book.store.undo() is None


def test_kept_writing_can_be_changed_and_changed_back(book: Book, writing: Writing) -> None:
    finish(writing, "keep")
    press(writing, words("today.writing.read", day="12 March"))
    press(writing, words("today.writing.change"))
    form = next(one for one in widgets(writing) if one.name == "form")
    assert Browser(form).boxes["text"] == WORDS
    Browser(form).press(text=" ")
    assert words("today.writing.changing.problem.nothing_written") in Browser(form).problems["text"]
    Browser(form).press(text="calm now")
    assert [one.text for one in pieces(book)] == ["calm now"]
    assert words("today.writing.changing.changed") in shown(writing)
    book.store.undo()
    assert [one.text for one in pieces(book)] == [WORDS]


def test_what_was_changed_is_kept_as_a_new_piece_when_another_window_erased_it(
    book: Book, writing: Writing
) -> None:
    finish(writing, "keep")
    press(writing, words("today.writing.read", day="12 March"))
    press(writing, words("today.writing.change"))
    form = next(one for one in widgets(writing) if one.name == "form")
    (stored,) = book.store.all(FreeWriting)
    book.store.erase(FreeWriting, stored.id)
    browser = Browser(form)
    browser.press(text="calm now")
    assert browser.is_gone
    browser.send("resolve", how="mine", values=browser.boxes)
    assert [(one.text, one.written_on) for one in pieces(book)] == [("calm now", Day(book.today()))]


def test_sealed_writing_cannot_be_changed_even_when_it_is_opened(writing: Writing) -> None:
    finish(writing, "seal")
    press(writing, words("today.writing.open", until="12 April"))
    with pytest.raises(AssertionError):
        press(writing, words("today.writing.change"))


def test_half_changed_words_are_erased_with_the_piece(book: Book, writing: Writing) -> None:
    finish(writing, "keep")
    press(writing, words("today.writing.read", day="12 March"))
    press(writing, words("today.writing.change"))
    form = next(one for one in widgets(writing) if one.name == "form")
    Browser(form).type(text="half a heron")
    Browser(form).send("cancel", values={})
    press(writing, words("today.writing.erase"))
    press(writing, words("today.writing.erase_yes"))
    assert b"half a heron" not in bytes_of(book.folder)


def test_a_draft_opens_the_box_again(book: Book, writing: Writing) -> None:
    assert writing.form is not None
    again = Writing(book, book.words("today"))
    assert again.form is not None
    assert Browser(again.form).boxes["text"] == WORDS


def test_a_draft_that_comes_back_leaves_the_focus_where_it_is(book: Book, writing: Writing) -> None:
    again = Writing(book, book.words("today"))
    assert any(shows(one, "arrive") for one in widgets(writing))
    assert not any(shows(one, "arrive") for one in widgets(again))


def test_an_empty_box_is_not_kept(book: Book) -> None:
    made = Writing(book, book.words("today"))
    press(made, words("today.writing.offer"))
    browser = Browser(made.form)
    browser.press(text="  ", fate="keep")
    assert words("today.writing.problem.nothing_written") in browser.problems["text"]
    assert pieces(book) == []


def test_each_piece_is_one_of_its_own_also_from_two_windows(book: Book, writing: Writing) -> None:
    other = Writing(book, book.words("today"))
    finish(writing, "keep")
    Browser(other.form).press(text="another piece", fate="keep")
    assert [one.text for one in pieces(book)] == [WORDS, "another piece"]


def test_deleting_in_one_window_leaves_what_another_window_kept(book: Book, writing: Writing) -> None:
    other = Writing(book, book.words("today"))
    finish(writing, "keep")
    Browser(other.form).press(text="another piece", fate="delete")
    assert [one.text for one in pieces(book)] == [WORDS]


@pytest.mark.parametrize("first", ["keep", "delete"])
def test_what_is_deleted_in_one_of_two_windows_is_in_no_file_any_more(
    book: Book, writing: Writing, first: str
) -> None:
    other = Writing(book, book.words("today"))
    Browser(writing.form).press(text="calm", fate=first)
    Browser(other.form).type(text=WORDS)
    third = Writing(book, book.words("today"))
    press(third, words("today.writing.offer"))
    Browser(third.form).type(text="still being written")
    book.store.backup()
    Browser(other.form).press(text=WORDS, fate="delete")
    assert words("today.writing.deleted") in shown(other)
    assert WORDS.encode() not in bytes_of(book.folder)
    assert Browser(Writing(book, book.words("today")).form).boxes["text"] == "still being written"


def test_a_copy_for_a_coach_says_nothing_of_free_writing_unless_it_is_ticked(
    book: Book, writing: Writing
) -> None:
    finish(writing, "keep")
    assert words("exporting.kinds.free_writing") not in share_bytes(book, ()).decode()
    assert WORDS in share_bytes(book, ["free_writing.text"]).decode()
