"""Every error has its name, its sentence, and nothing of what a person wrote."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from workbook.book import Book
from workbook.storage import errors
from workbook.storage.errors import (
    Busy,
    Damaged,
    DiskFull,
    Invalid,
    Moved,
    NoWrite,
    StoreError,
    name_of,
    named,
)

KEYS = (
    *(cls.key for cls in (StoreError, *StoreError.__subclasses__())),
    *("conflict_removed", "changed_since", "empty_file", "not_a_book", "missing", "no_such_file"),
    "migration_failed",
)


@pytest.mark.parametrize(
    "name, expected",
    [
        ("SQLITE_BUSY", Busy),
        ("SQLITE_BUSY_SNAPSHOT", Busy),
        ("SQLITE_LOCKED_SHAREDCACHE", Busy),
        ("SQLITE_FULL", DiskFull),
        ("SQLITE_IOERR_WRITE", DiskFull),
        ("SQLITE_READONLY_DBMOVED", Moved),
        ("SQLITE_READONLY_DIRECTORY", NoWrite),
        ("SQLITE_CANTOPEN_ISDIR", NoWrite),
        ("SQLITE_IOERR_FSYNC", NoWrite),
        ("SQLITE_CORRUPT_INDEX", Damaged),
        ("SQLITE_NOTADB", Damaged),
        ("SQLITE_IOERR_SHORT_READ", Damaged),
        ("SQLITE_CONSTRAINT_FOREIGNKEY", Invalid),
        ("SQLITE_TOOBIG", Invalid),
    ],
)
def test_the_name_of_an_sqlite_error_decides(name: str, expected: type[StoreError]) -> None:
    error = sqlite3.OperationalError("a message in any language")
    error.sqlite_errorname = name
    assert name_of(error) is expected


def test_text_that_no_longer_decodes_is_damage_and_misuse_is_unexpected() -> None:
    assert name_of(sqlite3.OperationalError("Could not decode to UTF-8 column")) is Damaged
    assert name_of(sqlite3.ProgrammingError("Cannot operate on a closed database.")) is StoreError


@pytest.mark.parametrize(
    "number, expected",
    [(errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EACCES, NoWrite), (errno.EIO, NoWrite)],
)
def test_the_number_of_a_system_error_decides(number: int, expected: type[StoreError]) -> None:
    with pytest.raises(expected), named(Path("folder/journal.db")):
        raise OSError(number, "a message")


def test_a_message_of_sqlite_that_does_not_decode_is_damage() -> None:
    with pytest.raises(Damaged), named(Path("folder/journal.db")):
        b"\xa0".decode()


def test_an_error_carries_no_cause_that_could_show_a_value() -> None:
    with pytest.raises(Invalid) as refusal, named(Path("folder/journal.db")):
        "private \ud800".encode()
    assert refusal.value.__cause__ is None
    assert refusal.value.__suppress_context__
    assert "private" not in str(refusal.value)


@pytest.mark.parametrize("key", KEYS)
def test_every_error_has_a_sentence_that_its_values_fill(book: Book, key: str) -> None:
    values = {"folder": "book"} if key not in ("too_new",) else {"version": 9, "known": 7}
    assert book.words("storage")(f"problem.{key}", **values).endswith((".", "?"))


def test_the_list_of_keys_tested_here_is_complete() -> None:
    sources = "".join(path.read_text("utf-8") for path in Path(errors.__file__).parent.glob("*.py"))
    import re

    raised = re.findall(
        r"(?:Error|Conflict|Moved|NotOurs|NoWrite|Damaged)(?:\(|\.at\(\w+,)\s*\"([a-z_]+)\"", sources
    )
    assert set(raised) <= set(KEYS)
    assert len(raised) > 5
