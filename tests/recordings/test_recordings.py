"""Recording: off before it is wanted, kept only when asked, in nothing but the book, and gone for good."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from driver import Browser, Page, press, shown, shows, widgets
from practice_by_hand import a_card, answer_and_rate, click, practice_page, said, sees

from workbook import open_book
from workbook.attempts.model import Attempt
from workbook.book import Book
from workbook.exporting.contents import everything
from workbook.exporting.export import files_of
from workbook.exporting.json_file import json_bytes
from workbook.exporting.report import report_bytes
from workbook.exporting.share import share_bytes
from workbook.importing.own_export import own_json
from workbook.practice.page import PracticePart
from workbook.questions.model import Card
from workbook.recordings.model import RECORD, Recording
from workbook.recordings.page import Recordings, sound

SOUND = b"OggS\x00" + os.urandom(40_000)


def asked(book: Book) -> PracticePart:
    """A page that asks a question and offers to record."""
    a_card(book)
    book.store.set_setting(RECORD, True)
    page = practice_page(book)
    click(page, book, "home.start")
    return page


def kept(book: Book, data: bytes = SOUND) -> Recording:
    page = asked(book)
    answer_and_rate(page, book)
    browser = Browser(page.session.recorder)
    half = len(data) // 2
    for number, piece in enumerate((data[:half], data[half:])):
        browser.send("piece", [memoryview(piece)], number=number, of=2, type="audio/webm")
    return book.store.all(Recording)[0].record


def test_no_recorder_is_on_the_page_before_somebody_wants_one(book: Book) -> None:
    a_card(book)
    page = practice_page(book)
    click(page, book, "home.start")
    assert page.session.recorder is None
    assert "recorder" not in [widget.name for widget in widgets(page)]


def test_it_is_offered_once_it_is_switched_on_and_no_more_when_off(book: Book) -> None:
    part = Recordings(book, book.words("recordings"))
    click(part, book, "recordings.allow")
    assert book.store.setting(RECORD) is True
    click(part, book, "recordings.disallow")
    assert book.store.setting(RECORD) is False


def test_it_is_heard_only_after_rating_and_gone_with_the_next_question(book: Book) -> None:
    page = asked(book)
    recorder = page.session.recorder
    assert not shows(recorder, "revealed")
    answer_and_rate(page, book)
    assert shows(recorder, "revealed")
    click(page, book, "session.again")
    assert shows(recorder, "gone")
    assert book.store.all(Recording) == []


def test_a_kept_recording_is_that_of_its_attempt_byte_for_byte(book: Book) -> None:
    recording = kept(book)
    assert recording.about == book.store.all(Attempt)[0].id
    assert sound(recording) == SOUND


@pytest.mark.parametrize("numbers", [(1,), (0, 2)])
def test_pieces_out_of_order_are_kept_as_nothing(book: Book, numbers: tuple[int, ...]) -> None:
    page = asked(book)
    answer_and_rate(page, book)
    for number in numbers:
        Browser(page.session.recorder).send(
            "piece", [memoryview(b"x")], number=number, of=3, type="audio/webm"
        )
    assert book.store.all(Recording) == []


def test_one_that_is_too_long_is_a_sentence(book: Book) -> None:
    page = asked(book)
    answer_and_rate(page, book)
    browser = Browser(page.session.recorder)
    browser.send("piece", [memoryview(bytes(3_100_000))], number=0, of=1, type="audio/webm")
    assert browser.said == book.words("ui")("recorder.too_long")
    assert book.store.all(Recording) == []


def test_nothing_of_it_is_on_the_page_or_in_a_report_or_a_copy_for_a_coach(book: Book) -> None:
    text = kept(book).sound[:60]
    whole = everything(book)
    assert text not in shown(practice_page(book))
    assert text not in report_bytes(book, whole).decode()
    assert text not in share_bytes(book, ticked=("recording.sound",)).decode()


def test_an_export_has_it_and_brings_it_back(book: Book, tmp_path: Path) -> None:
    recording, whole = kept(book), everything(book)
    assert any(
        recording.sound.encode() in data for name, data in files_of(book, whole) if name.endswith(".json")
    )
    other = open_book(tmp_path / "other", now=book.now)
    own_json(json_bytes(whole)).into(other)
    assert other.store.all(Recording)[0].record == recording


def test_a_backup_has_it_and_deleting_takes_it_out_of_that_too(book: Book) -> None:
    text = kept(book).sound[:60].encode()
    copy = book.store.backup()
    assert text in copy.path.read_bytes()
    part = Recordings(book, book.words("recordings"))
    assert "OggS" not in shown(part)
    click(part, book, "recordings.delete")
    assert sees(part, book, "recordings.deleted")
    assert book.store.all(Recording) == []
    for file in book.folder.rglob("*"):
        assert not file.is_file() or text not in file.read_bytes(), file


def test_erasing_its_question_or_everything_erases_it(book: Book) -> None:
    text = kept(book).sound[:60].encode()
    book.store.erase(Card, book.store.all(Card)[0].id)
    assert book.store.all(Recording) == book.store.all(Attempt) == []
    assert text not in book.path.read_bytes()


def test_a_recording_damaged_outside_is_an_empty_file() -> None:
    assert sound(Recording("a", sound="not base64 at all")) == b""


def test_a_kept_one_can_be_fetched(book: Book) -> None:
    kept(book)
    part = Recordings(book, book.words("recordings"))
    file = next(widget for widget in widgets(part) if widget.name == "download")
    browser = Browser(file)
    browser.send("make")
    assert json.dumps([m["file"] for m in browser.heard if "file" in m])
    assert [m for m in browser.heard if str(m.get("file", "")).endswith(".webm")]
    assert Page(part).sees(said(book, "recordings.play"))
    press(part, said(book, "recordings.delete"))
