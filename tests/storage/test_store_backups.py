"""Backups: made in time, re-read, thinned by age, and put back whole."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from workbook import open_book
from workbook.book import Book
from workbook.interviews.model import Application
from workbook.storage import Store, backups, sound
from workbook.storage.backups import kept
from workbook.storage.errors import Damaged, Moved, NotOurs, NoWrite, TooNew
from workbook.storage.opening import restore

QUILL, QUILT = Application(organisation="Quill"), Application(organisation="Quilt")


def names(store: Store) -> list[str]:
    return [stored.record.organisation for stored in store.all(Application)]


def test_a_backup_holds_what_was_stored_and_passes_its_check(book: Book, tmp_path: Path, clock: Any) -> None:
    book.store.add(QUILL)
    copy = book.store.backup()
    assert (copy.reason, copy.at) == ("asked", clock.time)
    assert backups.examine_file(copy.path).sound
    (tmp_path / "journal.db").write_bytes(copy.path.read_bytes())
    assert names(open_book(tmp_path, now=clock).store) == ["Quill"]


def test_the_first_change_of_a_day_is_backed_up_before_it_and_later_ones_are_not(
    book: Book, clock: Any
) -> None:
    book.store.add(QUILL)
    for _ in range(2):
        clock.forward(days=1)
        book.store.add(QUILT)
        book.store.add(QUILT)
    assert [copy.reason for copy in book.store.backups()] == ["daily", "daily"]
    book.store.restore(book.store.backups()[-1].path)
    assert names(book.store) == ["Quill"]


def test_a_second_notebook_makes_no_second_daily_copy(book: Book, other: Store, clock: Any) -> None:
    book.store.add(QUILL)
    clock.forward(days=1)
    book.store.add(QUILL)
    other.add(QUILL)
    assert len(book.store.backups()) == 1


def test_two_copies_in_the_same_instant_are_two(book: Book) -> None:
    assert len({book.store.backup().path for _ in range(3)}) == 3


def test_a_daily_copy_that_fails_stops_no_save_and_is_shown(book: Book, clock: Any) -> None:
    book.store.add(QUILL)
    (book.folder / "backups").write_text("in the way")
    clock.forward(days=1)
    book.store.add(QUILT)
    assert book.store.check().backup_failed == book.store.backup_trouble() == "no_write"
    assert names(book.store) == ["Quill", "Quilt"]


def test_a_damaged_book_is_named_at_the_first_save_of_the_day(
    book: Book, clock: Any, spoil: Callable[..., None]
) -> None:
    book.store.add(QUILL)
    copy = book.store.backup()
    spoil("UPDATE application SET organisation = 'Quilt'")
    clock.forward(days=1)
    with pytest.raises(Damaged) as damage:
        book.store.add(QUILL)
    assert damage.value.values == {"damaged": 1, "entries": 1, "newest_backup": copy.at}
    assert {path.name for path in copy.path.parent.iterdir()} == {copy.path.name, "README.txt"}


def test_a_newest_copy_gone_bad_is_shown(book: Book, spoil: Callable[..., None]) -> None:
    book.store.add(QUILL)
    spoil("UPDATE application SET organisation = 'Quilt'", book.store.backup().path)
    health = book.store.check()
    assert (health.sound, health.backup_failed) == (True, "damaged")


def test_a_newest_copy_that_was_cut_short_is_noticed_at_once(book: Book) -> None:
    book.store.add(QUILL)
    assert book.store.backup_trouble() == ""
    copy = book.store.backup().path
    assert book.store.backup_trouble() == ""
    copy.write_bytes(copy.read_bytes()[:-4096])
    assert book.store.backup_trouble() == "damaged"
    copy.write_bytes(b"")
    assert book.store.backup_trouble() == "damaged"


def test_restoring_keeps_what_it_replaces(book: Book) -> None:
    book.store.add(QUILL)
    copy = book.store.backup()
    book.store.add(QUILT)
    aside = book.store.restore(copy.path)
    assert names(book.store) == ["Quill"]
    assert aside is not None
    book.store.restore(aside)
    assert names(book.store) == ["Quill", "Quilt"]


def test_restoring_tells_every_listener_and_goes_on_working(book: Book) -> None:
    heard: list[Any] = []
    book.store.add(QUILL)
    copy = book.store.backup()
    book.store.listen(Application, heard.append)
    book.store.restore(copy.path)
    book.store.add(QUILT)
    assert len(heard) == 2
    assert not book.store.look()


def test_another_notebook_is_told_that_the_book_was_replaced(book: Book, other: Store) -> None:
    book.store.restore(book.store.backup().path)
    with pytest.raises(Moved):
        other.add(QUILL)


@pytest.mark.parametrize("content", [b"", b"not a book at all" * 300])
def test_a_damaged_book_is_replaced_by_a_copy(book: Book, clock: Any, content: bytes) -> None:
    book.store.add(QUILL)
    copy = book.store.backup()
    book.path.write_bytes(content)
    aside = restore(book.path, copy.path, clock())
    assert names(open_book(book.folder, now=clock).store) == ["Quill"]
    assert aside is not None
    assert aside.read_bytes() == content


def test_a_missing_book_is_brought_back(book: Book, clock: Any) -> None:
    book.store.add(QUILL)
    copy = book.store.backup()
    book.path.unlink()
    assert restore(book.path, copy.path, clock()) is None
    assert names(open_book(book.folder, now=clock).store) == ["Quill"]


@pytest.mark.parametrize(
    "sql, error",
    [
        ("UPDATE application SET organisation = 'Quilt'", Damaged),
        ("PRAGMA user_version=99", TooNew),
        ("PRAGMA application_id=1", NotOurs),
    ],
)
def test_a_copy_that_is_no_sound_book_changes_nothing(
    book: Book, spoil: Callable[..., None], sql: str, error: type[Exception]
) -> None:
    book.store.add(QUILL)
    copy = book.store.backup()
    spoil(sql, copy.path)
    before = book.path.read_bytes()
    with pytest.raises(error):
        book.store.restore(copy.path)
    assert book.path.read_bytes() == before
    assert {path.name for path in book.folder.iterdir()} <= {
        "journal.db",
        "backups",
        sound.place(book.path).name,
    }


def test_a_copy_that_is_not_there_is_named(book: Book) -> None:
    with pytest.raises(NoWrite) as refusal:
        book.store.restore(book.folder / "nothing.db")
    assert refusal.value.key == "no_such_file"


def test_a_disk_without_hard_links_holds_a_book_and_its_copies(
    tmp_path: Path, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    store = open_book(tmp_path / "book", now=clock).store
    store.add(QUILL)
    aside = store.restore(store.backup().path)
    assert names(store) == ["Quill"]
    assert aside is not None
    assert backups.examine_file(aside).sound


LEFT = (
    *(".journal.db.restored", ".journal.db.restored.part", ".journal.db.restored.part-journal"),
    *(
        "backups/20260312-100000-000-daily.db.part",
        "backups/x.db.part-journal",
        "backups/.drill-a/journal.db",
    ),
)


def leave(folder: Path, *, seconds_ago: float) -> list[Path]:
    """What a restore, a backup and a drill leave when they are killed, so many seconds old."""
    left = [folder / name for name in LEFT]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"Quillmoor")
        at = path.stat().st_mtime - seconds_ago
        os.utime(path, (at, at))
        if path.parent.name.startswith(".drill"):
            os.utime(path.parent, (at, at))
    return left


def test_opening_sweeps_what_a_crash_has_left_but_not_what_may_be_in_use(book: Book, clock: Any) -> None:
    book.store.backup()
    left = leave(book.folder, seconds_ago=61)
    open_book(book.folder, now=clock)
    assert not any(path.exists() for path in left)
    left = leave(book.folder, seconds_ago=5)
    open_book(book.folder, now=clock)
    assert all(path.exists() for path in left)


@pytest.mark.parametrize("erase", ["one", "everything"])
def test_an_erase_leaves_nothing_that_a_crash_has_left(book: Book, erase: str) -> None:
    stored = book.store.add(QUILL)
    left = leave(book.folder, seconds_ago=0)
    if erase == "one":
        assert book.store.erase(Application, stored.id) == ()
    else:
        assert book.store.erase_everything() == ()
    assert not any(
        path.exists() or (path.parent.name.startswith(".drill-") and path.parent.exists()) for path in left
    )


def test_a_day_with_a_wrong_clock_does_not_stop_the_backups(book: Book, clock: Any) -> None:
    book.store.add(QUILL)
    right = clock.time
    clock.time = right.replace(year=2031)
    book.store.add(QUILL)
    clock.time = right
    for _ in range(30):
        clock.forward(days=1)
        book.store.add(QUILT)
    copies = book.store.backups()
    assert copies[0].at.date() == clock.time.date()
    assert copies[-1].at.year == 2031  # kept, and never offered first
    assert len([copy for copy in copies if copy.at.year == 2026]) > 7
    assert book.store.check().newest_backup == copies[0].at
    assert book.store.backup_trouble() == ""


def test_the_order_of_copies_does_not_depend_on_summer_time_or_a_journey(book: Book, clock: Any) -> None:
    book.store.add(QUILL)
    summer, winter = timezone(timedelta(hours=1)), timezone(timedelta(0))
    clock.time = datetime(2026, 10, 25, 1, 50, tzinfo=summer)
    first = book.store.backup()
    clock.time = datetime(2026, 10, 25, 1, 10, tzinfo=winter)
    second = book.store.backup()
    assert [copy.path for copy in book.store.backups()] == [second.path, first.path]
    clock.time = datetime(2026, 10, 26, 9, 0, tzinfo=timezone(timedelta(hours=9)))
    tokyo = book.store.backup()
    clock.time = datetime(2026, 10, 25, 20, 0, tzinfo=timezone(timedelta(hours=-7)))
    los_angeles = book.store.backup()
    assert [copy.path for copy in book.store.backups()][:2] == [los_angeles.path, tokyo.path]


def test_a_copy_of_an_earlier_version_is_still_found(book: Book, clock: Any) -> None:
    book.store.add(QUILL)
    old = book.store.backup().path.rename(book.folder / "backups" / "20260311-090000-000-daily.db")
    assert [(copy.path, copy.at) for copy in book.store.backups()] == [
        (old, datetime(2026, 3, 11, 9, 0, tzinfo=clock.time.tzinfo))
    ]


def test_days_of_use_without_a_copy_are_said(book: Book, clock: Any) -> None:
    book.store.add(QUILL)
    for day in range(4):
        assert book.store.backup_trouble() == ("missing" if day >= 2 else "")
        clock.forward(days=1)
        book.store.add(QUILL)
        for copy in book.store.backups():
            copy.path.unlink()
    assert book.store.check().backup_failed == "missing"
    book.store.backup()
    assert book.store.backup_trouble() == book.store.check().backup_failed == ""


@pytest.mark.parametrize("gap", [1, 2, 7, 30, "chance"])
def test_thinning_day_after_day_keeps_days_weeks_and_months(gap: Any) -> None:
    chance = random.Random(gap)
    at, there, made = datetime.fromisoformat("2026-01-01 09:00"), set[datetime](), []
    for _ in range(1000):
        at += timedelta(days=chance.choice([0, 1, 1, 3, 40]) if gap == "chance" else gap, minutes=1)
        made.append(at)
        there = kept(there | {at})
    assert max(there) == at
    for many, period in ((7, "%Y%m%d"), (8, "%G%V"), (12, "%Y%m")):
        newest = list(dict.fromkeys(day.strftime(period) for day in reversed(made)))[:many]
        assert set(newest) <= {day.strftime(period) for day in there}
    assert len(there) <= 7 + 8 + 12 + sum(at - day < timedelta(days=2) for day in made)


def test_thinning_leaves_files_that_are_no_copies_of_ours(book: Book, clock: Any) -> None:
    book.store.backup()
    (book.folder / "backups" / "mine.db").write_bytes(b"kept")
    for _ in range(40):
        clock.forward(days=1)
        book.store.backup()
    left = [path.name for path in (book.folder / "backups").iterdir()]
    assert "mine.db" in left
    assert len(left) < 20
