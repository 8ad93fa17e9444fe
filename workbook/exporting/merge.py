"""Coming back with an export: its records join the book under their own ids, and what is here wins."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from workbook.book import record_classes
from workbook.exporting.contents import referred_first
from workbook.exporting.json_file import VERSION, is_ours, json_records
from workbook.reader.file_type import in_archive
from workbook.reader.limits import Bounds, Refused
from workbook.storage import Stored
from workbook.storage.errors import Invalid

if TYPE_CHECKING:
    from workbook.book import Book


LABEL = "import"


class NotAnExport(ValueError):
    """These bytes are not the JSON file of an export; `key` names the sentence that says so."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


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
    """The export in these bytes, also inside its archive; NotAnExport when it is another file or damaged."""
    try:
        book = json.loads(_out_of_archive(data).decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise NotAnExport("export_damaged") from None
    if not is_ours(book):
        raise NotAnExport("export_other")
    if not isinstance(book.get("version"), int) or book["version"] > VERSION:
        raise NotAnExport("export_newer", version=book.get("version"), known=VERSION)
    if not _in_shape(book.get("records"), book.get("settings")):
        raise NotAnExport("export_damaged")
    return dict(book)


def _in_shape(records: Any, settings: Any) -> bool:
    """Whether the records are lists by kind and the settings values by name."""
    lists = isinstance(records, Mapping) and all(isinstance(found, list) for found in records.values())
    return lists and (settings is None or isinstance(settings, Mapping))


def _out_of_archive(data: bytes) -> bytes:
    """The JSON file in the archive that the page makes; other bytes as they are."""
    if not data.startswith(b"PK"):
        return data
    try:
        found = in_archive(data, Bounds())
    except Refused:
        raise NotAnExport("export_damaged") from None
    if found is None:
        raise NotAnExport("export_other")
    return found


def join(book: Book, found: Sequence[Returning], settings: Mapping[str, Any]) -> CameBack:
    """Add what is not here yet, in one transaction and one undo step; settings only into an empty book."""
    fresh = not any(book.store.all(cls) for cls in record_classes())
    if not fresh:
        book.store.backup(LABEL)
    with book.store.batch(LABEL) as step:
        came = _counted(found, step.get, step.add)
        change = step.change
    if fresh:
        for key, value in settings.items():
            with suppress(Invalid):  # spoilt on the way; the entries are here
                book.store.set_setting(str(key), value)
    return replace(came, batch=change.batch if change else None)


def looked_at(book: Book | None, found: Sequence[Returning]) -> CameBack:
    """What `join` would do, with nothing written; no book is an empty one."""
    there: dict[tuple[str, str], Any] = {}

    def get(cls: type[Any], id: str) -> Any:
        return there.get((cls.kind, id)) or (book.store.get(cls, id) if book else None)

    def add(record: Any, *, id: str, at: datetime | None = None) -> Any:
        there[record.kind, id] = Stored(id, 1, record, at or datetime.min.replace(tzinfo=UTC))

    return _counted(found, get, add)


def _counted(found: Sequence[Returning], get: Callable[..., Any], add: Callable[..., Any]) -> CameBack:
    """Hands every record that is new to `add`, and counts what becomes of each."""
    classes = {cls.kind: cls for cls in record_classes()}
    added, same = 0, 0
    different: list[str] = []
    unusable: list[str] = []
    for one in found:
        try:
            if one.record is None or _dangling(get, one.record, classes):
                unusable.append(one.kind)
            elif (here := get(type(one.record), one.id)) is None:
                add(one.record, id=one.id, at=one.at)
                added += 1
            elif here.record == one.record:
                same += 1
            else:
                different.append(one.kind)
        except (Invalid, UnicodeEncodeError, OverflowError):  # half a character, a number beyond all storing
            unusable.append(one.kind)
    return CameBack(added, same, tuple(different), tuple(unusable))


def returning(export: Mapping[str, Any]) -> list[Returning]:
    """The records in an order in which what is referred to comes first."""
    found = []
    for cls in referred_first(record_classes()):
        for entry in export["records"].get(cls.kind, []):
            try:
                ((id, record),) = json_records({"records": {cls.kind: [entry]}}, cls)
                found.append(Returning(cls.kind, id, record, saved_at(entry.get("saved_at"))))
            except (ValueError, KeyError, TypeError, AttributeError):
                found.append(Returning(cls.kind))
    return found


def saved_at(text: Any) -> datetime | None:
    """When a record was saved; None where an export does not say it, or not so that it can be read."""
    try:
        at = datetime.fromisoformat(text)
    except (ValueError, TypeError):
        return None
    return at if at.tzinfo else None


def _dangling(get: Callable[..., Any], record: Any, classes: Mapping[str, type[Any]]) -> bool:
    """Whether a record names another that is not there."""
    named = {
        f.name.removesuffix("_id"): getattr(record, f.name) for f in fields(record) if f.name.endswith("_id")
    }
    return any(id and get(classes[kind], id) is None for kind, id in named.items() if kind in classes)
