"""What was changed and when: an append-only chain of whole rows before and after, from which undo works."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from workbook.answers import canonical
from workbook.storage.records import digest, last_number, write


class ChangeAction(StrEnum):
    """What was done to a row."""

    ADD = "add"
    UPDATE = "update"
    REMOVE = "remove"


@dataclass(frozen=True)
class Entry:
    """One row changed: its snapshot before and after, None where it did not exist."""

    batch: int
    label: str
    at: str
    undoes: int | None
    kind: str
    action: str
    row_id: str
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True)
class Change:
    """One step that can be undone: every row changed in one transaction.

    `kinds` are those of its rows; `undoes` is the batch this one took back; `undone` says whether it has
    been taken back itself.
    """

    batch: int
    label: str
    at: datetime
    row_ids: tuple[str, ...]
    undone: bool = False
    undoes: int | None = None
    kinds: tuple[str, ...] = ()


NOTHING = (0, "")
FIELDS = tuple(Entry.__dataclass_fields__)
LINKED = ("seq", *FIELDS)


def link(previous: str, row: Mapping[str, Any] | sqlite3.Row) -> str:
    """The hash of one entry, which holds the hash of the entry before it."""
    return digest("history", canonical([previous, *(row[name] for name in LINKED)]))


class Chain:
    """The end of the chain, to which one transaction adds; no number is used twice, also after erasing."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Ask once where the chain ends."""
        self._connection = connection
        self._sha = head(connection)[1]
        self.newest = last_number(connection, "history")

    def append(self, entry: Entry) -> None:
        """Write one entry at the end."""
        self.newest += 1
        row = {"seq": self.newest, **vars(entry)}
        self._sha = link(self._sha, row)
        write(self._connection, "history", {**row, "sha": self._sha})


def head(connection: sqlite3.Connection) -> tuple[int, str]:
    """The number and hash of the newest entry; NOTHING before the first."""
    row = connection.execute("SELECT seq, sha FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    return (row["seq"], row["sha"]) if row else NOTHING


def entries_of(connection: sqlite3.Connection, batch: int) -> list[Entry]:
    """The rows one step changed, the last first."""
    rows = connection.execute(
        f"SELECT {', '.join(FIELDS)} FROM history WHERE batch = ? ORDER BY seq DESC", [batch]
    ).fetchall()
    return [Entry(*row) for row in rows]


def last_rev(connection: sqlite3.Connection, row_id: str) -> int:
    """The highest revision a row ever had, so that one brought back is newer than all who read it."""
    newest = connection.execute(
        "SELECT before, after FROM history WHERE row_id = ? ORDER BY seq DESC LIMIT 1", [row_id]
    ).fetchone()
    return max((json.loads(snapshot)["rev"] for snapshot in newest or () if snapshot), default=0)


def undone(connection: sqlite3.Connection) -> set[int]:
    """The steps that stand undone; an undo that was itself undone no longer counts."""
    rows = connection.execute(
        "SELECT DISTINCT batch, undoes FROM history WHERE undoes IS NOT NULL ORDER BY batch DESC"
    ).fetchall()
    gone: set[int] = set()
    for row in rows:
        if row["batch"] not in gone:
            gone.add(row["undoes"])
    return gone


def last_undoable(connection: sqlite3.Connection) -> int | None:
    """The newest step that is no undo and has not been undone."""
    gone = undone(connection)
    rows = connection.execute("SELECT DISTINCT batch FROM history WHERE undoes IS NULL ORDER BY batch DESC")
    return next((row["batch"] for row in rows.fetchall() if row["batch"] not in gone), None)


def changes(connection: sqlite3.Connection, limit: int) -> list[Change]:
    """The newest steps, newest first."""
    rows = connection.execute(
        "SELECT batch, label, at, undoes, kind, action, row_id FROM history WHERE batch IN"
        " (SELECT DISTINCT batch FROM history ORDER BY batch DESC LIMIT ?) ORDER BY seq",
        [limit],
    ).fetchall()
    steps: dict[int, list[Entry]] = defaultdict(list)
    for row in rows:
        steps[row["batch"]].append(Entry(*row))
    gone = undone(connection)
    newest = [replace(change_of(entries), undone=batch in gone) for batch, entries in steps.items()]
    return sorted(newest, key=lambda change: change.batch, reverse=True)


def change_of(entries: list[Entry]) -> Change:
    """The step that these entries, in the order they were written, make up."""
    first = entries[0]
    return Change(
        batch=first.batch,
        label=first.label,
        at=datetime.fromisoformat(first.at),
        row_ids=tuple(dict.fromkeys(entry.row_id for entry in entries)),
        undoes=first.undoes,
        kinds=tuple(dict.fromkeys(entry.kind for entry in entries)),
    )


def days_of_use(connection: sqlite3.Connection, after: date, until: date) -> int:
    """On how many days something was changed, later than one day and up to another."""
    day = "substr(at, 1, 10)"
    counted = f"SELECT count(DISTINCT {day}) FROM history WHERE {day} > ? AND {day} <= ?"
    return int(connection.execute(counted, [after.isoformat(), until.isoformat()]).fetchone()[0])
