"""A record as a row and back, and the SHA-256 that notices when a row is no longer what was saved."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring
from typing import Any, ClassVar, Protocol, TypeVar

from workbook.answers import SqlValue, answers_of, canonical
from workbook.storage.errors import Invalid


class Record(Protocol):
    """A frozen dataclass with a `kind` and fields made by workbook.answers; its table has the kind's name."""

    kind: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


R = TypeVar("R", bound=Record)
ROW_COLUMNS = ("seq", "id", "rev", "created_at", "saved_at", "sha")


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
    """The part of each row's JSON that one column makes up, with a comma before it."""
    begin, text = f",{encode_basestring(name)}:", encode_basestring
    return [
        "" if value is None else begin + (text(value) if isinstance(value, str) else repr(value))
        for value in column
    ]


def digest(table: str, text: str) -> str:
    """The SHA-256, in hexadecimal, of a table's name and a snapshot of one of its rows."""
    return hashlib.sha256(f"{table}\n{text}".encode()).hexdigest()
