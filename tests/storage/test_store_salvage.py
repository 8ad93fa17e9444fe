"""No sound copy is no dead end: what can be read of a damaged book comes into a new one."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbook import open_book
from workbook.book import Book, record_classes
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.storage import Salvaged, salvage
from workbook.storage.errors import Damaged

MANY = 120


@pytest.fixture
def filled(book: Book) -> Book:
    """A book of many applications with a round each, a draft and a setting."""
    for n in range(MANY):
        stored = book.store.add(Application(f"Quill {n}", note="They asked twice. " * 20))
        book.store.add(InterviewRound(stored.id, Stage.FIRST, questions="Why us? " * 20))
    book.store.keep_draft("form", {"note": "half"})
    book.store.set_setting("country", "IE")
    return book


def salvaged(book: Book, clock: Any) -> Salvaged:
    return salvage(book.path, clock(), record_classes())


def names(book: Book) -> list[str]:
    return sorted(stored.record.organisation for stored in book.store.all(Application))


def test_a_changed_row_comes_back_as_the_history_knows_it(
    filled: Book, clock: Any, spoil: Callable[..., None]
) -> None:
    before, rounds = names(filled), filled.store.all(InterviewRound)
    spoil("UPDATE application SET organisation = 'Quilt' WHERE seq = 5")
    with pytest.raises(Damaged):
        open_book(filled.folder, now=clock)
    counted = salvaged(filled, clock)
    assert (counted.kept, counted.unsure, counted.lost) == (2 * MANY, 0, 0)
    again = open_book(filled.folder, now=clock)
    assert names(again) == before
    assert [stored.id for stored in again.store.all(InterviewRound)] == [stored.id for stored in rounds]
    assert again.store.draft("form").values == {"note": "half"}  # type: ignore[union-attr]
    assert again.store.setting("country") == "IE"
    assert counted.aside is not None
    assert counted.aside.exists()


def test_without_a_history_a_changed_row_comes_as_it_is_and_is_counted_as_unsure(
    filled: Book, clock: Any, spoil: Callable[..., None]
) -> None:
    spoil("UPDATE application SET organisation = 'Quilt' WHERE seq = 5")
    spoil("DROP TABLE history")
    counted = salvaged(filled, clock)
    assert (counted.kept, counted.unsure, counted.lost) == (2 * MANY, 1, 0)
    assert "Quilt" in names(open_book(filled.folder, now=clock))


def test_what_belonged_to_something_that_is_lost_is_lost_too_and_counted(
    filled: Book, clock: Any, spoil: Callable[..., None]
) -> None:
    spoil("DROP TABLE history")
    spoil("PRAGMA foreign_keys=0; DELETE FROM application WHERE seq = 5")
    counted = salvaged(filled, clock)
    assert (counted.kept, counted.lost) == (2 * MANY - 2, 1)
    assert open_book(filled.folder, now=clock).store.check().sound


def test_nothing_that_came_over_can_be_undone_at_once(
    filled: Book, clock: Any, spoil: Callable[..., None]
) -> None:
    spoil("UPDATE application SET organisation = 'Quilt' WHERE seq = 5")
    salvaged(filled, clock)
    again = open_book(filled.folder, now=clock)
    assert again.store.undo() is None
    assert len(names(again)) == MANY


@pytest.mark.parametrize("content", [b"", b"not a book at all" * 300])
def test_of_a_file_that_is_no_book_nothing_is_read_and_nothing_changed(
    filled: Book, clock: Any, content: bytes
) -> None:
    filled.path.write_bytes(content)
    assert salvaged(filled, clock).kept == 0
    assert filled.path.read_bytes() == content
    assert [path for path in filled.folder.iterdir() if "restored" in path.name] == []


def test_wherever_a_page_is_spoilt_most_comes_over_and_the_new_book_is_sound(
    filled: Book, clock: Any, full: bool
) -> None:
    whole, chance = filled.path.read_bytes(), random.Random(3)
    pages = len(whole) // 4096
    for _ in range(60 if full else 8):
        damaged = bytearray(whole)
        page = chance.randrange(1, pages)
        damaged[page * 4096 : (page + 1) * 4096] = chance.randbytes(4096)
        filled.path.write_bytes(damaged)
        counted = salvaged(filled, clock)
        again = open_book(filled.folder, now=clock)
        assert again.store.check().sound
        assert len(again.store.all(Application)) + len(again.store.all(InterviewRound)) == counted.kept
        assert counted.kept > MANY
        for copy in Path(filled.folder / "backups").glob("replaced-*"):
            copy.unlink()
