"""Reading what can still be read of a damaged book into a new one, row by row, when no copy is sound."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from workbook.answers import answers_of
from workbook.storage import opening
from workbook.storage.batch import Batch
from workbook.storage.connection import PATIENCE, BookFile, connect
from workbook.storage.errors import StoreError
from workbook.storage.records import Record, Stored, as_saved, as_stored, write
from workbook.storage.tables import Tables

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
    with opening.room_for_another(book) as ready:
        opening.create(ready)
        with closing(connect(book, patience=patience, mode="ro")) as damaged:
            salvaged = _bring_over(damaged, BookFile(ready, patience), at, classes)
        if not salvaged.kept:
            return salvaged
        return replace(salvaged, aside=opening.put_in_place(ready, book, at, patience))


def _bring_over(
    damaged: sqlite3.Connection, file: BookFile, at: datetime, classes: Iterable[type[Record]]
) -> Salvaged:
    known = _history(damaged)
    read: dict[tuple[str, str], bool] = {}  # what could be read, and whether it is surely as it was saved
    with file.writing(foreign_keys=False) as connection:
        # As if it took something back, so that no Undo is offered for all of it at once.
        batch = Batch(connection, at, undoes=0)
        by_kind = {cls.kind: cls for cls in classes}
        for kind, cls in by_kind.items():
            for id, stored, sure in _records(damaged, cls, known.get(kind, {})):
                read[kind, id] = sure
                with suppress(StoreError):  # a text that no field takes is lost
                    if stored:
                        batch.add(stored.record, id=id, at=stored.saved_at)
        while orphans := connection.execute("PRAGMA foreign_key_check").fetchall():
            for table, row, *_ in orphans:
                orphan = connection.execute(f"SELECT id FROM {table} WHERE rowid = ?", [row]).fetchone()
                if orphan:
                    batch.remove(by_kind[table], orphan["id"])
        kept = read.keys() & Tables(connection).rows()
        _settings_and_drafts(damaged, connection)
    return Salvaged(len(kept), sum(not read[key] for key in kept), len(read) - len(kept))


def _records(
    damaged: sqlite3.Connection, cls: type[Record], known: Mapping[str, Any]
) -> Iterator[tuple[str, Stored[Any] | None, bool]]:
    """Each record of a kind by its id, None where nothing fits together; and whether it surely is right."""
    rows = {str(row["id"]): row for row in _rows(damaged, cls.kind) if "id" in row}
    for id in dict.fromkeys([*rows, *(id for id, text in known.items() if text)]):
        row, remembered = rows.get(id), known.get(id)
        right = row is not None and _is_as_saved(cls.kind, row)
        choices = [row] if right else [json.loads(remembered) if remembered else None, row]
        record = next((made for choice in choices if choice and (made := _decoded(cls, choice))), None)
        if record is not None or row is not None:
            yield id, record, bool(right or remembered)


def _is_as_saved(kind: str, row: Mapping[str, Any]) -> bool:
    with suppress(Exception):
        return as_saved(kind, row)
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
            row = connection.execute(f"SELECT * FROM {table} WHERE rowid = ?", [number]).fetchone()
            rows += [dict(row)] if row else []
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
                if _is_as_saved(table, row):
                    write(connection, table, row, replace=True)
