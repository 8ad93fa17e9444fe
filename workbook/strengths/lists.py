"""The tables of strengths and of where they were used on purpose; a row opens its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.storage import Stored
from workbook.strengths.model import Strength, StrengthUse, problems

TABLES: Mapping[str, tuple[type[Any], tuple[str, ...]]] = {  # name → kind, and what its form asks
    "strengths": (Strength, ("strength", "proof", "last_used")),
    "uses": (StrengthUse, ("place", "planned_on", "used_on")),
}


def table(book: Book, words: Words, name: str) -> ui.Records:
    """One table; a use has its strength in small letters under its first cell."""
    (kind, fields), labels = TABLES[name], words.within(f"table.{name}")
    headings = labels.options("column")

    def row(stored: Stored[Any]) -> tuple[int, ui.Row]:
        of = book.store.get(Strength, getattr(stored.record, "strength_id", ""))
        under = of.record.strength if of else ""
        return 0, ui.row_of(stored, headings, words, "quiet", strength_of=under)

    return ui.Records(
        book,
        kind,
        labels,
        columns=ui.columns_of(labels, "strength_of"),
        row=row,
        fields=fields,
        form=(words, words.within(f"form.{name}")),
        name=f"standing.{name}",
        check=lambda values: problems(values, book.today()),
    )
