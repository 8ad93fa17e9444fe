"""The whole book as one JSON file, documented in itself, and such a file as records again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from workbook.answers import answers_of
from workbook.exporting.contents import Everything
from workbook.reader.file_type import OURS

FORMAT = OURS
VERSION = 1


def json_bytes(whole: Everything) -> bytes:
    """UTF-8 JSON: `format`, `version`, `exported_at`, `settings`, and under `records` a list for each kind.

    Each record has its `id`, `saved_at` (ISO 8601) and its fields: texts; days as EDTF ("2026-03-12",
    "2026-03", "/2026-03-12" for before it); one option as its key; several as a list; numbers; true or false.
    What was not answered is left out.
    """
    records = {
        cls.kind: [
            {"id": stored.id, "saved_at": stored.saved_at.isoformat(), **_plain(stored.record)}
            for stored in kept
        ]
        for cls, kept in whole.records.items()
    }
    book = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": whole.at.isoformat(timespec="seconds"),
        "settings": dict(whole.settings),
        "records": records,
    }
    return (json.dumps(book, ensure_ascii=False, indent=1) + "\n").encode()


def is_ours(data: Any) -> bool:
    """Whether parsed JSON says that it is one of our books."""
    return isinstance(data, Mapping) and data.get("format") == FORMAT


def json_records(book: Mapping[str, Any], cls: type[Any]) -> Iterator[tuple[str, Any]]:
    """The id and record of each entry of a kind; ValueError names the entry and field that cannot be read."""
    answers = answers_of(cls)
    for number, entry in enumerate(book.get("records", {}).get(cls.kind, []), 1):
        values = {}
        for name, answer in answers.items():
            try:
                values[name] = answer.from_json(entry.get(name))
            except (ValueError, TypeError, AttributeError) as error:
                raise ValueError(f"{cls.kind} {number}, {name}") from error
        yield str(entry["id"]), cls(**values)


def _plain(record: Any) -> dict[str, Any]:
    values = {
        name: answer.to_json(getattr(record, name)) for name, answer in answers_of(type(record)).items()
    }
    return {name: value for name, value in values.items() if value is not None}
