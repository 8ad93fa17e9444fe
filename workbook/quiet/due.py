"""That there are applications to stop waiting for, unless that was put off."""

from __future__ import annotations

from datetime import date

from workbook.book import Book
from workbook.path import Due, Rank
from workbook.quiet.model import LATER, quiet_ones


def due(book: Book) -> list[Due]:
    """One line for all of them together."""
    later = str(book.store.setting(LATER, "") or "")
    if later and book.today() < date.fromisoformat(later):
        return []
    n = len(quiet_ones(book))
    return [Due(None, "log", "quiet_one" if n == 1 else "quiet", {"n": n}, Rank.NEXT)] if n else []
