"""Small choices that are no record: the language, whether a clock is wanted."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from workbook.answers import canonical
from workbook.storage.errors import Invalid
from workbook.storage.rows import digest, snapshot


def keep(connection: sqlite3.Connection, key: str, value: Any) -> None:
    """Keep a JSON value under a name; Invalid if it cannot be written as JSON."""
    try:
        row = {"key": key, "value": canonical(value)}
    except (TypeError, ValueError):
        raise Invalid() from None
    connection.execute(
        "INSERT OR REPLACE INTO setting (key, value, sha) VALUES (?, ?, ?)",
        [*row.values(), digest("setting", snapshot(row))],
    )


def read(connection: sqlite3.Connection, key: str, default: Any) -> Any:
    """The value kept under a name, or the default."""
    row = connection.execute("SELECT value FROM setting WHERE key = ?", [key]).fetchone()
    return json.loads(row["value"]) if row else default


def every(connection: sqlite3.Connection) -> dict[str, Any]:
    """All values kept, by name."""
    rows = connection.execute("SELECT key, value FROM setting ORDER BY key").fetchall()
    return {row["key"]: json.loads(row["value"]) for row in rows}
