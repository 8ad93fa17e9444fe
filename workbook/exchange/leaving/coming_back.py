"""Coming back with an export: its records join the book under their own ids, and what is here wins."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from workbook.book import record_classes
from workbook.exchange.leaving.everything import referred_first
from workbook.exchange.leaving.one_json import VERSION, is_ours, json_records
from workbook.storage.errors import Invalid

if TYPE_CHECKING:
    from workbook.book import Book


class NotAnExport(ValueError):
    """These bytes are not the JSON file of an export; `key` names the sentence that says so."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True)
class CameBack:
    """How many records were added, were here already, differ from what is here, or cannot be used.

    `different` and `unusable` name the kind of each, for a count; nothing of the book is overwritten.
    """

    added: int
    same: int
    different: tuple[str, ...] = ()
    unusable: tuple[str, ...] = ()


def parsed(data: bytes) -> Mapping[str, Any]:
    """The export in these bytes; NotAnExport when it is another file, damaged, or of a newer version."""
    try:
        book = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise NotAnExport("export_damaged") from None
    if not is_ours(book):
        raise NotAnExport("export_other")
    if not isinstance(book.get("version"), int) or book["version"] > VERSION:
        raise NotAnExport("export_newer", version=book.get("version"), known=VERSION)
    return dict(book)


def come_back(book: Book, export: Mapping[str, Any], label: str = "import") -> CameBack:
    """Add what is not here yet, in one transaction and one undo step; settings only into an empty book."""
    found = list(_records(export))
    fresh = not any(book.store.all(cls) for cls in record_classes())
    added, same = 0, 0
    different: list[str] = []
    unusable: list[str] = []
    with book.store.batch(label) as step:
        for id, record in found:
            if record is None or _dangling(step, record):
                unusable.append(id if record is None else record.kind)
            elif (here := step.get(type(record), id)) is None:
                try:
                    step.add(record, id=id)
                    added += 1
                except Invalid:
                    unusable.append(record.kind)
            elif here.record == record:
                same += 1
            else:
                different.append(record.kind)
    if fresh:
        for key, value in dict(export.get("settings") or {}).items():
            book.store.set_setting(str(key), value)
    return CameBack(added, same, tuple(different), tuple(unusable))


def _records(export: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The records in an order in which what is referred to comes first; (kind, None) where unreadable."""
    for cls in referred_first(record_classes()):
        entries = export.get("records", {}).get(cls.kind, [])
        for entry in entries if isinstance(entries, list) else []:
            try:
                yield from json_records({"records": {cls.kind: [entry]}}, cls)
            except (ValueError, KeyError, TypeError, AttributeError):
                yield cls.kind, None


def _dangling(step: Any, record: Any) -> bool:
    """Whether a record names another that is not there."""
    classes = {cls.kind: cls for cls in record_classes()}
    named = {
        f.name.removesuffix("_id"): getattr(record, f.name) for f in fields(record) if f.name.endswith("_id")
    }
    return any(id and step.get(classes[kind], id) is None for kind, id in named.items() if kind in classes)
