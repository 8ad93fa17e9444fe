"""How the one file is opened: durable settings, one connection for each operation, no lock left behind."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbook.storage.errors import Busy, Moved, NotOurs, database_named, named

APPLICATION_ID = 0x41744E6F  # "AtNo"
PATIENCE = 30.0  # seconds; SQLite's waiting is unfair, and 2.1 s was the longest seen with 8 writers

# DELETE, because a WAL save into a file that a sync tool replaced is acknowledged and lost.
# EXTRA, because with FULL a power cut can bring the journal back and undo the last save.
SETTINGS = (
    "PRAGMA synchronous=EXTRA",
    "PRAGMA fullfsync=1",
    "PRAGMA foreign_keys=1",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cache_spill=OFF",  # a long import keeps others from reading only while it commits
)


def connect(path: Path, *, patience: float = PATIENCE, mode: str = "rw") -> sqlite3.Connection:
    """A bare connection to an existing file; it never creates one."""
    address = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def pragma(connection: sqlite3.Connection, name: str) -> Any:
    """What SQLite says of the file or a setting of its own, by its name."""
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def settle(connection: sqlite3.Connection) -> None:
    """Give a connection the settings above, turning a WAL file back; Busy if it cannot be turned now."""
    if pragma(connection, "journal_mode=DELETE") != "delete":
        raise Busy()
    for setting in SETTINGS:
        connection.execute(setting).fetchall()


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, and any missing ones above it, whatever the umask."""
    for missing in reversed([p for p in (folder, *folder.parents) if not p.exists()]):
        with suppress(FileExistsError):
            os.mkdir(missing, 0o700)


def make_private(path: Path) -> None:
    """Make a new empty file that only its owner may read; journals take over its mode."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def keep_private(path: Path) -> None:
    """Take everybody else's rights to a file away, where the system lets us."""
    with suppress(OSError):
        mode = os.stat(path).st_mode & 0o777
        if mode & 0o077:
            os.chmod(path, mode & 0o700)


def identity(path: Path) -> tuple[int, int] | None:
    """Which file lies at this path (device, inode), or None."""
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


@dataclass
class BookFile:
    """The file of one book, and which file it was when we opened it.

    It waits `patience` seconds for another notebook. `beside` is told the folder in which a copy was made,
    to lay beside it what belongs there.
    """

    path: Path
    patience: float = PATIENCE
    beside: Callable[[Path], None] | None = None
    known: tuple[int, int] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.known = identity(self.path)

    def same(self) -> None:
        """Raise Moved unless the file that was opened still lies at its path."""
        with named(self.path):
            here = identity(self.path)
        if here is None or here != self.known:
            raise Moved.at(self.path)

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """One unchanging view for several reads; fetch everything before leaving."""
        return self._transaction("BEGIN")

    def writing(self, *, foreign_keys: bool = True) -> AbstractContextManager[sqlite3.Connection]:
        """One change, whole or not at all; leaving the block means it is on the disk."""
        return self._transaction("BEGIN IMMEDIATE", foreign_keys=foreign_keys)

    def rewrite(self) -> None:
        """Write the file anew without its free pages.

        A save that was killed leaves its text in free pages it had taken: SQLite does not put those back, and
        zeroes only the pages it frees itself.
        """
        with database_named(self.path), closing(connect(self.path, patience=self.patience)) as connection:
            self.same()
            settle(connection)
            connection.execute("PRAGMA temp_store=MEMORY")
            connection.execute("VACUUM")

    @contextmanager
    def _transaction(self, begin: str, *, foreign_keys: bool = True) -> Iterator[sqlite3.Connection]:
        with database_named(self.path):
            self.same()
            with closing(connect(self.path, patience=self.patience)) as connection:
                settle(connection)
                if not foreign_keys:
                    connection.execute("PRAGMA foreign_keys=0")
                connection.execute(begin)
                try:
                    self.same()
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    if connection.in_transaction:
                        with suppress(sqlite3.Error):
                            connection.execute("ROLLBACK")
                    raise


def version_of(path: Path, patience: float = PATIENCE) -> int:
    """The version of an existing file, read without changing it; NotOurs if it is not a book."""
    with named(path):
        if path.stat().st_size == 0:
            raise NotOurs("empty_file")
        try:
            mark, version = _marks(path, patience, "ro")
        except sqlite3.OperationalError as error:
            if "READONLY" not in (error.sqlite_errorname or ""):
                raise
            mark, version = _marks(path, patience, "rw")  # a killed save left its journal: roll it back
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname != "SQLITE_NOTADB":
                raise
            raise NotOurs("not_a_book") from None
    if mark != APPLICATION_ID:
        raise NotOurs()
    return version


def _marks(path: Path, patience: float, mode: str) -> tuple[int, int]:
    """Whose file it is, and its version."""
    with closing(connect(path, patience=patience, mode=mode)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()  # notices what is no database
        return pragma(connection, "application_id"), pragma(connection, "user_version")
