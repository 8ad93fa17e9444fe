"""Putting a copy in the book's place, whole or not at all, and keeping what it replaces."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from workbook.storage import backups, migrations
from workbook.storage.connection import PATIENCE, BookFile, connect, make_folder, version_of
from workbook.storage.errors import NoWrite, TooNew, named
from workbook.storage.opening import must_be_sound, upgrade


def restore(book: Path, copy: Path, at: datetime, patience: float = PATIENCE) -> Path | None:
    """Put a sound copy in the place of the book; returns where the replaced file is kept, if there was one.

    NotOurs, TooNew or Damaged when the copy is no sound book; then nothing is changed.
    """
    if not copy.is_file():
        raise NoWrite("no_such_file", {"folder": str(copy.parent)})
    version = version_of(copy, patience)
    if version > migrations.newest():
        raise TooNew(values={"version": version, "known": migrations.newest()})
    ready = book.with_name(f".{book.name}.restored")
    with named(book):
        make_folder(book.parent)
        make_folder(backups.folder_of(book))
        try:
            source = BookFile(copy, patience)
            with source.reading() as connection:
                must_be_sound(connection, book)
                backups.copy_to(ready, connection.backup)
            if version < migrations.newest():
                upgrade(BookFile(ready, patience), at)
            return _swap(ready, book, at, patience)
        finally:
            ready.unlink(missing_ok=True)


def _swap(ready: Path, book: Path, at: datetime, patience: float) -> Path | None:
    if not book.exists():
        os.replace(ready, book)
        backups.sync_folder(book.parent)
        return None
    aside = backups.folder_of(book) / f"replaced-{backups.name_at(at, 'book')}"
    with closing(connect(book, patience=patience)) as old:
        # Nobody may be in the middle of a save; a file too damaged to lock is replaced as it is.
        with suppress(sqlite3.DatabaseError):
            old.execute("BEGIN EXCLUSIVE")
        if os.name == "nt":
            old.close()  # Windows does not replace a file that is open
        _keep_aside(book, aside)
        os.replace(ready, book)
        backups.sync_folder(book.parent)
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
