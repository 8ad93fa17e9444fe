"""The room's tables: milestones, earlier tasks, weeks, reviews, and every goal there ever was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook import ui
from workbook.answers import Problem
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.model import Action
from workbook.goals.model import SIZES, Goal, GoalReview, GoalWeek, Milestone, PastTask
from workbook.goals.story import wrong
from workbook.standing.model import Requirement
from workbook.storage import Stored

TABLES: Mapping[str, tuple[type[Any], tuple[str, ...]]] = {  # name → kind, and what its form asks
    "milestones": (Milestone, ("milestone", "units", "weeks", "done_on")),
    "tasks": (PastTask, ("task", "planned_weeks", "actual_weeks")),
    "weeks": (GoalWeek, ("week_of", "count", "reason", "confidence")),
    "reviews": (GoalReview, ("did", "got", "learned", "decide", "reason")),
    "goals": (Goal, ("outcome", "why", "goal_kind", "counts", *SIZES, "target", "begun_on", "state")),
}


def table(book: Book, words: Words, name: str) -> ui.Records:
    """One table; it has a column for each heading, and the goal in small letters under the first."""
    (kind, fields), labels = TABLES[name], words.within(name)
    headings = labels.options("column")

    def row(stored: Stored[Any]) -> tuple[int, ui.Row]:
        tone = "now" if getattr(stored.record, "active", False) else "quiet"
        return 0, ui.row_of(stored, headings, words, tone, goal=_goal(book, words, stored.record))

    days = dict.fromkeys(("done_on", "week_of", "reviewed_on"), "day")
    columns = ui.columns_of(labels, "goal", state="tag", decide="tag", **days)
    form, draft = (words, words.within(f"form.{name}")), f"goals.{name}"

    def check(values: dict[str, Any]) -> dict[str, Problem]:
        return wrong(book, shown.form.editing if shown.form else None, values)

    shown = ui.Records(
        book, kind, labels, columns=columns, row=row, fields=fields, form=form, name=draft, check=check
    )
    return shown


def _goal(book: Book, words: Words, record: Any) -> str:
    """The goal a record belongs to, and where it came from, if another page sent it."""
    if not (id := getattr(record, "goal_id", "")):
        return ""
    stored, from_id = book.store.get(Goal, id), getattr(record, "from_id", "")
    goal = stored.record.outcome if stored else words("gone")
    rooms = {"from": Action, "from_gap": Requirement}
    key = next((key for key, kind in rooms.items() if book.store.get(kind, from_id)), "from_gone")
    return words(key, goal=goal) if from_id else goal
