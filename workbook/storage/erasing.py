"""Erasing for good: a record, what refers to it, their history and drafts, here and in the copies we keep."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from workbook.storage import backups, history
from workbook.storage.connection import BookFile
from workbook.storage.errors import StoreError
from workbook.storage.health import examine
from workbook.storage.tables import Tables


def in_copies(book: Path, wiping: Callable[[sqlite3.Connection], object]) -> tuple[Path, ...]:
    """Do this wiping in every copy we keep; returns those in which it could not be done."""
    left = []
    for path in sorted(backups.folder_of(book).glob("*.db")):
        try:
            copy = BookFile(path)
            with copy.writing() as connection:
                wiping(connection)
                if not examine(connection).sound:
                    raise StoreError()
            copy.rewrite()
        except StoreError:
            left.append(path)
    return tuple(left)


def wipe(connection: sqlite3.Connection, kind: str, id: str) -> set[tuple[str, str]]:
    """Delete a record, all that refers or referred to it, and every trace; secure_delete zeroes the bytes."""
    rows = set()
    connection.execute("INSERT INTO erasing (seq) VALUES (1)")
    for table, row_id in _with_dependents(connection, kind, id):
        gone = connection.execute(f"DELETE FROM {table} WHERE id = ?", [row_id]).rowcount
        gone += connection.execute("DELETE FROM history WHERE row_id = ?", [row_id]).rowcount
        if gone:
            rows.add((table, row_id))
        for column in ("key", "answers"):
            connection.execute(f"DELETE FROM draft WHERE instr({column}, ?) > 0", [row_id])
    _chain_again(connection)
    connection.execute("DELETE FROM erasing")
    return rows


def wipe_everything(connection: sqlite3.Connection) -> None:
    """Delete every record, draft, setting and the whole history; secure_delete zeroes the bytes."""
    connection.execute("INSERT INTO erasing (seq) VALUES (1)")
    for table in (*Tables(connection).columns, "history", "draft", "setting"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("DELETE FROM erasing")


def delete_copies(book: Path) -> tuple[Path, ...]:
    """Delete every copy and every replaced file we keep; returns those that could not be deleted."""
    left = []
    for path in sorted(backups.folder_of(book).glob("*")):
        try:
            backups.delete(path)
        except OSError:
            left.append(path)
    return tuple(left)


def _with_dependents(connection: sqlite3.Connection, kind: str, id: str) -> set[tuple[str, str]]:
    """The record and everything that refers to it, now or in the history."""
    look = Tables(connection)
    rows: set[tuple[str, str]] = set()
    waiting = [(kind, id)]
    while waiting:
        row = waiting.pop()
        if row not in rows:
            rows.add(row)
            waiting += look.dependents(*row) + look.former_dependents(*row) + look.about(row[1])
    return rows


def _chain_again(connection: sqlite3.Connection) -> None:
    """Join the history's chain across what was taken out."""
    previous = ""
    for row in connection.execute("SELECT * FROM history ORDER BY seq").fetchall():
        sha = history.link(previous, row)
        if sha != row["sha"]:
            connection.execute("UPDATE history SET sha = ? WHERE seq = ?", [sha, row["seq"]])
        previous = sha
