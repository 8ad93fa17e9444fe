"""The whole book as one JSON file, documented in itself."""

from __future__ import annotations

import json
from typing import Any

from workbook.answers import answers_of
from workbook.exporting.contents import Everything
from workbook.reader.file_type import OURS
from workbook.storage import Stored

VERSION = 1


def json_bytes(whole: Everything) -> bytes:
    """UTF-8 JSON: `format`, `version`, `exported_at`, `settings`, and under `records` a list for each kind.

    Each record has its `id`, `saved_at` (ISO 8601) and its fields: texts; days as EDTF ("2026-03-12",
    "2026-03", "/2026-03-12" for before it); one option as its key; several as a list; numbers; true or false.
    What was not answered is left out.
    """
    records = {cls.kind: [_plain(stored) for stored in kept] for cls, kept in whole.records.items()}
    book = {
        "format": OURS,
        "version": VERSION,
        "exported_at": whole.at.isoformat(timespec="seconds"),
        "settings": dict(whole.settings),
        "records": records,
    }
    return (json.dumps(book, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(stored: Stored[Any]) -> dict[str, Any]:
    record = stored.record
    answers = answers_of(type(record)).items()
    values = {name: answer.to_json(getattr(record, name)) for name, answer in answers}
    given = {name: value for name, value in values.items() if value is not None}
    return {"id": stored.id, "saved_at": stored.saved_at.isoformat(), **given}
