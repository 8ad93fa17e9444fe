"""Whether the file is still what was saved: its structure, every row's hash, the chain of the history."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from workbook.storage import history
from workbook.storage.connection import pragma
from workbook.storage.errors import Damaged, name_of
from workbook.storage.records import as_they_lie, changed, digest
from workbook.storage.tables import Tables


@dataclass(frozen=True)
class Health:
    """What a check found; `problems` is empty when all is well.

    A problem is "structure", "reference", "history" or "entry:<table>"; never what a person wrote.
    """

    problems: list[str]
    entries: int
    damaged: int
    newest_backup: datetime | None = None
    backups: int = 0
    backup_failed: str = ""

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong with the file itself."""
        return not self.problems

    def must_be_sound(self, newest_backup: datetime | None = None) -> None:
        """Raise Damaged unless it is: how much of how many entries, and the time of the newest backup."""
        if not self.sound:
            counts = {"damaged": self.damaged, "entries": self.entries}
            raise Damaged(values={**counts, "newest_backup": newest_backup})


def examine(connection: sqlite3.Connection) -> Health:
    """Read the whole file and say what does not fit; raises only when it cannot be read now."""
    problems: list[str] = []
    entries = 0
    try:
        if pragma(connection, "integrity_check(1)") != "ok":
            problems.append("structure")
        if _misshapen(connection):
            problems.append("structure")
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            problems.append("reference")
        for table in (*Tables(connection).columns, "draft", "setting"):
            rows, columns = as_they_lie(connection, f"SELECT * FROM {table}")
            entries += len(rows) if table not in ("draft", "setting") else 0
            problems += [f"entry:{table}"] * changed(table, columns)
        problems += _breaks(connection)
    except (UnicodeError, ValueError, TypeError, OverflowError, LookupError):
        problems.append("structure")
    except sqlite3.Error as error:
        if name_of(error) is not Damaged:  # a file that is busy, or that we may not read, is not damaged
            raise
        problems.append("structure")
    return Health(problems, entries, damaged=len(problems))


def shape(connection: sqlite3.Connection) -> dict[str, str]:
    """The SHA-256 of what made each table, index and trigger; not of what SQLite makes by itself."""
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql NOTNULL AND name NOT LIKE 'sqlite_%'"
    )
    return {row["name"]: digest("shape", row["sql"]) for row in rows.fetchall()}


def seal(connection: sqlite3.Connection) -> None:
    """Note the shape of the tables as they are now; called after every migration."""
    connection.execute("DELETE FROM shape")
    connection.executemany("INSERT INTO shape (name, sha) VALUES (?, ?)", shape(connection).items())


def _misshapen(connection: sqlite3.Connection) -> bool:
    """Whether anything noted is gone or different; an index that somebody added does no harm."""
    noted = {row["name"]: row["sha"] for row in connection.execute("SELECT name, sha FROM shape").fetchall()}
    return not noted or not noted.items() <= shape(connection).items()


def _breaks(connection: sqlite3.Connection) -> Iterator[str]:
    """One problem for each entry of the history that does not follow from the one before."""
    previous = ""
    last: dict[tuple[str, str], bool] = {}
    for row in connection.execute("SELECT * FROM history ORDER BY seq").fetchall():
        if history.link(previous, row) != row["sha"]:
            yield "history"
        previous = row["sha"]
        last[row["kind"], row["row_id"]] = row["after"] is not None
    # A record the history ends with and the tables lack (or the reverse) was lost by the file.
    gone = {key for key, exists in last.items() if exists} ^ Tables(connection).rows()
    yield from (f"entry:{table}" for table, _ in sorted(gone, key=str))
