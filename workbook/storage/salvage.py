"""Reading what can still be read of a damaged book into a new one, row by row, when no copy is sound."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from workbook.answers import answers_of
from workbook.storage import backups, opening
from workbook.storage.batch import Batch
from workbook.storage.connection import PATIENCE, BookFile, connect, make_folder
from workbook.storage.errors import StoreError, named
from workbook.storage.records import Record, Stored, as_stored, digest, snapshot

MOST = 1_000_000  # numbers of rows that are asked for one by one


@dataclass(frozen=True)
class Salvaged:
    """How many records came over, how many of them may not be as they were saved, and how many are lost.

    `aside` is where the damaged file is kept.
    """

    kept: int
    unsure: int
    lost: int
    aside: Path | None = None


def salvage(
    book: Path, at: datetime, classes: Iterable[type[Record]], patience: float = PATIENCE
) -> Salvaged:
    """Put a new book with all that can be read in the place of a damaged one, which is kept aside.

    A row whose hash is right comes over as it is; in place of any other, what the history last knew of it, or
    else the row as it can be read. What belonged to a record that is lost is lost too. Where nothing can
    be read, nothing is changed.
    """
    ready = book.with_name(f".{book.name}.restored")
    with named(book):
        make_folder(backups.folder_of(book))
        ready.unlink(missing_ok=True)
        try:
            opening.create(ready)
            with closing(connect(book, patience=patience, mode="ro")) as damaged:
                counted = _bring_over(damaged, BookFile(ready, patience), at, classes)
            if not counted.kept:
                return counted
            aside = opening.put_in_place(ready, book, at, patience)
        finally:
            ready.unlink(missing_ok=True)
    return Salvaged(counted.kept, counted.unsure, counted.lost, aside)


def _bring_over(
    damaged: sqlite3.Connection, file: BookFile, at: datetime, classes: Iterable[type[Record]]
) -> Salvaged:
    known = _history(damaged)
    unsure: set[str] = set()
    lost = 0
    with file.writing(foreign_keys=False) as connection:
        # As if it took something back, so that no Undo is offered for all of it at once.
        batch = Batch(connection, at, undoes=0)
        by_kind = {cls.kind: cls for cls in classes}
        kept: set[str] = set()
        for cls in by_kind.values():
            for id, record in _records(damaged, cls, known.get(cls.kind, {}), unsure):
                added = record is not None and _add(batch, record)
                kept |= {id} if added else set()
                lost += not added
        while orphans := connection.execute("PRAGMA foreign_key_check").fetchall():
            for table, row, *_ in orphans:
                found = connection.execute(f"SELECT id FROM {table} WHERE rowid = ?", [row]).fetchone()
                if found:
                    batch.remove(by_kind[table], found["id"])
                    kept.discard(found["id"])
                    lost += 1
        _settings_and_drafts(damaged, connection)
    return Salvaged(len(kept), len(unsure & kept), lost)


def _add(batch: Batch, stored: Stored[Any]) -> bool:
    """Whether a record could be added under its own id."""
    try:
        batch.add(stored.record, id=stored.id, at=stored.saved_at)
    except StoreError:
        return False
    return True


def _records(
    damaged: sqlite3.Connection, cls: type[Record], known: Mapping[str, Any], unsure: set[str]
) -> Iterator[tuple[str, Stored[Any] | None]]:
    """Each record of a kind by its id, None where nothing fits together; those that may differ are noted."""
    rows = {str(row["id"]): row for row in _rows(damaged, cls.kind) if "id" in row}
    for id in dict.fromkeys([*rows, *(id for id, text in known.items() if text)]):
        row, remembered = rows.get(id), known.get(id)
        right = row is not None and _is_as_saved(cls.kind, row)
        choices = [row] if right else [json.loads(remembered) if remembered else None, row]
        record = next((made for choice in choices if choice and (made := _decoded(cls, choice))), None)
        if not right and not remembered:
            unsure.add(id)
        if record is not None or row is not None:
            yield id, record


def _is_as_saved(kind: str, row: Mapping[str, Any]) -> bool:
    with suppress(Exception):
        return bool(digest(kind, snapshot(row)) == row["sha"])
    return False


def _decoded(cls: type[Record], row: Mapping[str, Any]) -> Stored[Any] | None:
    complete = {name: row.get(name) for name in (*answers_of(cls), "id", "rev", "saved_at")}
    with suppress(Exception):
        return as_stored(cls, cast("sqlite3.Row", complete))  # it is read by name only
    return None


def _rows(connection: sqlite3.Connection, table: str) -> list[Mapping[str, Any]]:
    """The rows of a table that can be read: all at once, or else one by one."""
    with suppress(sqlite3.Error):
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()]
    rows: list[Mapping[str, Any]] = []
    for number in range(1, min(_highest(connection, table), MOST) + 1):
        with suppress(sqlite3.Error):
            found = connection.execute(f"SELECT * FROM {table} WHERE rowid = ?", [number]).fetchone()
            rows += [dict(found)] if found else []
    return rows


def _highest(connection: sqlite3.Connection, table: str) -> int:
    """The highest number a row may have, as far as the file still tells."""
    for query in (f"SELECT max(rowid) FROM {table}", "SELECT max(seq) FROM sqlite_sequence"):
        with suppress(sqlite3.Error, TypeError):
            return int(connection.execute(query).fetchone()[0])
    return 0


def _history(connection: sqlite3.Connection) -> dict[str, dict[str, str | None]]:
    """Kind → id → the snapshot the history last knew of it, None for one that was removed."""
    known: dict[str, dict[str, str | None]] = {}
    for row in _rows(connection, "history"):
        with suppress(KeyError, ValueError, TypeError):
            if row["after"] is not None:
                json.loads(row["after"])
            known.setdefault(row["kind"], {})[row["row_id"]] = row["after"]
    return known


def _settings_and_drafts(damaged: sqlite3.Connection, connection: sqlite3.Connection) -> None:
    """What was chosen and what was half-typed, where it is as it was saved."""
    for table in ("setting", "draft"):
        for row in _rows(damaged, table):
            with suppress(sqlite3.Error, StoreError):
                names = ", ".join(row)
                marks = ", ".join("?" * len(row))
                query = f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})"
                if _is_as_saved(table, row):
                    connection.execute(query, list(row.values()))
