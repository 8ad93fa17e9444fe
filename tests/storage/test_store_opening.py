"""Opening a book: what is set, what is made, and what is refused without being touched."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from workbook import open_book
from workbook.answers import ExerciseEntry
from workbook.book import FILE, Book
from workbook.interviews.model import Application
from workbook.storage import Store, migrations
from workbook.storage.connection import APPLICATION_ID, BookFile
from workbook.storage.errors import Moved, NotOurs, TooNew

QUILL = Application(organisation="Quill")
WANTED = {
    "journal_mode": "delete",
    "synchronous": 3,  # EXTRA
    "fullfsync": 1,
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "busy_timeout": 30000,
    "application_id": APPLICATION_ID,
    "user_version": migrations.newest(),
}


def modes(folder: Path) -> set[str]:
    return {oct(stat.S_IMODE(path.stat().st_mode)) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("block", [BookFile.reading, BookFile.writing], ids=["reading", "writing"])
def test_every_connection_has_the_durable_settings(book: Book, block: Callable[..., Any]) -> None:
    with block(BookFile(book.path)) as connection:
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in WANTED}
    assert found == WANTED


def test_every_table_is_strict(book: Book) -> None:
    with BookFile(book.path).reading() as connection:
        loose = connection.execute(
            "SELECT name FROM pragma_table_list WHERE NOT strict AND schema = 'main'"
        ).fetchall()
    assert {row["name"] for row in loose} <= {"sqlite_schema", "sqlite_sequence"}


def test_a_file_in_wal_mode_is_turned_back(book: Book, spoil: Callable[..., None]) -> None:
    spoil("PRAGMA journal_mode=WAL; UPDATE application SET rev = rev;")
    book.store.add(QUILL)
    with closing(sqlite3.connect(book.path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    assert not list(book.folder.glob("*-wal"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes; the profile's rights are inherited")
def test_files_are_for_their_owner_alone_under_any_umask(tmp_path: Path, clock: Any) -> None:
    before = os.umask(0)
    try:
        book = open_book(tmp_path / "new" / "book", now=clock)
        book.store.add(QUILL)
        book.store.restore(book.store.backup().path)
        with book.store.batch() as step:
            step.add(QUILL)
            during = modes(book.folder)
    finally:
        os.umask(before)
    assert during | modes(book.folder) == {"0o600"}
    folders = [book.folder.parent, book.folder, book.folder / "backups"]
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_a_file_that_others_may_read_is_made_private_on_opening(book: Book, clock: Any) -> None:
    book.path.chmod(0o644)
    open_book(book.folder, now=clock)
    assert modes(book.folder) == {"0o600"}


@pytest.mark.parametrize(
    "content, key",
    [
        (b"", "empty_file"),
        (b"<!doctype html><title>Sign in</title>" * 40, "not_a_book"),
        (bytes(range(256)) * 40, "not_a_book"),
    ],
)
def test_a_file_that_is_no_book_is_refused_and_left_alone(
    tmp_path: Path, clock: Any, content: bytes, key: str
) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(NotOurs) as refusal:
        open_book(tmp_path, now=clock)
    assert refusal.value.key == key
    assert (tmp_path / FILE).read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path, clock: Any, spoil: Callable[..., None]) -> None:
    spoil("CREATE TABLE notes (text TEXT); PRAGMA user_version=1;", tmp_path / FILE)
    with pytest.raises(NotOurs) as refusal:
        open_book(tmp_path, now=clock)
    assert refusal.value.key == "not_ours"


@pytest.mark.parametrize("ahead", [1, 2, 7, 1000])
def test_a_newer_book_is_refused_and_stays_the_same_to_the_byte(
    book: Book, clock: Any, spoil: Callable[..., None], ahead: int
) -> None:
    spoil(f"PRAGMA user_version={migrations.newest() + ahead}; ALTER TABLE application ADD COLUMN mood TEXT;")
    before = hashlib.sha256(book.path.read_bytes()).hexdigest()
    with pytest.raises(TooNew) as refusal:
        open_book(book.folder, now=clock)
    assert refusal.value.values == {"version": migrations.newest() + ahead, "known": migrations.newest()}
    assert hashlib.sha256(book.path.read_bytes()).hexdigest() == before


def test_a_book_that_vanished_is_not_replaced_by_an_empty_one(book: Book, clock: Any) -> None:
    book.store.add(QUILL)
    newest = book.store.backup()
    book.path.unlink()
    with pytest.raises(Moved) as refusal:
        open_book(book.folder, now=clock)
    assert (refusal.value.key, refusal.value.values["newest_backup"]) == ("missing", newest.at)
    assert not book.path.exists()


def test_a_folder_with_odd_letters_holds_a_book(tmp_path: Path, clock: Any) -> None:
    folder = tmp_path / "what? #1 100% «Ærø» 'quoted' 🙂"
    open_book(folder, now=clock).store.add(QUILL)
    assert len(open_book(folder, now=clock).store.all(Application)) == 1


def test_many_processes_making_the_same_book_at_once_make_one(tmp_path: Path) -> None:
    code = (
        "import sys; from workbook import open_book; from workbook.answers import ExerciseEntry;"
        " open_book(sys.argv[1]).store.add(ExerciseEntry())"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "book")]) for _ in range(4)]
    assert [process.wait() for process in running] == [0] * 4
    assert len(open_book(tmp_path / "book").store.all(ExerciseEntry)) == 4
    assert not list((tmp_path / "book").glob(".new-*"))


def test_a_save_cut_short_by_a_crash_is_rolled_back_on_opening(
    book: Book, clock: Any, tmp_path: Path
) -> None:
    book.store.add(QUILL)
    with BookFile(book.path).writing() as connection:
        connection.execute("PRAGMA cache_spill=1")
        connection.execute("PRAGMA cache_size=1")
        for n in range(40):
            connection.execute("INSERT INTO draft VALUES (?, ?, '', '')", [str(n), "x" * 5000])
        (tmp_path / FILE).write_bytes(book.path.read_bytes())
        (tmp_path / f"{FILE}-journal").write_bytes(Path(f"{book.path}-journal").read_bytes())
        connection.execute("DELETE FROM draft")
    store = Store.open(tmp_path / FILE, now=clock)
    assert store.draft("0") is None
    assert len(store.all(Application)) == 1
