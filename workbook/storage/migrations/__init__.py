"""Numbered steps from an empty file to today's tables; each runs whole or not at all, after its checks."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NAME = re.compile(r"(?P<number>[0-9]{4})_[a-z0-9_]+\.sql")


@dataclass(frozen=True)
class Migration:
    """One migration: its number, which becomes the file's version, and its statements."""

    number: int
    sql: str


@cache
def steps() -> tuple[Migration, ...]:
    """All migrations in order; ValueError if a number is missing or used twice."""
    named = [(NAME.fullmatch(file.name), file) for file in files(__name__).iterdir()]
    numbered = [
        Migration(int(name["number"]), file.read_text(encoding="utf-8")) for name, file in named if name
    ]
    numbered.sort(key=lambda step: step.number)
    if [step.number for step in numbered] != list(range(1, len(numbered) + 1)):
        raise ValueError("migrations are numbered 0001, 0002, … without a gap")
    return tuple(numbered)


def newest() -> int:
    """The version this program writes."""
    return len(steps())


def run(connection: sqlite3.Connection, step: Migration) -> None:
    """Run one migration's statements in the transaction that is open, and note the new version.

    `executescript` would commit first, so statements are told apart one by one.
    """
    statement = ""
    for line in step.sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
    if statement.strip():
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version={step.number}")
