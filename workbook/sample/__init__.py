"""The sample book: six months of an invented person's search, so that every page has something to show.

It is an export, kept in content/en/sample.toml, whose days count from the day on which the book is made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbook.book import Book

FRIDAY = 4
_DAY = re.compile(r"@((?:[+-]\d+|F|\|)+)(M?)")
_STEP = re.compile(r"[+-]\d+|F")


def fill(book: Book) -> None:
    """Writes the sample into a book that is still empty, and marks the book as one; else does nothing."""
    from workbook.exporting.merge import returning
    from workbook.interviews.model import Application

    if book.store.all(Application):
        return
    sample = dated(book.words("sample").data, book.now())
    with book.store.batch("sample") as batch:
        for entry in returning(sample):
            batch.add(entry.record, id=entry.id)
    for name, value in sample["settings"].items():
        book.store.set_setting(name, value)


def dated(sample: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """The sample with its days as they are when it is made now."""

    def day(found: re.Match[str]) -> str:
        on = max(_counted(steps, now.date()) for steps in found[1].split("|")).isoformat()
        return on[: len("2026-03")] if found[2] else on

    text = _DAY.sub(day, json.dumps(sample, ensure_ascii=False))
    return dict(json.loads(text.replace("@offset", now.isoformat()[-len("+00:00") :])))


def _counted(steps: str, today: date) -> date:
    on = today
    for step in _STEP.findall(steps):
        days = -max(0, on.weekday() - FRIDAY) if step == "F" else int(step)
        on += timedelta(days=days)
    return on
