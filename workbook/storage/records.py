"""Records as they lie in the book, read inside one transaction, and what refers to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic

from workbook.storage.rows import R, from_columns


@dataclass(frozen=True)
class Stored(Generic[R]):
    """A record as it lies in the book; `rev` counts its changes and is handed back when updating."""

    id: str
    rev: int
    record: R
    saved_at: datetime


def tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of all tables that hold records."""
    rows = connection.execute(
        "SELECT m.name FROM sqlite_master m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
        " AND (SELECT count(*) FROM pragma_table_info(m.name) WHERE name IN ('id', 'rev', 'sha')) = 3"
    ).fetchall()
    return tuple(row["name"] for row in rows)


def row_of(connection: sqlite3.Connection, table: str, id: str) -> sqlite3.Row | None:
    """The row with this id, or None."""
    row: sqlite3.Row | None = connection.execute(f"SELECT * FROM {table} WHERE id = ?", [id]).fetchone()
    return row


def as_stored(cls: type[R], row: Mapping[str, Any] | sqlite3.Row) -> Stored[R]:
    """A row as the record it holds."""
    record = from_columns(cls, row)  # type: ignore[arg-type]
    return Stored(row["id"], row["rev"], record, datetime.fromisoformat(row["saved_at"]))


def get(connection: sqlite3.Connection, cls: type[R], id: str) -> Stored[R] | None:
    """The record with this id, or None."""
    row = row_of(connection, cls.kind, id)
    return as_stored(cls, row) if row else None


def every(connection: sqlite3.Connection, cls: type[R]) -> list[Stored[R]]:
    """All records of a kind in the order they were added."""
    rows = connection.execute(f"SELECT * FROM {cls.kind} ORDER BY seq").fetchall()
    return [as_stored(cls, row) for row in rows]


def dependents(connection: sqlite3.Connection, kind: str, id: str) -> list[tuple[str, str]]:
    """The records (table, id) that refer to this one by a foreign key."""
    found = []
    for table in tables(connection):
        keys = connection.execute(
            'SELECT "from" AS own FROM pragma_foreign_key_list(?) WHERE "table" = ?', [table, kind]
        )
        for key in keys.fetchall():
            rows = connection.execute(
                f"SELECT id FROM {table} WHERE {key['own']} = ? ORDER BY seq", [id]
            ).fetchall()
            found += [(table, row["id"]) for row in rows]
    return found
