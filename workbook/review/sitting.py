"""The weekly look in five parts: what was done, what came of it, what was learned, next week, and rest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.content import Words
from workbook.goals.model import Goal, active
from workbook.path import link_to
from workbook.review.did import WhatIDid
from workbook.review.model import ACTIONS_MOST, EARLY, WeekAction, WeekReview, in_week, problems
from workbook.review.planned import Planned
from workbook.review.waits import OpenQuestions
from workbook.storage import Stored
from workbook.storage.batch import Batch

MINUTES = 20
STEPS = {
    "did": ("floor",),
    "came": ("came",),
    "learned": ("glad", "learned", "hard", "less"),
    "next": (),
    "rest": ("rest_on", "rest", "confidence"),
}


def looked_at(book: Book) -> date:
    """The first day of the week the look is at: this one, or early in a week the one before."""
    return book.week_of(book.today() - EARLY)


def this_one(book: Book) -> Stored[WeekReview] | None:
    """The look at that week, once it was begun."""
    return next(iter(in_week(book.store.all(WeekReview), looked_at(book))), None)


def sitting(book: Book, words: Words, planned: Planned, done: Callable[[str], Any]) -> ui.Steps:
    """The parts of the look, asked one after the other; `done(id)` runs at the end."""
    what_i_did, questions = WhatIDid(book, words), OpenQuestions(book, words)

    def above(step: str, _stored: Stored[WeekReview] | None) -> list[Any]:
        if step == "did":
            what_i_did.show(looked_at(book))
            return [what_i_did, planned]
        if step == "came":
            return [questions.begun()]
        return _the_plan(book, words) if step == "next" else []

    def asks(step: str, stored: Stored[WeekReview] | None) -> bool:
        planned = book.store.where(WeekAction, review_id=stored.id) if stored else []
        return step != "next" or len(planned) < ACTIONS_MOST

    return ui.Steps(
        book,
        WeekReview,
        words,
        STEPS,
        name="review.sitting",
        minutes=MINUTES,
        tables={"next": ui.RowsOf(WeekAction, ("action", "planned_on", "place"), ACTIONS_MOST, "review_id")},
        keep=partial(_kept, book),
        check=ui.check_today(book, problems),
        done=done,
        above=above,
        asks=asks,
    )


def _kept(book: Book, batch: Batch, stored: Stored[Any] | None, values: dict[str, Any]) -> Stored[Any]:
    """Keeps a part; a week has one look, in however many windows it was begun."""
    first, today = looked_at(book), Day(book.today())
    id = f"week-{first.isoformat()}"
    stored = stored or this_one(book) or batch.get(WeekReview, id)
    if stored is None:
        return batch.add(WeekReview(Day(first), today, **values), id=id)
    return batch.revise(stored, **values)


def _the_plan(book: Book, words: Words) -> list[Any]:
    """What the plan says is done each week, so that nothing has to be thought up twice."""
    labels, rows, rules = words.within("plan"), list[Any](), list[Any]()
    for goal in (stored.record for stored in active(book.store.all(Goal))):
        if goal.drop_rule and goal.review_on and not goal.review_on.after(book.today()):
            rules.append((goal.drop_rule, labels("goal", goal=goal.outcome)))
        rows += [(action, labels("goal", goal=goal.outcome)) for action, *_ in goal.process if action]
    shown: list[Any] = [ui.notes(labels("title"), rows)] if rows else []
    if rules:  # a rule is shown when a goal is looked at again, and not before
        plan = link_to(book, "plan", labels("page"), before=labels("again"))
        shown += [ui.notes(labels("rule"), rules, quoted=True), plan]
    return shown
