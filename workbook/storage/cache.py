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
from weakref import WeakValueDictionary

from workbook.storage import history, kept
from workbook.storage.connection import BookFile
from workbook.storage.records import R, Record, RecordReader, Stored

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

YOUNG = 2.5  # seconds: some file systems keep times to two seconds only, so two changes may look like one
TRUSTED = 0.02  # seconds after a look at the history in which nothing is looked at again
FEW = 20  # records changed by one of our own steps that are read one by one; after more, all are read again

_WRITES: Counter[Path] = Counter()  # changes made by this process, for each file
# The parts of one page read a file once: what was read of it, by which file it is and how long one waits.
_SHARED: WeakValueDictionary[tuple[Any, ...], Cache] = WeakValueDictionary()

Head = tuple[int, str]  # the number and the hash of the newest history entry
Table = Mapping[str, Stored[Any]]  # the records of a kind by id, in the order they were added


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

    @classmethod
    def of(cls, file: BookFile) -> Cache:
        """What is read of this file, the same for every store of it in this process."""
        return _SHARED.setdefault((file.path, file.known, file.patience), cls(file))

    def head(self) -> Head:
        """The newest history entry in the file."""
        self._look()
        if self._head is None:
            self._head = head_of(self._file)
        return self._head

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
            return RecordReader(connection).get(cls, id)

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
            if head_of(self._file) != self._head:
                self._forget_tables()
            self._looked_at = now

    def _sign(self) -> tuple[int, Any]:
        path = self._file.path
        return _WRITES[path], signature(path)


def _renewed(connection: sqlite3.Connection, cls: type[R], table: Table | None, ids: Iterable[str]) -> Table:
    """The table with these records as they are now; read whole where that is less work or a row came back."""
    reader, changed = RecordReader(connection), list(ids)
    if table is not None and len(changed) <= FEW:
        now = {id: reader.get(cls, id) for id in changed}
        # A record that was removed and taken back has its old place again, which only the file knows.
        if all(id in table or stored.rev == 1 for id, stored in now.items() if stored):
            return {id: stored for id, stored in {**table, **now}.items() if stored}
    return {stored.id: stored for stored in reader.all(cls)}


def head_of(file: BookFile) -> Head:
    """The newest history entry that lies in the file now."""
    with file.reading() as connection:
        return history.head(connection)


def signature(path: Path) -> tuple[int, int, int] | None:
    """What the system says of a file without opening it: any change shows, though not whose it was."""
    with suppress(OSError):
        status = os.stat(path)
        return status.st_mtime_ns, status.st_size, status.st_ino
    return None
