"""The room's tables: skills, ratings, adverts, and every map there ever was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.standing.model import Advert, Rating, Requirement, TargetJob, problems
from workbook.storage import Stored

TABLES: Mapping[str, tuple[type[Any], tuple[str, ...]]] = {  # name → kind, and what its form asks
    "skills": (Requirement, ("skill", "skill_kind", "need", "weight", "adverts", "gap_type", "closed_on")),
    "ratings": (Rating, ("rated_on", "have", "proof", "sure")),
    "adverts": (Advert, ("text", "read_on")),
    "maps": (TargetJob, ("job", "begun_on", "smaller_on")),
}


def table(book: Book, words: Words, name: str) -> ui.Records:
    """One table; a rating has its skill in small letters under its first cell, an advert its job."""

    def owner(stored: Stored[Any]) -> Mapping[str, str]:
        if name == "ratings":
            of = book.store.get(Requirement, stored.record.requirement_id)
            return {"owner": of.record.skill if of else ""}
        job = book.store.get(TargetJob, stored.record.target_job_id) if name == "adverts" else None
        return {"owner": job.record.job if job else ""}

    return ui.listed(
        book,
        words,
        TABLES,
        name,
        draft="standing",
        check=lambda values, _editing: problems(values, book.today()),
        cells=owner,
        under="owner",
    )
