"""Coming back with an export: its records join the book under their own ids, and what is here wins."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from workbook.answers import Answer, answers_of, moment
from workbook.answers.csv_cells import as_written
from workbook.book import Book, record_classes
from workbook.exporting.contents import referred_first
from workbook.exporting.json_file import VERSION
from workbook.reader.file_type import OURS, in_archive
from workbook.reader.limits import Bounds, Refused
from workbook.storage import Stored
from workbook.storage.errors import Invalid

LABEL = "import"


@dataclass(frozen=True)
class Returning:
    """One record of an export: its kind, its id and when it was saved; no record where it cannot be read."""

    kind: str
    id: str = ""
    record: Any = None
    at: datetime | None = None


@dataclass(frozen=True)
class CameBack:
    """How many records were added, were here already, differ from what is here, or cannot be used.

    `different` and `unusable` name the kind of each, for a count; nothing of the book is overwritten.
    """

    added: int
    same: int
    different: tuple[str, ...] = ()
    unusable: tuple[str, ...] = ()
    batch: int | None = None  # the step to undo it all by


def parsed(data: bytes) -> Mapping[str, Any]:
    """The export in these bytes, also inside its archive; Refused when it is another file or damaged."""
    try:
        book = json.loads(_out_of_archive(data).decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Refused("export_damaged") from None
    if not isinstance(book, Mapping) or book.get("format") != OURS:
        raise Refused("export_other")
    if not isinstance(book.get("version"), int) or book["version"] > VERSION:
        raise Refused("export_newer", {"version": book.get("version"), "known": VERSION})
    records, settings = book.get("records"), book.get("settings")
    by_kind = isinstance(records, Mapping) and all(isinstance(entries, list) for entries in records.values())
    if not by_kind or not isinstance(settings, Mapping | None):
        raise Refused("export_damaged")
    return dict(book)


def _out_of_archive(data: bytes) -> bytes:
    """The JSON file in the archive that the page makes; other bytes as they are."""
    if not data.startswith(b"PK"):
        return data
    try:
        content = in_archive(data, Bounds())
    except Refused:
        raise Refused("export_damaged") from None
    if content is None:
        raise Refused("export_other")
    return content


def join(book: Book, entries: Sequence[Returning], settings: Mapping[str, Any]) -> CameBack:
    """Add what is not here yet, in one transaction and one undo step; settings only into an empty book."""
    fresh = not any(book.store.all(cls) for cls in record_classes())
    if not fresh:
        book.store.backup(LABEL)
    with book.store.batch(LABEL) as step:
        came = _counted(entries, step.get, step.add)
        change = step.change
    if fresh:
        for key, value in settings.items():
            with suppress(Invalid):  # spoilt on the way; the entries are here
                book.store.set_setting(str(key), value)
    return replace(came, batch=change.batch if change else None)


def looked_at(book: Book | None, entries: Sequence[Returning]) -> CameBack:
    """What `join` would do, with nothing written; no book is an empty one."""
    added: dict[tuple[str, str], Any] = {}

    def get(cls: type[Any], id: str) -> Any:
        return added.get((cls.kind, id)) or (book.store.get(cls, id) if book else None)

    def add(record: Any, *, id: str, at: datetime | None = None) -> Any:
        added[record.kind, id] = Stored(id, 1, record, at or datetime.min.replace(tzinfo=UTC))

    return _counted(entries, get, add)


def _counted(entries: Sequence[Returning], get: Callable[..., Any], add: Callable[..., Any]) -> CameBack:
    """Hands every record that is new to `add`, and counts what becomes of each."""
    kinds: dict[str, list[str]] = {what: [] for what in ("added", "same", "different", "unusable")}
    classes = {f"{cls.kind}_id": cls for cls in record_classes()}
    for entry in entries:
        kinds[_added_or_not(entry, get, add, classes)].append(entry.kind)
    added, same, different, unusable = kinds.values()
    return CameBack(len(added), len(same), tuple(different), tuple(unusable))


def _added_or_not(
    entry: Returning, get: Callable[..., Any], add: Callable[..., Any], classes: Mapping[str, type[Any]]
) -> str:
    """What becomes of one record: one that is not here yet is added."""
    record = entry.record
    try:
        if record is None or _dangling(get, record, classes):
            return "unusable"
        here = get(type(record), entry.id)
        if here is None:
            add(record, id=entry.id, at=entry.at)
            return "added"
    except (Invalid, UnicodeEncodeError, OverflowError):  # half a character, a number beyond all storing
        return "unusable"
    return "same" if here.record == record else "different"


def _dangling(get: Callable[..., Any], record: Any, classes: Mapping[str, type[Any]]) -> bool:
    """Whether a record names another that is not there; `classes` are those of the fields that name one."""
    named = {name: getattr(record, name) for name in answers_of(type(record)) if name in classes}
    return any(id and get(classes[name], id) is None for name, id in named.items())


def returning(export: Mapping[str, Any]) -> list[Returning]:
    """The records of a JSON file, in an order in which what is referred to comes first."""
    classes, records = referred_first(record_classes()), export["records"]
    return [returning_entry(cls, entry) for cls in classes for entry in records.get(cls.kind, ())]


def returning_entry(cls: type[Any], entry: Mapping[str, Any]) -> Returning:
    """The record of one entry of a JSON file."""
    return _returned(cls, entry, lambda answer, value: answer.from_json(value))


def returning_row(cls: type[Any], cells: Mapping[str, str]) -> Returning:
    """The record of one row of a table, by the names of its columns."""
    return _returned(cls, cells, lambda answer, cell: answer.from_cell(as_written(cell or "")))


def _returned(cls: type[Any], entry: Any, read: Callable[[Answer, Any], Any]) -> Returning:
    """The record whose answers `read` finds in an entry of a file; none where one of them cannot be read."""
    try:
        record = cls(**{name: read(answer, entry.get(name)) for name, answer in answers_of(cls).items()})
        return Returning(cls.kind, str(entry["id"]), record, moment(str(entry.get("saved_at"))))
    except (ValueError, KeyError, TypeError, AttributeError):
        return Returning(cls.kind)
