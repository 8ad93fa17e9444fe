"""Backups, as a page: each thing can be done by its button, and a damaged book leads to its backups."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from driver import shows
from wording import words
from your_data_by_hand import press, said, widgets

from workbook import open_book, ui
from workbook.backups.page import BackupsPart, choose_copy, recovery
from workbook.book import Book
from workbook.interviews.model import Application


@pytest.fixture
def backups(book: Book) -> Any:
    return book.words("backups")


def test_a_backup_is_made_by_its_button_and_counted(book: Book, backups: Any) -> None:
    part = BackupsPart(book, backups)
    press(part, backups("now"))
    assert len(book.store.backups()) == 1
    assert words(
        "backups.other", count=words("backups.count.copies.one"), day="12 March", time="10:00"
    ) in said(part)


def test_the_check_says_that_all_is_well(book: Book, backups: Any) -> None:
    part = BackupsPart(book, backups)
    press(part, backups("check"))
    assert words("backups.sound", entries=words("storage.count.entries.zero")) in said(part)


def test_a_drill_is_told_once_and_its_failure_only_until_there_is_a_newer_backup(
    book: Book, backups: Any
) -> None:
    book.store.add(Application(organisation="Quillmoor"))
    copy = book.store.backup().path
    copy.write_bytes(copy.read_bytes().replace(b"Quillmoor", b"Quillmoos"))
    part = BackupsPart(book, backups)
    press(part, backups("check"))
    assert said(part).count(words("backups.drill_failed", day="12 March", time="10:00")) == 1
    press(part, backups("now"))
    assert words("backups.drill_failed", day="12 March", time="10:00") not in said(part)
    press(part, backups("check"))
    assert said(part).count(words("backups.drill", day="12 March", time="10:00")) == 1


def test_going_back_asks_first_and_then_shows_what_was(book: Book, backups: Any) -> None:
    book.store.add(Application(organisation="Quillmoor"))
    book.store.backup()
    book.store.add(Application(organisation="Thornvale"))
    part = BackupsPart(book, backups)
    press(part, backups("restore"))
    press(part, "12 March, 10:00")
    assert len(book.store.all(Application)) == 2
    press(part, backups("yes"))
    assert [a.record.organisation for a in book.store.all(Application)] == ["Quillmoor"]
    press(part, backups("undo"))
    assert len(book.store.all(Application)) == 2


def test_what_a_backup_replaced_is_the_first_line_to_go_back_to(book: Book, clock: Any, backups: Any) -> None:
    book.store.backup()
    book.store.add(Application(organisation="Quillmoor"))
    clock.forward(hours=2)
    book.store.restore(book.store.backups()[0].path)
    assert book.store.all(Application) == []
    part = BackupsPart(book, backups)
    press(part, backups("restore"))
    chips = next(w for w in widgets(part) if shows(w, "what") == "choices")
    first = backups("replaced", day=book.today(), time="12:00")
    assert shows(chips, "options")[0][1] == first
    press(part, first)
    press(part, backups("yes"))
    assert len(book.store.all(Application)) == 1


def test_a_book_that_does_not_open_can_go_back_to_a_backup(
    book: Book, backups: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.store.add(Application(organisation="Quillmoor"))
    book.store.backup()
    book.path.write_bytes(b"<html>not a book</html>")
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(book.folder))
    shown = recovery()
    press(shown[1], "12 March 2026, 10:00")
    press(shown[1], backups("yes"))
    assert [a.record.organisation for a in open_book().store.all(Application)] == ["Quillmoor"]


def test_without_a_sound_backup_what_can_be_read_comes_into_a_new_book(
    book: Book, backups: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Quillmoor", "Thornvale"):
        book.store.add(Application(organisation=name))
    with closing(sqlite3.connect(book.path)) as connection, connection:
        connection.execute("UPDATE application SET organisation = 'Quilt' WHERE seq = 1")
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(book.folder))
    monkeypatch.setenv("AFTER_THE_NO_NOW", book.now().isoformat())
    shown = ui.stack(*recovery())
    press(shown, backups("recovery.salvage"))
    place = next((book.folder / "backups").glob("replaced*"))
    assert words("backups.recovery.salvaged", kept=2, all=2, place=place) in said(shown)
    again = open_book()
    assert [a.record.organisation for a in again.store.all(Application)] == ["Quillmoor", "Thornvale"]
    assert list((book.folder / "backups").glob("replaced-*.db"))


def test_of_what_is_no_book_nothing_is_read_and_it_stays(
    book: Book, backups: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.path.write_bytes(b"<html>not a book</html>")
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(book.folder))
    shown = ui.stack(*recovery())
    press(shown, backups("recovery.salvage"))
    assert backups("recovery.nothing_read") in said(shown)
    assert book.path.read_bytes() == b"<html>not a book</html>"


def test_without_a_backup_nothing_is_offered_to_choose(backups: Any) -> None:
    assert backups("none") in said(choose_copy(backups, [], print))
