"""Backups are told apart by their time, as exactly as that needs."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from workbook.backups.wording import said_time
from workbook.book import Book
from workbook.content import load_words
from workbook.storage import Backup, drill
from workbook.storage.drill import drilled, last_drill
from workbook.storage.errors import Busy, Damaged, DiskFull

WORDS = load_words("backups")


def times(*made: str) -> list[str]:
    copies = [Backup(Path(at), datetime.fromisoformat(f"2026-03-12T{at}"), "asked") for at in made]
    return [said_time(copy, copies)["time"] for copy in copies]


def test_the_minute_is_enough_for_most() -> None:
    assert times("14:02:07", "14:03:07") == ["14:02", "14:03"]


def test_of_two_in_one_minute_the_seconds_are_said_and_no_more_of_the_others() -> None:
    assert times("14:02:07", "14:02:31", "15:00:00") == ["14:02:07", "14:02:31", "15:00"]


def test_of_two_in_one_second_even_the_thousandths() -> None:
    assert times("14:02:07.120", "14:02:07.121") == ["14:02:07.120", "14:02:07.121"]


@pytest.mark.parametrize("error", [DiskFull(), Busy(), OSError(30, "read-only")])
def test_a_drill_that_could_not_be_done_says_nothing_about_the_backup(
    book: Book, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fails(*_: object) -> None:
        raise error

    book.store.backup()
    before = drilled(book.store, book.now())
    book.store.backup()
    monkeypatch.setattr(drill, "restore", fails)
    assert before is not None
    assert drilled(book.store, book.now()) == before == last_drill(book.store)


def test_a_drill_with_a_damaged_backup_has_failed(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise Damaged()

    monkeypatch.setattr(drill, "restore", fails)
    book.store.backup()
    done = drilled(book.store, book.now())
    assert done is not None
    assert not done.sound


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is read-only for this user")
def test_a_folder_of_backups_that_may_not_be_written_stops_no_check(book: Book) -> None:
    folder = book.store.backup().path.parent
    folder.chmod(0o500)
    try:
        assert drilled(book.store, book.now()) is None
    finally:
        folder.chmod(0o700)
