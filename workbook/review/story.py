"""What counts in a week, found in the records of every room, and the numbers that were put right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from workbook.book import Book
from workbook.goals.model import COUNTED
from workbook.path import ONE_DAY
from workbook.review.model import WEEK, WHAT, WeekCount


def what_counts(book: Book, what: str | None) -> Iterator[tuple[date, int, Any]]:
    """Each record that counts as this: its day, its units, and itself. What has no exact day is left out."""
    if not what or what not in COUNTED:
        return
    kind, day_of = COUNTED[what]
    for one in (each.record for each in book.store.all(kind)):
        if (day := day_of(one)) and day.exact:
            yield day.on, getattr(one, "units", None) or 1, one


def put_right(book: Book, what: str | None) -> dict[date, int]:
    """The numbers of this that somebody put right, by a day of their week; the newest of each counts."""
    said = (stored.record for stored in book.store.all(WeekCount) if stored.record.what == what)
    return {one.week_of.on: one.count for one in said if one.week_of and one.count is not None}


def week_counts(book: Book, first: date) -> dict[str, int]:
    """How often each thing that counts was done in the week that begins on this day, by what the book has."""
    last = min(first + WEEK, book.today() + ONE_DAY)
    return {
        what: sum(units for on, units, _ in what_counts(book, what) if first <= on < last) for what in WHAT
    }
