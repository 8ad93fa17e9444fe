"""The tables of strengths and of where they were used on purpose; a row opens its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.strengths.model import Strength, StrengthUse, problems

TABLES: Mapping[str, tuple[type[Any], tuple[str, ...]]] = {  # name → kind, and what its form asks
    "strengths": (Strength, ("strength", "proof", "last_used")),
    "uses": (StrengthUse, ("place", "planned_on", "used_on")),
}


def table(book: Book, words: Words, name: str) -> ui.Records:
    """One table; a use has its strength in small letters under its first cell."""
    return ui.listed(
        book,
        words,
        TABLES,
        name,
        draft="standing",
        of=("strength_id", Strength, "strength") if name == "uses" else None,
        check=lambda values, _editing: problems(values, book.today()),
    )
