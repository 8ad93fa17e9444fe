"""Records as they lie in the book, read inside one transaction and checked against their hash."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic

from workbook.answers import SqlValue, answers_of
from workbook.storage.errors import Damaged
from workbook.storage.rows import R, Record, digest, from_columns, snapshot, snapshots


@dataclass(frozen=True)
class Stored(Generic[R]):
    """A record as it lies in the book; `rev` counts its changes and is handed back when updating."""

    id: str
    rev: int
    record: R
    saved_at: datetime


def row_of(connection: sqlite3.Connection, table: str, id: str) -> sqlite3.Row | None:
    """The row with this id, or None."""
    row = connection.execute(f"SELECT * FROM {table} WHERE id = ?", [id]).fetchone()
    return checked(table, row) if row else None


def rows_of(connection: sqlite3.Connection, table: str) -> tuple[list[sqlite3.Row], dict[str, Any]]:
    """All rows of a table in the order they were added, and the same by columns; Damaged as `checked`."""
    cursor = connection.execute(f"SELECT * FROM {table} ORDER BY seq")
    names = [column[0] for column in cursor.description]
    rows = cursor.fetchall()
    columns = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(names, ())
    for text, sha in zip(snapshots(columns), columns["sha"], strict=True):
        if digest(table, text) != sha:
            raise Damaged(values={"damaged": 1})
    return rows, columns


def checked(table: str, row: sqlite3.Row) -> sqlite3.Row:
    """The row itself; Damaged if it is not what was saved, so that no change is built on it."""
    if digest(table, snapshot(row)) != row["sha"]:
        raise Damaged(values={"damaged": 1})
    return row


def as_stored(cls: type[R], row: sqlite3.Row) -> Stored[R]:
    """A row as the record it holds; Damaged if it holds none."""
    try:
        record = from_columns(cls, row)
        return Stored(row["id"], row["rev"], record, datetime.fromisoformat(row["saved_at"]))
    except (ValueError, TypeError, LookupError):  # no such column, day or option
        raise Damaged(values={"damaged": 1}) from None


def get(connection: sqlite3.Connection, cls: type[R], id: str) -> Stored[R] | None:
    """The record with this id, or None."""
    row = row_of(connection, cls.kind, id)
    return as_stored(cls, row) if row else None


def every(connection: sqlite3.Connection, cls: type[R]) -> list[Stored[R]]:
    """All records of a kind in the order they were added."""
    return [as_stored(cls, row) for row in rows_of(connection, cls.kind)[0]]


def column(connection: sqlite3.Connection, cls: type[Record], field: str) -> dict[str, SqlValue]:
    """One field of every record as it is kept, by id in the order of adding: quick, and not yet checked."""
    _known(cls, field)
    rows = connection.execute(f"SELECT id, {field} FROM {cls.kind} ORDER BY seq").fetchall()
    return {row["id"]: row[field] for row in rows}


def where(connection: sqlite3.Connection, cls: type[R], field: str, value: str) -> list[Stored[R]]:
    """The records with this text in a field, in the order they were added."""
    _known(cls, field)
    rows = connection.execute(f"SELECT * FROM {cls.kind} WHERE {field} = ? ORDER BY seq", [value]).fetchall()
    return [as_stored(cls, checked(cls.kind, row)) for row in rows]


def _known(cls: type[Record], field: str) -> None:
    if field not in answers_of(cls):
        raise KeyError(field)
