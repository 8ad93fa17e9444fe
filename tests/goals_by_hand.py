"""Notebook 08, filled in, pressed and read by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from driver import Browser, press, widgets
from many import add_all

from workbook.answers import Day
from workbook.book import Book
from workbook.goals.model import Goal, GoalState, GoalWeek, Milestone, PastTask
from workbook.goals.page import PlanPart
from workbook.interviews.model import Application
from workbook.progress.story import Pace, pace
from workbook.storage import Stored


def plan_page(book: Book) -> PlanPart:
    return PlanPart(book, book.words("goals"))


def words(book: Book, key: str, **values: object) -> str:
    """What the room says under a key."""
    return book.words("goals")(key, **values)


def ago(book: Book, days: int) -> Day:
    return Day(book.today() - timedelta(days=days))


def keep_goal(
    book: Book, outcome: str = "Two talks a week", *, days_ago: int = 0, **answers: Any
) -> Stored[Goal]:
    """Store a goal that was begun so many days ago."""
    usual = {"begun_on": ago(book, days_ago), "state": GoalState.ACTIVE}
    return book.store.add(Goal(outcome, **{**usual, **answers}))


def send(book: Book, *days: date, **answers: Any) -> None:
    """Log an application on each of these days."""
    for n, day in enumerate(days, 1):
        book.store.add(Application(f"Quillmoor {n}", sent_on=Day(day), **answers))


def at_pace(book: Book, *weekly: int, **answers: Any) -> Pace:
    """A goal begun with the first day of a week, with so many ticks in each week, the last being this one."""
    begun = book.today() - timedelta(days=book.today().weekday(), weeks=len(weekly) - 1)
    goal = keep_goal(book, counts="ticks", **{"begun_on": Day(begun), **answers})
    firsts = [Day(begun + n * timedelta(weeks=1)) for n in range(len(weekly))]
    add_all(book.store, [GoalWeek(goal.id, on, count=n) for on, n in zip(firsts, weekly, strict=True)])
    return pace(book, goal)


def milestones(book: Book, goal: Stored[Goal], *names: str, **answers: Any) -> list[Stored[Milestone]]:
    return [book.store.add(Milestone(goal.id, name, **answers)) for name in names]


def past(book: Book, *tasks: tuple[float, float]) -> None:
    """Store tasks of (planned, actual) weeks."""
    add_all(book.store, [PastTask(f"Task {n}", *weeks) for n, weeks in enumerate(tasks, 1)])


def said_on(page: Any) -> str:
    """Every text on the page, cards and notes included, as one."""
    return "\n".join(f"{w.spec} {w.state.get('label', '')}" for w in widgets(page))


def answer(page: PlanPart, **raws: Any) -> Browser:
    """Fill in the part of the sitting that is asked, and go on."""
    browser = Browser(page.sitting.form)
    browser.press(**raws)
    return browser


def click(page: Any, book: Book, key: str, **values: object) -> None:
    """Press the button whose label stands under this key."""
    press(page, words(book, key, **values))


def begin(book: Book, **direction: Any) -> PlanPart:
    """Open the page, press the button, and answer the first part."""
    page = plan_page(book)
    click(page, book, "begin")
    answer(page, **{"outcome": "Reports, by summer", **direction})
    return page


def to_part(page: PlanPart, book: Book, part: int) -> None:
    """Skip until this part, counted from 1."""
    while words(book, "steps.part", n=part, of=7) not in said_on(page):
        click(page, book, "steps.skip")
