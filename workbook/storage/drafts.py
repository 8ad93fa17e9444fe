"""Half-typed answers, kept until they are saved or dropped."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbook.answers import canonical
from workbook.storage.errors import Invalid
from workbook.storage.rows import digest, snapshot


@dataclass(frozen=True)
class Draft:
    """What stood in a form's boxes, as JSON values by field, and when."""

    values: dict[str, Any]
    at: datetime


def keep(connection: sqlite3.Connection, key: str, values: dict[str, Any], at: datetime) -> None:
    """Put a draft in place of the one before; Invalid if it cannot be written as JSON."""
    try:
        answers = canonical(values)
    except (TypeError, ValueError):
        raise Invalid() from None
    row = {"key": key, "answers": answers, "at": at.isoformat(timespec="milliseconds")}
    connection.execute(
        "INSERT OR REPLACE INTO draft (key, answers, at, sha) VALUES (?, ?, ?, ?)",
        [*row.values(), digest("draft", snapshot(row))],
    )


def read(connection: sqlite3.Connection, key: str) -> Draft | None:
    """The draft kept under this key, or None."""
    row = connection.execute("SELECT answers, at FROM draft WHERE key = ?", [key]).fetchone()
    return Draft(json.loads(row["answers"]), datetime.fromisoformat(row["at"])) if row else None


def drop(connection: sqlite3.Connection, key: str) -> None:
    """Forget a draft."""
    connection.execute("DELETE FROM draft WHERE key = ?", [key])
