"""What took how long before, the dates that makes of a goal's milestones, and what no goal can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workbook.answers import Problem
from workbook.book import Book
from workbook.estimates.planning import Weeks, corrected
from workbook.goals.model import WEEK, Goal, Milestone, PastTask, problems
from workbook.progress.story import pace
from workbook.storage import Stored

MOVES_IT = ("counts", "target", "begun_on")  # what decides how far a goal is


def history(book: Book) -> list[tuple[str, float, float]]:
    """What took how long: earlier tasks, and milestones with a guess that are done; name, planned, actual."""
    tasks = _all(book, PastTask)
    found = [(t.task, t.planned_weeks, t.actual_weeks) for t in tasks if t.planned_weeks and t.actual_weeks]
    for one in (one for one in _all(book, Milestone) if one.weeks and one.done_on):
        goal = book.store.get(Goal, one.goal_id)
        took = (one.done_on.on - goal.record.begun_on.on) / WEEK if goal and goal.record.begun_on else 0
        found += [(one.milestone, one.weeks, took)] if took > 0 else []
    return found


def dates(book: Book, stored: Stored[Goal]) -> list[tuple[Milestone, Weeks]]:
    """The goal's open milestones with a guess, and the range that the person's history makes of it."""
    tasks = [(planned, actual) for _, planned, actual in history(book)]
    waiting = [one for one in _all(book, Milestone, goal_id=stored.id) if one.weeks and not one.done_on]
    return [(one, corrected(one.weeks, tasks)) for one in waiting]


def wrong(book: Book, stored: Stored[Goal] | None, answers: Mapping[str, Any]) -> dict[str, Problem]:
    """What is wrong with answers about a goal; a target that was reached before it was set is none."""
    found, field = problems(answers, book.today()), "target" if "target" in answers else "begun_on"
    if stored and field in answers:
        goal = replace(stored.record, **{name: answers[name] for name in MOVES_IT if name in answers})
        progress = pace(book, replace(stored, record=goal)).progress
        if goal.target and goal != stored.record and progress.over:
            found.setdefault(field, Problem("reached_already", {"done": progress.totals[-1]}))
    return found


def _all(book: Book, kind: type[Any], **fields: Any) -> list[Any]:
    return [stored.record for stored in book.store.where(kind, **fields)]
