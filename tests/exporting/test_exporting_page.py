"""Your data, as a page: each thing can be done by its button, and a damaged book leads to its backups."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from typing import Any

import pytest

from workbook import ui
from workbook.book import Book
from workbook.exporting.backups import backups, choose_copy, recovery
from workbook.exporting.export import zip_bytes
from workbook.exporting.page import erasing, parts, returning, sharing
from workbook.interviews.model import Application


def widgets(part: Any) -> list[Any]:
    """A part's widget and all that are inside it."""
    widget = getattr(part, "widget", part)
    return [widget, *(inner for child in getattr(widget, "children", ()) for inner in widgets(child))]


def said(part: Any) -> str:
    """Everything a part shows, as text."""
    return " ".join(f"{getattr(w, 'spec', '')} {getattr(w, 'state', '')}" for w in widgets(part))


def press(part: Any, label: str) -> None:
    """Press the button or chip with this label."""
    for widget in widgets(part):
        spec = getattr(widget, "spec", {})
        if spec.get("label") == label:
            widget._receive(widget, {"do": "press", "key": ""}, [])
            return
        for key, text in spec.get("options", []):
            if text == label:
                widget._receive(widget, {"do": "press", "key": key}, [])
                return
    raise AssertionError(f"no button {label}")


def form_in(part: Any) -> Any:
    return next(w for w in widgets(part) if "questions" in getattr(w, "spec", {}))


@pytest.fixture
def words(book: Book) -> Any:
    return book.words("exporting")


def test_the_archive_holds_every_file_of_an_export(book: Book) -> None:
    names = zipfile.ZipFile(io.BytesIO(zip_bytes(book))).namelist()
    assert {"after-the-no/report.html", "after-the-no/after-the-no.json"} <= set(names)


@pytest.mark.parametrize("way", ["take", "share", "keep", "back", "erase"])
def test_every_way_opens_below_its_chip_also_with_an_empty_book(book: Book, words: Any, way: str) -> None:
    chips, place = parts(book)
    press(chips, words(f"ways.options.{way}"))
    assert len(widgets(place)) > 1
    assert not chips.state["said"]


def test_a_backup_is_made_by_its_button_and_counted(book: Book, words: Any) -> None:
    part = backups(book, words)
    press(part, words("keep.now"))
    assert len(book.store.backups()) == 1
    assert "1 backup, the newest from 12 March 2026" in said(part)


def test_the_check_says_that_all_is_well(book: Book, words: Any) -> None:
    part = backups(book, words)
    press(part, words("keep.check"))
    assert "Everything is in order: No entries yet" in said(part)


def test_a_drill_is_told_once_and_its_failure_only_until_there_is_a_newer_backup(
    book: Book, words: Any
) -> None:
    book.store.add(Application(organisation="Quillmoor"))
    copy = book.store.backup().path
    copy.write_bytes(copy.read_bytes().replace(b"Quillmoor", b"Quillmoos"))
    part = backups(book, words)
    press(part, words("keep.check"))
    assert said(part).count("Putting the newest backup back was tried") == 1
    press(part, words("keep.now"))
    assert "Putting the newest backup back was tried" not in said(part)
    press(part, words("keep.check"))
    assert said(part).count("A backup was last put back for trial") == 1


def test_going_back_asks_first_and_then_shows_what_was(book: Book, words: Any) -> None:
    book.store.add(Application(organisation="Quillmoor"))
    book.store.backup()
    book.store.add(Application(organisation="Thornvale"))
    part = backups(book, words)
    press(part, words("keep.restore"))
    press(part, "12 March 2026, 10:00")
    assert len(book.store.all(Application)) == 2
    press(part, words("keep.yes"))
    assert [a.record.organisation for a in book.store.all(Application)] == ["Quillmoor"]


def test_a_copy_to_share_offers_a_tick_for_each_private_field(book: Book, words: Any) -> None:
    book.store.add(Application(organisation="Quillmoor", note="kind people"))
    part = sharing(book, words)
    keys = [key for key, _label in form_in(part).spec["questions"][0]["options"]]
    assert keys == ["application.organisation", "application.note"]


def test_an_export_that_is_none_is_refused_in_a_sentence(book: Book, words: Any) -> None:
    upload = next(w for w in widgets(returning(book, words)) if "piece" in getattr(w, "spec", {}))
    upload._receive(upload, {"do": "piece", "reading": "r", "number": 0, "of": 1, "name": "x"}, [b"{}"])
    assert upload.state["said"] == words("problem.export_other")


@pytest.mark.parametrize("typed, left", [("erase", 1), ("ERASE", 0)])
def test_erasing_takes_the_word_in_capitals(book: Book, words: Any, typed: str, left: int) -> None:
    book.store.add(Application(organisation="Quillmoor"))
    part = erasing(book, words)
    form = form_in(part)
    form._receive(form, {"do": "save", "token": "t", "values": {"word": typed}}, [])
    assert len(book.store.all(Application)) == left
    assert ("word" in form.state.get("problems", {})) == bool(left)


def test_a_book_that_does_not_open_can_go_back_to_a_backup(
    book: Book, words: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.store.add(Application(organisation="Quillmoor"))
    book.store.backup()
    book.path.write_bytes(b"<html>not a book</html>")
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(book.folder))
    shown = recovery()
    press(shown[1], "12 March 2026, 10:00")
    press(shown[1], words("keep.yes"))
    from workbook import open_book

    assert [a.record.organisation for a in open_book().store.all(Application)] == ["Quillmoor"]


def test_without_a_sound_backup_what_can_be_read_comes_into_a_new_book(
    book: Book, words: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Quillmoor", "Thornvale"):
        book.store.add(Application(organisation=name))
    with closing(sqlite3.connect(book.path)) as connection, connection:
        connection.execute("UPDATE application SET organisation = 'Quilt' WHERE seq = 1")
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(book.folder))
    monkeypatch.setenv("AFTER_THE_NO_NOW", book.now().isoformat())
    shown = ui.stack(*recovery())
    press(shown, words("recovery.salvage"))
    assert "2 of 2 entries were read" in said(shown)
    from workbook import open_book

    again = open_book()
    assert [a.record.organisation for a in again.store.all(Application)] == ["Quillmoor", "Thornvale"]
    assert list((book.folder / "backups").glob("replaced-*.db"))


def test_of_what_is_no_book_nothing_is_read_and_it_stays(
    book: Book, words: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.path.write_bytes(b"<html>not a book</html>")
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(book.folder))
    shown = ui.stack(*recovery())
    press(shown, words("recovery.salvage"))
    assert words("recovery.nothing_read") in said(shown)
    assert book.path.read_bytes() == b"<html>not a book</html>"


def test_without_a_backup_nothing_is_offered_to_choose(words: Any) -> None:
    assert words("keep.none") in said(choose_copy(words, [], print))
