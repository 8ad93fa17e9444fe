"""The room's tables: milestones, earlier tasks, weeks, reviews, and every goal there ever was."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.model import Action
from workbook.goals.model import SIZES, Goal, GoalReview, GoalWeek, Milestone, PastTask
from workbook.goals.story import wrong
from workbook.standing.model import Requirement

TABLES: ui.Tables = {  # name → kind, and what its form asks
    "milestones": (Milestone, ("milestone", "units", "weeks", "done_on")),
    "tasks": (PastTask, ("task", "planned_weeks", "actual_weeks")),
    "weeks": (GoalWeek, ("week_of", "count", "reason", "confidence")),
    "reviews": (GoalReview, ("did", "got", "learned", "decide", "reason")),
    "goals": (Goal, ("outcome", "why", "goal_kind", "counts", *SIZES, "target", "begun_on", "state")),
}
KINDS = {"state": "tag", "decide": "tag", **dict.fromkeys(("done_on", "week_of", "reviewed_on"), "day")}


def table(book: Book, words: Words, name: str) -> ui.Records:
    """One table; it has a column for each heading, and the goal in small letters under the first."""
    return ui.listed(
        book,
        words,
        TABLES,
        name,
        draft="goals",
        check=lambda values, editing: wrong(book, editing, values),
        cells=lambda stored: {"goal": _goal(book, words, stored.record)},
        under="goal",
        kinds=KINDS,
        open_=lambda record: getattr(record, "active", False),
    )


def _goal(book: Book, words: Words, record: Any) -> str:
    """The goal a record belongs to, and where it came from, if another page sent it."""
    if not (id := getattr(record, "goal_id", "")):
        return ""
    stored, from_id = book.store.get(Goal, id), getattr(record, "from_id", "")
    goal = stored.record.outcome if stored else words("gone")
    rooms = {"from": Action, "from_gap": Requirement}
    key = next((key for key, kind in rooms.items() if book.store.get(kind, from_id)), "from_gone")
    return words(key, goal=goal) if from_id else goal
