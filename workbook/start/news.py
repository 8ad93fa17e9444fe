"""What is new, said once, when the book is opened by a newer workbook than the last time."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import workbook
from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.path import no_today
from workbook.storage import StoreError

SEEN = "version"  # the setting with the version that showed the start page last


def news(book: Book, words: Words) -> list[Any]:
    """The sentence on this version, for whoever used an earlier one; said once."""
    here: str = workbook.__version__
    seen = book.store.setting(SEEN)
    if seen == here or no_today(book):
        return []
    begun = bool(book.store.history(1))
    with suppress(StoreError):
        book.store.set_setting(SEEN, here)
        said = words.table("news").get(here, "")
        if begun and said and not book.sample and _order(seen) < _order(here):
            return [ui.text(said, tone="quiet")]
    return []


def _order(version: object) -> tuple[int, ...]:
    """A version as numbers to compare; nothing, or what is none, comes first."""
    parts = str(version or "").split(".")
    return tuple(map(int, parts)) if all(part.isdecimal() for part in parts) else ()
