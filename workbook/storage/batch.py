"""One step of change: adding, updating and removing inside one transaction, each with its history."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from datetime import datetime

from workbook.answers import SqlValue
from workbook.storage import history
from workbook.storage.errors import Conflict
from workbook.storage.history import Action, Chain, Change, Entry
from workbook.storage.records import (
    R,
    Record,
    Stored,
    column,
    digest,
    every,
    get,
    row_of,
    snapshot,
    to_columns,
    where,
)
from workbook.storage.tables import Tables


class Batch:
    """One step: many changes in one transaction, undone together."""

    def __init__(
        self, connection: sqlite3.Connection, at: datetime, label: str = "", undoes: int | None = None
    ) -> None:
        self._connection = connection
        self._at = at.isoformat(timespec="milliseconds")
        self._label = label
        self._undoes = undoes
        self._tables = Tables(connection)
        self._chain = Chain(connection)
        self._number = self._chain.newest + 1
        self._entries: list[Entry] = []

    @property
    def change(self) -> Change | None:
        """What this step has changed so far, or None."""
        return history.change_of(self._entries) if self._entries else None

    @property
    def touched(self) -> dict[str, list[str]]:
        """The ids of the rows this step has changed so far, by kind."""
        ids: dict[str, list[str]] = defaultdict(list)
        for entry in self._entries:
            ids[entry.kind].append(entry.row_id)
        return ids

    def add(self, record: R, *, id: str | None = None, at: datetime | None = None) -> Stored[R]:
        """Store a new record; Conflict if the id given is taken, Invalid if a field does not fit.

        `at` is when it was saved, for a record that comes back; without it, now.
        """
        (made,) = self._connection.execute("SELECT lower(hex(randomblob(12)))").fetchone()
        id = id or made
        if theirs := get(self._connection, type(record), id):
            raise Conflict(theirs=theirs)
        columns = to_columns(record)
        rev = history.last_rev(self._connection, id) + 1
        when = at.isoformat(timespec="milliseconds") if at else self._at
        row = {"id": id, "rev": rev, "created_at": when, "saved_at": when, **columns}
        self._write(record.kind, id, row)
        return self._now_stored(type(record), id)

    def update(self, id: str, record: R, rev: int) -> Stored[R]:
        """Store a changed record; Conflict with what is there now if `rev` is no longer the newest."""
        theirs = get(self._connection, type(record), id)
        if theirs is None:
            raise Conflict("conflict_removed")
        if theirs.rev != rev:
            raise Conflict(values={"at": theirs.saved_at}, theirs=theirs)
        row = row_of(self._connection, record.kind, id)
        assert row is not None
        columns = to_columns(record)
        self._write(record.kind, id, {**dict(row), "rev": rev + 1, "saved_at": self._at, **columns})
        return self._now_stored(type(record), id)

    def remove(self, cls: type[Record], id: str) -> Change | None:
        """Remove a record and those that refer to it; what is already gone is left alone."""
        self._remove(cls.kind, id)
        return self.change

    def get(self, cls: type[R], id: str) -> Stored[R] | None:
        """The record with this id as this step has it, or None."""
        return get(self._connection, cls, id)

    def all(self, cls: type[R]) -> list[Stored[R]]:
        """All records of a kind as this step has them, in the order they were added."""
        return every(self._connection, cls)

    def column(self, cls: type[Record], field: str) -> dict[str, SqlValue]:
        """One field of every record by id, to look for what is worth reading whole."""
        return column(self._connection, cls, field)

    def where(self, cls: type[R], field: str, value: str) -> list[Stored[R]]:
        """The records with this text in a field, in the order they were added."""
        return where(self._connection, cls, field, value)

    def take_back(self, batch: int) -> None:
        """Put every row of an earlier step back as it was, once; Conflict if one changed since then."""
        if batch in history.undone(self._connection):
            return
        for entry in history.entries_of(self._connection, batch):
            self._label = entry.label
            row = row_of(self._connection, entry.kind, entry.row_id)
            if content(snapshot(row) if row else None) != content(entry.after):
                raise Conflict("changed_since")
            if entry.before is not None:
                rev = history.last_rev(self._connection, entry.row_id) + 1
                self._write(
                    entry.kind, entry.row_id, {**json.loads(entry.before), "rev": rev, "saved_at": self._at}
                )
            elif self._tables.dependents(entry.kind, entry.row_id):
                raise Conflict("changed_since")
            else:
                self._write(entry.kind, entry.row_id, None)
        if self._connection.execute("PRAGMA foreign_key_check").fetchone():
            raise Conflict("changed_since")  # what it referred to was removed by a later step

    def _remove(self, kind: str, id: str) -> None:
        if row_of(self._connection, kind, id) is None:
            return
        for table, row_id in self._tables.dependents(kind, id):
            self._remove(table, row_id)
        self._write(kind, id, None)

    def _now_stored(self, cls: type[R], id: str) -> Stored[R]:
        kept = get(self._connection, cls, id)
        assert kept is not None
        return kept

    def _write(self, kind: str, id: str, row: dict[str, SqlValue] | None) -> None:
        """Put a whole row (None removes it) in place of the one there, and the change in the history."""
        old = row_of(self._connection, kind, id)
        before = snapshot(old) if old else None
        if row is None:
            self._connection.execute(f"DELETE FROM {kind} WHERE id = ?", [id])
        after = None if row is None else self._place(kind, row, new=old is None)
        action = Action.REMOVE if after is None else Action.UPDATE if before else Action.ADD
        entry = Entry(self._number, self._label, self._at, self._undoes, kind, action, id, before, after)
        self._chain.append(entry)
        self._entries.append(entry)

    def _place(self, kind: str, row: dict[str, SqlValue], *, new: bool) -> str:
        """Write a whole row with its hash and return its snapshot; a row that comes back keeps its place."""
        # Every column is written: one that a snapshot leaves out was not answered then.
        row = {name: row.get(name) for name in self._tables.columns(kind)}
        if row["seq"] is None:
            (row["seq"],) = self._connection.execute(
                "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0) + 1", [kind]
            ).fetchone()
        text = snapshot(row)
        row["sha"] = digest(kind, text)
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        if new:
            self._connection.execute(f"INSERT INTO {kind} ({names}) VALUES ({marks})", list(row.values()))
        else:
            values = [*row.values(), row["id"]]
            self._connection.execute(f"UPDATE {kind} SET ({names}) = ({marks}) WHERE id = ?", values)
        return text


def content(text: str | None) -> dict[str, SqlValue] | None:
    """What a snapshot says, apart from how often and when it was saved."""
    if text is None:
        return None
    return {name: value for name, value in json.loads(text).items() if name not in ("rev", "saved_at")}
