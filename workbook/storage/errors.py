"""What can go wrong with the file, by name; an error carries a key for its words, never what was typed."""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self


class StoreError(Exception):
    """Something kept the book from being read or saved; nothing was changed.

    `key` names its sentence in content ([problem] in storage.toml): the name of the error, unless another is
    given. `values` fill it: counts, days, field names and the folder, never what a person wrote.
    """

    key = "unexpected"

    def __init_subclass__(cls) -> None:
        """DiskFull → disk_full."""
        cls.key = re.sub("(?<!^)([A-Z])", r"_\1", cls.__name__).lower()

    def __init__(self, key: str = "", values: dict[str, Any] | None = None) -> None:
        self.key = key or type(self).key
        self.values = values or {}
        super().__init__(self.key)

    @classmethod
    def at(cls, path: Path, key: str = "", **values: Any) -> Self:
        """The error about the file at this path; its sentence may name the folder."""
        return cls(key, {"folder": str(path.parent), **values})


class Busy(StoreError):
    """Another notebook held the file for longer than we wait."""


class Conflict(StoreError):
    """The record changed, or went, since it was read; `theirs` holds what is stored now, or None."""

    def __init__(self, key: str = "", values: dict[str, Any] | None = None, theirs: Any = None) -> None:
        super().__init__(key, values)
        self.theirs = theirs


class DiskFull(StoreError):
    """There is no room left for the change."""


class NoWrite(StoreError):
    """The file or its folder may not be written, or not be opened."""


class Moved(StoreError):
    """The file was moved, replaced or deleted by another program while it was open."""


class Damaged(StoreError):
    """Part of the file is not what was saved.

    Values, where all of it was examined: damaged, entries, newest_backup (or None).
    """


class TooNew(StoreError):
    """A newer version of the workbook made this file; values: version, known."""


class NotOurs(StoreError):
    """The file is empty, or some other program's."""


class Invalid(StoreError):
    """A value does not fit its field; values: field."""


# Names, not messages, decide: messages change between versions of SQLite. The longest that fits wins.
NAMES: dict[type[StoreError], tuple[str, ...]] = {
    Busy: ("BUSY", "LOCKED"),
    DiskFull: ("FULL", "IOERR_WRITE"),  # FULL is for ENOSPC alone: the other is a quota or a size limit
    Moved: ("READONLY_DBMOVED",),
    NoWrite: ("READONLY", "CANTOPEN", "PERM", "AUTH", "IOERR"),
    Damaged: ("CORRUPT", "NOTADB", *(f"IOERR_{why}" for why in ("READ", "SHORT_READ", "CORRUPTFS", "DATA"))),
    Invalid: ("CONSTRAINT", "TOOBIG", "MISMATCH"),
}
BY_NAME = {f"SQLITE_{name}": error for error, names in NAMES.items() for name in names}
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def name_of(error: sqlite3.Error) -> type[StoreError]:
    """The named error that a database error stands for."""
    name = getattr(error, "sqlite_errorname", None) or ""
    prefixes = [prefix for prefix in BY_NAME if name.startswith(prefix)]
    if prefixes:
        return BY_NAME[max(prefixes, key=len)]
    # Written rows that no longer decode, or a table that is gone, have no name of their own.
    return Damaged if isinstance(error, sqlite3.OperationalError) else StoreError


@contextmanager
def database_named(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside the block into named errors about the file at `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise name_of(error).at(path) from None
    except UnicodeDecodeError:  # damage has got into the names that SQLite's own message tells
        raise Damaged.at(path) from None
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
        raise kind.at(path) from None
