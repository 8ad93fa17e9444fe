"""A file is read from end to end once a day, and again after any change that was not our own."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from workbook import open_book
from workbook.book import Book
from workbook.interviews.model import Application
from workbook.storage import Store, sound
from workbook.storage.errors import Damaged

QUILL = Application(organisation="Quill")
ROT = "UPDATE application SET organisation = 'Quilt'"


@pytest.fixture
def unseen(book: Book, spoil: Callable[..., None]) -> Callable[[], None]:
    """Spoils a row as a failing disk does: the system says of the file what it said before."""

    def run() -> None:
        before = os.stat(book.path)
        spoil(ROT)
        os.utime(book.path, ns=(before.st_atime_ns, before.st_mtime_ns))

    return run


def test_any_change_that_is_not_our_own_is_looked_at_on_opening(
    book: Book, clock: Any, spoil: Callable[..., None]
) -> None:
    book.store.add(QUILL)
    spoil(ROT)
    with pytest.raises(Damaged):
        open_book(book.folder, now=clock)


def test_our_own_changes_keep_a_sound_file_sound(book: Book, other: Store, clock: Any) -> None:
    book.store.add(QUILL)
    other.add(QUILL)
    other.set_setting("country", "DE")
    assert sound.known(book.path, clock())


def test_our_own_change_makes_no_unsound_file_sound(
    book: Book, clock: Any, spoil: Callable[..., None]
) -> None:
    book.store.add(QUILL)
    book.store.backup()
    spoil(ROT)
    book.store.set_setting("country", "DE")
    assert not sound.known(book.path, clock())


def test_what_a_failing_disk_changed_is_named_when_read_and_a_day_later_on_opening(
    book: Book, clock: Any, unseen: Callable[[], None]
) -> None:
    book.store.add(QUILL)
    unseen()
    opened = open_book(book.folder, now=clock)
    assert not opened.store.check().sound
    with pytest.raises(Damaged):
        Store.open(book.path, now=clock, patience=0.3).all(Application)
    with pytest.raises(Damaged):
        open_book(book.folder, now=lambda: clock() + timedelta(days=1))


def test_a_clock_that_was_set_back_looks_again(book: Book, clock: Any, unseen: Callable[[], None]) -> None:
    book.store.add(QUILL)
    unseen()
    with pytest.raises(Damaged):
        open_book(book.folder, now=lambda: clock() - timedelta(days=2))


@pytest.mark.parametrize("text", ["", "[", "[1]", "null", '["yesterday", [1, 2, 3]]'])
def test_a_note_that_says_nothing_is_none(book: Book, clock: Any, text: str) -> None:
    described = os.stat(book.path).st_mtime_ns
    os.utime(book.path, ns=(described, described + 1))
    sound.place(book.path).write_text(text)
    assert not sound.known(book.path, clock())
    open_book(book.folder, now=clock)
    assert sound.known(book.path, clock())
