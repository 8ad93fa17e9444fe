"""Damage is named before the person meets it: single bits, lost sectors, swapped pages, a file cut short."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Source, Stage
from workbook.storage import Store, StoreError
from workbook.storage.errors import Damaged, NotOurs

PAGE, SECTOR = 4096, 512


@pytest.fixture
def filled(book: Book) -> bytes:
    """The bytes of a book with some sixty records."""
    jobs = [Application(f"Quill {n}", sent_on=Day.parse("2026-03"), source=Source.AGENCY) for n in range(30)]
    with book.store.batch() as step:
        for stored in [step.add(job) for job in jobs]:
            step.add(InterviewRound(application_id=stored.id, stage=Stage.FIRST, questions="Why? " * 40))
    book.store.keep_draft("form", {"organisation": "Qui"})
    return book.path.read_bytes()


def one_bit(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def a_lost_sector(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) // SECTOR) * SECTOR
    data[at : at + SECTOR] = bytes(SECTOR)


def a_page_in_the_wrong_place(data: bytearray, chance: random.Random) -> None:
    a, b = (chance.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    data[a : a + PAGE] = data[b : b + PAGE]


def cut_short(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def everything(store: Store) -> list[Any]:
    return [store.all(Application), store.all(InterviewRound), store.draft("form"), store.history(99)]


@pytest.mark.parametrize("damage", [one_bit, a_lost_sector, a_page_in_the_wrong_place, cut_short])
def test_damage_is_named_or_has_changed_nothing(
    book: Book, filled: bytes, tmp_path: Path, clock: Any, full: bool, damage: Callable[..., None]
) -> None:
    chance = random.Random(damage.__name__)
    expected = everything(book.store)
    path = tmp_path / "journal.db"
    named = 0
    for _ in range(2500 if full else 60):
        data = bytearray(filled)
        damage(data, chance)
        path.write_bytes(data)
        try:
            assert everything(Store.open(path, now=clock)) == expected
        except StoreError:
            named += 1
    assert named


def test_a_sound_book_is_never_called_damaged(book: Book, filled: bytes, clock: Any) -> None:
    for _ in range(20):
        assert Store.open(book.path, now=clock).check().sound
    assert book.path.read_bytes() == filled


@pytest.mark.usefixtures("filled")
def test_damage_says_how_much_of_how_many_and_the_newest_backup(
    book: Book, clock: Any, spoil: Callable[..., None]
) -> None:
    copy = book.store.backup()
    spoil("UPDATE application SET note = 'x' WHERE seq IN (3, 4, 5)")
    with pytest.raises(Damaged) as damage:
        Store.open(book.path, now=clock)
    assert damage.value.values == {"damaged": 3, "entries": 60, "newest_backup": copy.at}


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    "sql, problem",
    [
        ("ALTER TABLE application RENAME COLUMN pay TO pax", "structure"),
        ("DROP TRIGGER history_is_not_changed", "structure"),
        ("UPDATE draft SET answers = '{}'", "entry:draft"),
        ("DELETE FROM interview_round WHERE seq = 7", "entry:interview_round"),
        ("INSERT INTO erasing VALUES (1); DELETE FROM history WHERE seq = 7; DELETE FROM erasing", "history"),
        ("INSERT INTO erasing VALUES (1); UPDATE history SET before = '{}' WHERE seq = 7", "history"),
    ],
)
def test_a_check_says_what_does_not_fit(
    book: Book, spoil: Callable[..., None], sql: str, problem: str
) -> None:
    assert book.store.check().problems == []
    spoil(sql)
    assert problem in book.store.check().problems


def test_an_index_somebody_added_is_no_damage(book: Book, spoil: Callable[..., None]) -> None:
    spoil("CREATE INDEX mine ON application (organisation); ANALYZE; VACUUM")
    assert book.store.check().sound


def test_damage_is_refused_without_changing_a_byte(book: Book, filled: bytes, clock: Any) -> None:
    data = bytearray(filled)
    data[filled.index(b"Quill 7")] ^= 1
    book.path.write_bytes(data)
    with pytest.raises(Damaged):
        Store.open(book.path, now=clock)
    assert book.path.read_bytes() == data


@pytest.mark.usefixtures("filled")
def test_a_file_cut_to_nothing_while_open_is_named(book: Book) -> None:
    book.path.write_bytes(b"")
    with pytest.raises((Damaged, NotOurs)):
        book.store.all(Application)
