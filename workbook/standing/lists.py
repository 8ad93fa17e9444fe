"""The room's tables: skills, ratings, adverts, and every map there ever was."""

from __future__ import annotations

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.standing.model import Advert, Rating, Requirement, TargetJob, problems

TABLES: ui.Tables = {  # name → kind, and what its form asks
    "skills": (Requirement, ("skill", "skill_kind", "need", "weight", "adverts", "gap_type", "closed_on")),
    "ratings": (Rating, ("rated_on", "have", "proof", "sure")),
    "adverts": (Advert, ("text", "read_on")),
    "maps": (TargetJob, ("job", "begun_on", "smaller_on")),
}
OWNERS = {"ratings": ("requirement_id", Requirement, "skill"), "adverts": ("target_job_id", TargetJob, "job")}


def table(book: Book, words: Words, name: str) -> ui.Records:
    """One table; a rating has its skill in small letters under its first cell, an advert its job."""
    check = ui.check_today(book, problems)
    return ui.listed(book, words, TABLES, name, draft="standing", of=OWNERS.get(name), check=check)
