"""That there are applications to stop waiting for, unless that was put off; and the way to them."""

from __future__ import annotations

from datetime import date
from typing import Any

from workbook.book import Book
from workbook.path import Due, Rank, link_to, no_today
from workbook.quiet.model import LATER, LED, quiet_ones


def due(book: Book) -> list[Due]:
    """One line for all of them together."""
    later = str(book.store.setting(LATER, "") or "")
    if later and book.today() < date.fromisoformat(later):
        return []
    key = "quiet_one" if (n := len(quiet_ones(book))) == 1 else "quiet"
    return [Due(None, "log", key, {"n": n}, Rank.NEXT, (LED, LED))] if n else []


def way(book: Book) -> Any:
    """The way to them, for where numbers wait for answers; None without any, and on the day of a no."""
    if no_today(book) or not (n := len(quiet_ones(book))):
        return None
    words = book.words("quiet")
    return link_to(book, "log", words("see"), before=words.count("way", n), lead=(LED, LED))
