"""One step of change: adding, updating and removing inside one transaction, each with its history."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from typing import Any

from workbook.answers import SqlValue
from workbook.storage import history, records
from workbook.storage.errors import Conflict
from workbook.storage.history import Chain, Change, ChangeAction, Entry
from workbook.storage.records import R, Record, RecordReader, Stored
from workbook.storage.tables import Tables


class Batch(RecordReader):
    """One step: many changes in one transaction, undone together."""

    def __init__(
        self, connection: sqlite3.Connection, at: datetime, label: str = "", undoes: int | None = None
    ) -> None:
        super().__init__(connection)
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
        (new_id,) = self._connection.execute("SELECT lower(hex(randomblob(12)))").fetchone()
        id = id or new_id
        if theirs := self.get(type(record), id):
            raise Conflict(theirs=theirs)
        rev = history.last_rev(self._connection, id) + 1
        when = at.isoformat(timespec="milliseconds") if at else self._at
        row = {"id": id, "rev": rev, "created_at": when, "saved_at": when, **records.to_columns(record)}
        self._write(record.kind, id, row)
        return self._now_stored(type(record), id)

    def update(self, id: str, record: R, rev: int) -> Stored[R]:
        """Store a changed record; Conflict with what is there now if `rev` is no longer the newest."""
        row = records.row_of(self._connection, record.kind, id)
        if row is None:
            raise Conflict("conflict_removed")
        theirs = records.as_stored(type(record), row)
        if theirs.rev != rev:
            raise Conflict(values={"at": theirs.saved_at}, theirs=theirs)
        changed = {"rev": rev + 1, "saved_at": self._at, **records.to_columns(record)}
        self._write(record.kind, id, {**dict(row), **changed})
        return self._now_stored(type(record), id)

    def revise(self, stored: Stored[R], **fields: Any) -> Stored[R]:
        """Store a record with these fields changed; Conflict if it is no longer what is stored."""
        return self.update(stored.id, replace(stored.record, **fields), stored.rev)

    def keep(self, record: R, stored: Stored[R] | None, *, id: str | None = None) -> Stored[R]:
        """Store a record in place of one that is stored, or as a new one where that is None."""
        return self.update(stored.id, record, stored.rev) if stored else self.add(record, id=id)

    def remove(self, cls: type[Record], id: str) -> Change | None:
        """Remove a record and those that refer to it; what is already gone is left alone."""
        self._remove(cls.kind, id)
        return self.change

    def take_back(self, batch: int) -> None:
        """Put every row of an earlier step back as it was, once; Conflict if one changed since then."""
        if batch in history.undone(self._connection):
            return
        for entry in history.entries_of(self._connection, batch):
            self._label = entry.label
            row = records.row_of(self._connection, entry.kind, entry.row_id)
            if content(records.snapshot(row) if row else None) != content(entry.after):
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
        if records.row_of(self._connection, kind, id) is None:
            return
        for table, row_id in self._tables.dependents(kind, id):
            self._remove(table, row_id)
        self._write(kind, id, None)

    def _now_stored(self, cls: type[R], id: str) -> Stored[R]:
        kept = self.get(cls, id)
        assert kept is not None
        return kept

    def _write(self, kind: str, id: str, row: dict[str, SqlValue] | None) -> None:
        """Put a whole row (None removes it) in place of the one there, and the change in the history."""
        old = records.row_of(self._connection, kind, id)
        before = records.snapshot(old) if old else None
        if row is None:
            self._connection.execute(f"DELETE FROM {kind} WHERE id = ?", [id])
        after = None if row is None else self._place(kind, row, new=old is None)
        action = ChangeAction.REMOVE if after is None else ChangeAction.UPDATE if before else ChangeAction.ADD
        entry = Entry(self._number, self._label, self._at, self._undoes, kind, action, id, before, after)
        self._chain.append(entry)
        self._entries.append(entry)

    def _place(self, kind: str, row: dict[str, SqlValue], *, new: bool) -> str:
        """Write a whole row with its hash and return its snapshot; a row that comes back keeps its place."""
        # Every column is written: one that a snapshot leaves out was not answered then.
        row = {name: row.get(name) for name in self._tables.columns[kind]}
        if row["seq"] is None:
            row["seq"] = records.last_number(self._connection, kind) + 1
        text = records.snapshot(row)
        row["sha"] = records.digest(kind, text)
        if new:
            records.write(self._connection, kind, row)
        else:
            names, marks = ", ".join(row), ", ".join("?" * len(row))
            values = [*row.values(), row["id"]]
            self._connection.execute(f"UPDATE {kind} SET ({names}) = ({marks}) WHERE id = ?", values)
        return text


def content(text: str | None) -> dict[str, SqlValue] | None:
    """What a snapshot says, apart from how often and when it was saved."""
    if text is None:
        return None
    return {name: value for name, value in json.loads(text).items() if name not in ("rev", "saved_at")}
