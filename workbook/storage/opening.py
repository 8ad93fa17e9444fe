"""Opening a book, and putting a copy in its place: made, refused, brought up to date, and checked."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from workbook.storage import backups, migrations, sound
from workbook.storage.connection import (
    APPLICATION_ID,
    PATIENCE,
    BookFile,
    connect,
    keep_private,
    make_folder,
    pragma,
    settle,
    version_of,
)
from workbook.storage.errors import Busy, DiskFull, Moved, NoWrite, StoreError, TooNew, name_of, named
from workbook.storage.health import examine, seal
from workbook.storage.records import digest, snapshot
from workbook.storage.tables import Tables


def open_file(
    path: Path, at: datetime, patience: float = PATIENCE, beside: Callable[[Path], None] | None = None
) -> BookFile:
    """The book at this path, made if there is none, checked once a day; an error changes nothing."""
    with named(path):
        if not path.exists():
            if copies := backups.copies_of(path, at):
                raise Moved.at(path, "missing", newest_backup=copies[0].at)
            create(path)
        version = known_version(path, patience)
        file = BookFile(path, patience, beside)
        if version < migrations.newest():
            upgrade(file, at)
        if not sound.known(path, at):
            with file.reading() as connection:
                must_be_sound(connection, path, at)
                sound.note(path, at)
        keep_private(path)
        backups.sweep(path)
        return file


def known_version(path: Path, patience: float) -> int:
    """The version of an existing file, as version_of; TooNew where this program does not know it."""
    version, known = version_of(path, patience), migrations.newest()
    if version > known:
        raise TooNew(values={"version": version, "known": known})
    return version


def must_be_sound(connection: sqlite3.Connection, path: Path, at: datetime) -> None:
    """Raise Damaged, with how much and the newest backup, unless every check passes."""
    copies = backups.copies_of(path, at)
    examine(connection).must_be_sound(copies[0].at if copies else None)


def create(path: Path) -> None:
    """Make a new book, finished before it gets its name; one made meanwhile by another process is kept."""
    with named(path):
        make_folder(path.parent)
        descriptor, name = tempfile.mkstemp(prefix=".new-", suffix=".part", dir=path.parent)
        os.close(descriptor)
        part = Path(name)
        try:
            with closing(connect(part)) as connection:
                settle(connection)
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
                for step in migrations.steps():
                    migrations.run(connection, step)
                seal(connection)
                connection.execute("COMMIT")
            _name_if_free(part, path)
            backups.sync_folder(path.parent)
        finally:
            part.unlink(missing_ok=True)


def _name_if_free(part: Path, path: Path) -> None:
    try:
        os.link(part, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not path.exists():
            os.rename(part, path)


def upgrade(file: BookFile, at: datetime) -> None:
    """Bring an older file up to date after a verified backup: all missing steps, or none."""
    backups.make(file, at, "migration")
    with file.writing(foreign_keys=False) as connection:
        version = pragma(connection, "user_version")
        must_be_sound(connection, file.path, at)
        try:
            for step in migrations.steps()[version:]:
                migrations.run(connection, step)
            rehash(connection)
        except sqlite3.Error as error:
            if name_of(error) in (Busy, DiskFull, NoWrite, Moved):
                raise
            raise StoreError("migration_failed") from None
        seal(connection)
        if not examine(connection).sound:
            raise StoreError("migration_failed")


def rehash(connection: sqlite3.Connection) -> None:
    """Give rows that a migration changed the hash of what they say now."""
    for table in Tables(connection).columns:
        for row in connection.execute(f"SELECT * FROM {table}").fetchall():
            sha = digest(table, snapshot(row))
            if sha != row["sha"]:
                connection.execute(f"UPDATE {table} SET sha = ? WHERE seq = ?", [sha, row["seq"]])


def restore(book: Path, copy: Path, at: datetime, patience: float = PATIENCE) -> Path | None:
    """Put a sound copy in the place of the book; returns where the replaced file is kept, if there was one.

    NotOurs, TooNew or Damaged when the copy is no sound book; then nothing is changed.
    """
    if not copy.is_file():
        raise NoWrite.at(copy, "no_such_file")
    version = known_version(copy, patience)
    with room_for_another(book) as ready:
        with BookFile(copy, patience).reading() as connection:
            must_be_sound(connection, book, at)
            backups.copy_to(ready, connection.backup)
        if version < migrations.newest():
            upgrade(BookFile(ready, patience), at)
        return put_in_place(ready, book, at, patience)


@contextmanager
def room_for_another(book: Path) -> Iterator[Path]:
    """Where a file is made that is to take the book's place; nothing is left there afterwards."""
    ready = book.with_name(f".{book.name}.restored")
    with named(book):
        make_folder(backups.folder_of(book))
        ready.unlink(missing_ok=True)
        try:
            yield ready
        finally:
            ready.unlink(missing_ok=True)


def put_in_place(ready: Path, book: Path, at: datetime, patience: float) -> Path | None:
    """Put a finished file in the place of the book; returns where the old one is kept, if there was one."""
    if not book.exists():
        backups.settle_on_disk(ready, book)
        return None
    aside = backups.folder_of(book) / f"{backups.REPLACED}-{backups.name_at(at, 'book')}"
    with closing(connect(book, patience=patience)) as old:
        # Nobody may be in the middle of a save; a file too damaged to lock is replaced as it is.
        with suppress(sqlite3.DatabaseError):
            old.execute("BEGIN EXCLUSIVE")
        if os.name == "nt":
            old.close()  # Windows does not replace a file that is open
        _keep_aside(book, aside)
        backups.settle_on_disk(ready, book)
    return aside


def _keep_aside(book: Path, aside: Path) -> None:
    """A second name for the old file first, so that at no moment there is neither."""
    aside.unlink(missing_ok=True)
    try:
        os.link(book, aside)
    except OSError:
        shutil.copy2(book, aside)
    journal = book.with_name(book.name + "-journal")
    if journal.exists():
        os.replace(journal, aside.with_name(aside.name + "-journal"))
    backups.sync_folder(aside.parent)
