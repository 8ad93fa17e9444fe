"""What can go wrong with the file, by name; an error carries a key for its words, never what was typed."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class StoreError(Exception):
    """Something kept the book from being read or saved; nothing was changed.

    `key` names its sentence in content ([problem] in storage.toml), `values` fill it: counts, days,
    field names and the folder, never what a person wrote.
    """

    key = "unexpected"

    def __init__(self, key: str = "", values: dict[str, Any] | None = None) -> None:
        self.key = key or type(self).key
        self.values = values or {}
        super().__init__(self.key)


class Busy(StoreError):
    """Another notebook held the file for longer than we wait."""

    key = "busy"


class Conflict(StoreError):
    """The record changed, or went, since it was read; `theirs` holds what is stored now, or None."""

    key = "conflict"

    def __init__(self, key: str = "", values: dict[str, Any] | None = None, theirs: Any = None) -> None:
        super().__init__(key, values)
        self.theirs = theirs


class DiskFull(StoreError):
    """There is no room left for the change."""

    key = "disk_full"


class NoWrite(StoreError):
    """The file or its folder may not be written, or not be opened."""

    key = "no_write"


class Moved(StoreError):
    """The file was moved, replaced or deleted by another program while it was open."""

    key = "moved"


class Damaged(StoreError):
    """Part of the file is not what was saved; values: damaged, entries, newest_backup (or None)."""

    key = "damaged"


class TooNew(StoreError):
    """A newer version of the workbook made this file; values: version, known."""

    key = "too_new"


class NotOurs(StoreError):
    """The file is empty, or some other program's."""

    key = "not_ours"


class Invalid(StoreError):
    """A value does not fit its field; values: field."""

    key = "invalid"


# Names, not messages, decide: messages change between versions of SQLite. The longest prefix wins.
BY_NAME: dict[str, type[StoreError]] = {
    "SQLITE_BUSY": Busy,
    "SQLITE_LOCKED": Busy,
    "SQLITE_FULL": DiskFull,
    "SQLITE_READONLY_DBMOVED": Moved,
    "SQLITE_READONLY": NoWrite,
    "SQLITE_CANTOPEN": NoWrite,
    "SQLITE_PERM": NoWrite,
    "SQLITE_AUTH": NoWrite,
    "SQLITE_CORRUPT": Damaged,
    "SQLITE_NOTADB": Damaged,
    "SQLITE_IOERR_READ": Damaged,
    "SQLITE_IOERR_SHORT_READ": Damaged,
    "SQLITE_IOERR_CORRUPTFS": Damaged,
    "SQLITE_IOERR_DATA": Damaged,
    "SQLITE_IOERR_WRITE": DiskFull,  # a quota or a size limit: SQLITE_FULL is for ENOSPC alone
    "SQLITE_IOERR": NoWrite,
    "SQLITE_CONSTRAINT": Invalid,
    "SQLITE_TOOBIG": Invalid,
    "SQLITE_MISMATCH": Invalid,
}
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def name_of(error: sqlite3.Error) -> type[StoreError]:
    """The named error that a database error stands for."""
    name = getattr(error, "sqlite_errorname", None) or ""
    fitting = [prefix for prefix in BY_NAME if name.startswith(prefix)]
    if fitting:
        return BY_NAME[max(fitting, key=len)]
    # Written rows that no longer decode, or a table that is gone, have no name of their own.
    return Damaged if isinstance(error, sqlite3.OperationalError) else StoreError


@contextmanager
def database_named(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside the block into named errors about the file at `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise name_of(error)(values={"folder": str(path.parent)}) from None
    except UnicodeDecodeError:  # damage has got into the names that SQLite's own message tells
        raise Damaged(values={"folder": str(path.parent)}) from None
    except (UnicodeEncodeError, OverflowError):
        raise Invalid() from None


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system raise inside the block into named errors about the file at `path`."""
    try:
        with database_named(path):
            yield
    except OSError as error:
        kind = DiskFull if error.errno in NO_ROOM else NoWrite
        raise kind(values={"folder": str(path.parent)}) from None
