"""What is kept by name beside the records: half-typed answers, and small choices such as the language."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbook.answers import canonical
from workbook.storage.errors import Invalid
from workbook.storage.records import digest, snapshot, write


@dataclass(frozen=True)
class Draft:
    """What stood in a form's boxes, as JSON values by field, and when."""

    values: dict[str, Any]
    at: datetime


def keep_draft(connection: sqlite3.Connection, key: str, values: dict[str, Any], at: datetime) -> None:
    """Put a draft in place of the one before; Invalid if it cannot be written as JSON."""
    _keep(connection, "draft", key=key, answers=_as_json(values), at=at.isoformat(timespec="milliseconds"))


def draft(connection: sqlite3.Connection, key: str) -> Draft | None:
    """The draft kept under this key, or None."""
    row = connection.execute("SELECT answers, at FROM draft WHERE key = ?", [key]).fetchone()
    return Draft(json.loads(row["answers"]), datetime.fromisoformat(row["at"])) if row else None


def drop_draft(connection: sqlite3.Connection, key: str) -> None:
    """Forget a draft."""
    connection.execute("DELETE FROM draft WHERE key = ?", [key])


def keep_setting(connection: sqlite3.Connection, key: str, value: Any) -> None:
    """Keep a JSON value under a name; Invalid if it cannot be written as JSON."""
    _keep(connection, "setting", key=key, value=_as_json(value))


def settings(connection: sqlite3.Connection) -> dict[str, Any]:
    """All values kept, by name."""
    rows = connection.execute("SELECT key, value FROM setting ORDER BY key").fetchall()
    return {row["key"]: json.loads(row["value"]) for row in rows}


def _keep(connection: sqlite3.Connection, table: str, **row: str) -> None:
    write(connection, table, {**row, "sha": digest(table, snapshot(row))}, replace=True)


def _as_json(value: Any) -> str:
    try:
        return canonical(value)
    except (TypeError, ValueError):
        raise Invalid() from None
