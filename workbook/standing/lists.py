"""The room's tables: skills, ratings, adverts, and every map there ever was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.standing import model
from workbook.standing.model import Advert, Rating, Requirement, TargetJob
from workbook.storage import Stored

TABLES: Mapping[str, tuple[type[Any], tuple[str, ...], str]] = {  # name → kind, what its form asks, its owner
    "skills": (
        Requirement,
        ("skill", "skill_kind", "need", "weight", "adverts", "gap_type", "closed_on"),
        "",
    ),
    "ratings": (Rating, ("rated_on", "have", "proof", "sure"), "requirement_id"),
    "adverts": (Advert, ("text", "read_on"), "target_job_id"),
    "maps": (TargetJob, ("job", "begun_on", "smaller_on"), ""),
}
OWNERS = {
    "requirement_id": (Requirement, "skill"),
    "target_job_id": (TargetJob, "job"),
}


def table(book: Book, words: Words, name: str) -> ui.Records:
    """One table; what a row belongs to stands in small letters under its first cell."""
    (kind, fields, owner), labels = TABLES[name], words.within(f"table.{name}")
    headings = labels.options("column")

    def row(stored: Stored[Any]) -> tuple[int, ui.Row]:
        of, field = OWNERS.get(owner, (None, ""))
        owned: Any = book.store.get(of, getattr(stored.record, owner)) if of else None
        under = getattr(owned.record, field) if owned else ""
        return 0, ui.row_of(stored, headings, words, "quiet", owner=under)

    return ui.Records(
        book,
        kind,
        labels,
        columns=ui.columns_of(labels, "owner"),
        row=row,
        fields=fields,
        form=(words, words.within(f"form.{name}")),
        name=f"standing.{name}",
        check=lambda values: model.problems(values, book.today()),
    )
