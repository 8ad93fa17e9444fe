"""A record as a row and back, and the SHA-256 that notices when a row is no longer what was saved."""

from __future__ import annotations

import hashlib
import json
import math
import sqlite3
from collections.abc import Mapping
from typing import Any, ClassVar, Protocol, TypeVar

from workbook.answers import Answer, Day, Kind, answers_of
from workbook.storage.errors import Invalid


class Record(Protocol):
    """A frozen dataclass with a `kind` and fields made by workbook.answers; its table has the kind's name."""

    kind: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


R = TypeVar("R", bound=Record)
SqlValue = str | int | float | None

TEXTS = (Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.REFERENCE)
LISTS = (Kind.MULTI, Kind.TAGS, Kind.TABLE)
ROW_COLUMNS = ("seq", "id", "rev", "created_at", "saved_at", "sha")


def column_type(answer: Answer) -> str:
    """The STRICT type of the column that holds this kind of answer."""
    if answer.kind in (Kind.SCALE, Kind.TICK) or (answer.kind is Kind.NUMBER and answer.whole):
        return "INTEGER"
    return "REAL" if answer.kind is Kind.NUMBER else "TEXT"


def to_columns(record: Record) -> dict[str, SqlValue]:
    """Field name → what is stored, None where not answered; Invalid names a field that does not fit."""
    columns: dict[str, SqlValue] = {}
    for name, answer in answers_of(type(record)).items():
        try:
            columns[name] = stored(answer, getattr(record, name))
        except (TypeError, ValueError, AttributeError):
            raise Invalid(values={"field": name}) from None
    return columns


def stored(answer: Answer, value: Any) -> SqlValue:
    """One answer as SQLite keeps it: days as their ISO text, lists as JSON; ValueError if it does not fit."""
    if answer.kind is Kind.TICK:
        return int(bool(value))
    if value is None or value == answer.empty:
        return None
    if answer.kind in TEXTS:
        return sound_text(value)
    if answer.kind is Kind.CHOICE:
        return str(one_of(answer, value))
    if answer.kind is Kind.MULTI:
        return canonical([str(one_of(answer, item)) for item in value])
    if answer.kind is Kind.DAY:
        if not isinstance(value, Day):
            raise TypeError
        return str(value)
    if column_type(answer) != "TEXT":
        return sound_number(answer, value)
    return canonical(value)


def sound_text(value: Any) -> str:
    """The text unchanged; ValueError for NUL, which hides what follows it, and for half characters."""
    if not isinstance(value, str) or "\0" in value:
        raise ValueError
    value.encode()
    return value


def sound_number(answer: Answer, value: Any) -> int | float:
    """A finite number of the column's type; -0.0 becomes 0.0, since SQLite does not keep the difference."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError
    if column_type(answer) == "REAL":
        return float(value) + 0.0
    if int(value) != value or abs(value) >= 2**63:
        raise ValueError
    return int(value)


def one_of(answer: Answer, value: Any) -> str:
    """The option itself; ValueError if it is not among the answer's options."""
    if str(value) not in answer.option_keys:
        raise ValueError
    return str(value)


def from_columns(cls: type[R], row: Mapping[str, Any] | sqlite3.Row) -> R:
    """The record that a row holds."""
    return cls(**{name: loaded(answer, row[name]) for name, answer in answers_of(cls).items()})


def loaded(answer: Answer, value: Any) -> Any:
    """One answer as Python has it, from what SQLite kept."""
    if value is None:
        return answer.empty
    if answer.kind is Kind.TICK:
        return bool(value)
    if answer.kind is Kind.DAY:
        return Day.parse(value)
    if answer.kind is Kind.CHOICE:
        return option(answer, value)
    if answer.kind is Kind.MULTI:
        return tuple(option(answer, item) for item in json.loads(value))
    if answer.kind is Kind.TAGS:
        return tuple(json.loads(value))
    if answer.kind is Kind.TABLE:
        return tuple(tuple(line) for line in json.loads(value))
    return json.loads(value) if answer.kind is Kind.MAPPING else value


def option(answer: Answer, key: str) -> Any:
    """A stored key as the member of its enumeration, or as text where the options are plain keys."""
    return key if isinstance(answer.options, tuple) else answer.options(key)


def canonical(value: Any) -> str:
    """The one JSON text of a value: sorted keys, no spaces, letters as they are; ValueError for NaN."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    text.encode()
    return text


def snapshot(row: Mapping[str, Any] | sqlite3.Row) -> str:
    """A row as canonical JSON without its hash and without what was not answered.

    Leaving NULLs out keeps the hash of old rows true when a migration adds a column.
    """
    return canonical({name: row[name] for name in row.keys() if name != "sha" and row[name] is not None})  # noqa: SIM118


def digest(table: str, text: str) -> str:
    """The SHA-256, in hexadecimal, of a table's name and a snapshot of one of its rows."""
    return hashlib.sha256(f"{table}\n{text}".encode()).hexdigest()
