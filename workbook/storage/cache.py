"""What was last read of the file, and noticing that another notebook has changed it since.

SQLite's own counter of commits is no way to tell: to read it we would open the file, and closing any handle
of a file drops every lock this process holds on it (SQLite, "How To Corrupt An SQLite Database File", 2.2).
So what the system says of the file is compared and, while its time stamp is too young to trust, the newest
history entry as well.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from workbook.storage import history, kept, records
from workbook.storage.connection import BookFile
from workbook.storage.records import R, Record, Stored

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

YOUNG = 2.5  # seconds: some file systems keep times to two seconds only, so two changes may look like one
TRUSTED = 0.02  # seconds after a look at the history in which nothing is looked at again
FEW = 20  # records changed by one of our own steps that are read one by one; after more, all are read again

_WRITES: Counter[Path] = Counter()  # changes made by this process, for each file

Head = tuple[int, str]  # the number and the hash of the newest history entry
Table = Mapping[str, Stored[Any]]  # the records of a kind by id, in the order they were added


class Watch:
    """What the file and the newest history entry were when we last looked."""

    def __init__(self, file: BookFile) -> None:
        """Look for the first time."""
        self._file = file
        self._seen = signature(file.path)
        self.head = self._newest()

    def wrote(self, before: Head, after: Head) -> None:
        """Note our own change, unless it came on top of another one that waits to be seen."""
        if before == self.head:
            self.head = after

    def changed(self) -> bool:
        """Whether records were changed by others since the last look; drafts and settings do not count."""
        now = signature(self._file.path)
        if now == self._seen:
            return False
        head = self._newest()
        self._seen, changed, self.head = now, head != self.head, head
        return changed

    def _newest(self) -> Head:
        with self._file.reading() as connection:
            return history.head(connection)


class Cache:
    """The records and settings of one file as last read, and values worked out from them."""

    def __init__(self, file: BookFile) -> None:
        """Nothing is read before it is asked for."""
        self._file = file
        self._tables: dict[type[Any], Table] = {}
        self._changed: dict[str, dict[str, None]] = {}  # kind → ids our own steps touched since it was read
        self._settings: dict[str, Any] | None = None
        self._derived: dict[Callable[..., Any], tuple[tuple[Table, ...], Any]] = {}
        self._signature: tuple[int, Any] = (-1, None)
        self._signed_at = self._looked_at = 0.0
        self._head: Head | None = None

    def table(self, cls: type[R]) -> Mapping[str, Stored[R]]:
        """All records of a kind by id, in the order they were added."""
        self._look()
        table = self._tables.get(cls)
        if table is None or cls.kind in self._changed:
            with self._file.reading() as connection:
                head = history.head(connection)
                if head != self._head:
                    self._forget_tables()
                    table = None
                ids = self._changed.pop(cls.kind, {})
                table = _renewed(connection, cls, table, ids)
                self._tables[cls], self._head = table, head
        return table

    def get(self, cls: type[R], id: str) -> Stored[R] | None:
        """The record with this id, or None; read by itself unless its kind has been read."""
        self._look()
        if cls in self._tables:
            return self.table(cls).get(id)
        with self._file.reading() as connection:
            return records.get(connection, cls, id)

    def settings(self) -> dict[str, Any]:
        """All settings by name."""
        self._look()
        values = self._settings
        if values is None:
            with self._file.reading() as connection:
                values = self._settings = kept.settings(connection)
        return values

    def derive(self, make: Callable[..., T], kinds: tuple[type[Record], ...]) -> T:
        """What `make(earlier, *tables)` works out; see Store.derive."""
        tables = tuple(self.table(kind) for kind in kinds)
        before, value = self._derived.get(make, ((), None))
        if len(before) != len(tables) or any(a is not b for a, b in zip(before, tables, strict=True)):
            value = make(value, *tables)
            self._derived[make] = tables, value
        return cast("T", value)

    def wrote(self, before: Head, after: Head, changed: Mapping[str, Iterable[str]]) -> None:
        """Follow a change of our own: kind → the ids it touched; what else was read is still so."""
        _WRITES[self._file.path] += 1
        self._settings = None
        if before != self._head:
            self._forget_tables()
        for kind, ids in changed.items():
            self._changed.setdefault(kind, {}).update(dict.fromkeys(ids))
        self._head = after
        self._signature, self._signed_at, self._looked_at = self._sign(), time.monotonic(), 0.0

    def clear(self) -> None:
        """Forget everything that was read."""
        self._forget_tables()
        self._settings, self._derived = None, {}

    def _forget_tables(self) -> None:
        self._tables, self._changed, self._head = {}, {}, None

    def _look(self) -> None:
        """Forget what was read if the file has changed since."""
        signature, now = self._sign(), time.monotonic()
        if signature != self._signature:
            self._forget_tables()
            self._settings, self._signature, self._signed_at = None, signature, now
        elif self._tables and now - self._signed_at < YOUNG and now - self._looked_at > TRUSTED:
            with self._file.reading() as connection:
                if history.head(connection) != self._head:
                    self._forget_tables()
            self._looked_at = now

    def _sign(self) -> tuple[int, Any]:
        path = self._file.path
        return _WRITES[path], signature(path)


def _renewed(
    connection: sqlite3.Connection, cls: type[R], table: Table | None, ids: Iterable[str]
) -> dict[str, Stored[R]]:
    """The table with these records as they are now; read whole where that is less work or a row came back."""
    changed = list(ids)
    rows = dict(table or {})
    for id in changed if table is not None and len(changed) <= FEW else ():
        stored = records.get(connection, cls, id)
        if stored is None:
            rows.pop(id, None)
        elif id in rows or stored.rev == 1:
            rows[id] = stored
        else:  # taken back after it was removed: it has its old place again
            break
    else:
        if table is not None and len(changed) <= FEW:
            return rows
    return {stored.id: stored for stored in records.every(connection, cls)}


def signature(path: Path) -> tuple[int, int, int] | None:
    """What the system says of a file without opening it: any change shows, though not whose it was."""
    with suppress(OSError):
        status = os.stat(path)
        return status.st_mtime_ns, status.st_size, status.st_ino
    return None
