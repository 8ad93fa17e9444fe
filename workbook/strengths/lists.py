"""The tables of strengths and of where they were used on purpose; a row opens its form."""

from __future__ import annotations

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.strengths.model import Strength, StrengthUse, problems

TABLES: ui.Tables = {  # name → kind, and what its form asks
    "strengths": (Strength, ("strength", "proof", "last_used")),
    "uses": (StrengthUse, ("place", "planned_on", "used_on")),
}
OWNERS = {"uses": ("strength_id", Strength, "strength")}


def table(book: Book, words: Words, name: str) -> ui.Records:
    """One table; a use has its strength in small letters under its first cell."""
    of, check = OWNERS.get(name), ui.check_today(book, problems)
    return ui.listed(book, words, TABLES, name, draft="standing", of=of, check=check)
