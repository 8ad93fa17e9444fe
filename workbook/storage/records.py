"""Records as they lie in the book: rows read inside one transaction and checked against their SHA-256."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from json.encoder import encode_basestring
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from workbook.answers import SqlValue, answers_of, canonical
from workbook.storage.errors import Damaged, Invalid


class Record(Protocol):
    """A frozen dataclass with a `kind` and fields made by workbook.answers; its table has the kind's name."""

    kind: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


R = TypeVar("R", bound=Record)


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
    rows, columns = as_they_lie(connection, f"SELECT * FROM {table} ORDER BY seq")
    if changed(table, columns):
        raise Damaged()
    return rows, columns


def as_they_lie(connection: sqlite3.Connection, query: str) -> tuple[list[sqlite3.Row], dict[str, Any]]:
    """The rows that a query finds, and the same by columns; nothing is looked at."""
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description]
    rows = cursor.fetchall()
    return rows, dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(names, ())


def changed(table: str, columns: Mapping[str, Sequence[SqlValue]]) -> int:
    """How many rows of a table, given as its columns, no longer say what was saved."""
    both = zip(snapshots(columns), columns["sha"], strict=True)
    return sum(digest(table, text) != sha for text, sha in both)


def as_saved(table: str, row: Mapping[str, Any] | sqlite3.Row) -> bool:
    """Whether a row still says what was saved."""
    return bool(digest(table, snapshot(row)) == row["sha"])


def checked(table: str, row: sqlite3.Row) -> sqlite3.Row:
    """The row itself; Damaged if it is not what was saved, so that no change is built on it."""
    if not as_saved(table, row):
        raise Damaged()
    return row


def as_stored(cls: type[R], row: sqlite3.Row) -> Stored[R]:
    """A row as the record it holds; Damaged if it holds none."""
    try:
        record = from_columns(cls, row)
        return Stored(row["id"], row["rev"], record, datetime.fromisoformat(row["saved_at"]))
    except (ValueError, TypeError, LookupError):  # no such column, day or option
        raise Damaged() from None


class RecordReader:
    """The records as one transaction sees them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, cls: type[R], id: str) -> Stored[R] | None:
        """The record with this id, or None."""
        row = row_of(self._connection, cls.kind, id)
        return as_stored(cls, row) if row else None

    def all(self, cls: type[R]) -> list[Stored[R]]:
        """All records of a kind in the order they were added."""
        columns = rows_of(self._connection, cls.kind)[1]
        try:
            fields = [map(answer.from_sql, columns[name]) for name, answer in answers_of(cls).items()]
            records = [cls(*values) for values in zip(*fields, strict=True)]
            saved_at = map(datetime.fromisoformat, columns["saved_at"])
            return [*map(Stored, columns["id"], columns["rev"], records, saved_at)]
        except (ValueError, TypeError, LookupError):
            raise Damaged() from None

    def where(self, cls: type[R], field: str, value: str) -> list[Stored[R]]:
        """The records with this text in a field, in the order they were added."""
        wanted = f"SELECT * FROM {cls.kind} WHERE {_known(cls, field)} = ? ORDER BY seq"
        rows = self._connection.execute(wanted, [value]).fetchall()
        return [as_stored(cls, checked(cls.kind, row)) for row in rows]

    def column(self, cls: type[Record], field: str) -> dict[str, SqlValue]:
        """One field of every record by id, in the order of adding; quick, since its hash is not looked at.

        It is for finding what is worth reading whole.
        """
        rows = self._connection.execute(f"SELECT id, {_known(cls, field)} FROM {cls.kind} ORDER BY seq")
        return dict(rows.fetchall())


def _known(cls: type[Record], field: str) -> str:
    if field not in answers_of(cls):
        raise KeyError(field)
    return field


def write(
    connection: sqlite3.Connection, table: str, row: Mapping[str, SqlValue], *, replace: bool = False
) -> None:
    """Write a whole row, with `replace` in place of the one that has its key."""
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    insert = "INSERT OR REPLACE" if replace else "INSERT"
    connection.execute(f"{insert} INTO {table} ({names}) VALUES ({marks})", list(row.values()))


def last_number(connection: sqlite3.Connection, table: str) -> int:
    """The number of the newest row a table ever had: none is used twice, also after erasing."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", [table]).fetchone()
    return row["seq"] if row else 0


def to_columns(record: Record) -> dict[str, SqlValue]:
    """Field name → what is stored, None where not answered; Invalid names a field that does not fit."""
    columns: dict[str, SqlValue] = {}
    for name, answer in answers_of(type(record)).items():
        try:
            columns[name] = answer.to_sql(getattr(record, name))
        except (TypeError, ValueError, AttributeError):
            raise Invalid(values={"field": name}) from None
    return columns


def from_columns(cls: type[R], row: Mapping[str, Any] | sqlite3.Row) -> R:
    """The record that a row holds."""
    return cls(**{name: answer.from_sql(row[name]) for name, answer in answers_of(cls).items()})


def snapshot(row: Mapping[str, Any] | sqlite3.Row) -> str:
    """A row as canonical JSON without its hash and without what was not answered.

    Leaving NULLs out keeps the hash of old rows true when a migration adds a column.
    """
    return canonical({name: row[name] for name in row.keys() if name != "sha" and row[name] is not None})  # noqa: SIM118


def snapshots(columns: Mapping[str, Sequence[SqlValue]]) -> list[str]:
    """`snapshot` of every row of a table, made column by column, which is much quicker for many rows."""
    parts = [_named(name, columns[name]) for name in sorted(columns) if name != "sha"]
    return [f"{{{text[1:]}}}" for text in map("".join, zip(*parts, strict=True))]


def _named(name: str, column: Sequence[SqlValue]) -> list[str]:
    """The part of each row's JSON that one column makes up, with a comma before it.

    A strict column holds values of one type, so the way to write them is chosen once.
    """
    first = next((value for value in column if value is not None), None)
    write: Callable[[Any], str] = encode_basestring if isinstance(first, str) else repr
    begin = f",{encode_basestring(name)}:"
    return ["" if value is None else begin + write(value) for value in column]


def digest(table: str, text: str) -> str:
    """The SHA-256, in hexadecimal, of a table's name and a snapshot of one of its rows."""
    return hashlib.sha256(f"{table}\n{text}".encode()).hexdigest()
