"""What page 07 knows to be in the way stands beside a goal it touches, never as a verdict."""

from __future__ import annotations

from typing import Any

from driver import press
from goals_by_hand import click, keep_goal, milestones, plan_page, said_on, words

from workbook.answers import Day
from workbook.book import Book
from workbook.check_ins.model import CheckIn
from workbook.goals.lists import table
from workbook.goals.model import Goal, GoalState
from workbook.limits.model import Constraint, LimitKind
from workbook.standing.model import Requirement, TargetJob


def limit(book: Book, **answers: Any) -> str:
    """Something in the way, as page 07 keeps it; its id."""
    return book.store.add(Constraint("My eyes, for the pilot's licence", LimitKind.FIXED, **answers)).id


def test_a_limit_that_touches_a_goal_stands_beside_it_with_what_is_next_and_no_verdict(book: Book) -> None:
    goal, id = keep_goal(book, state=GoalState.ACTIVE), limit(book, next_step="Ask about ground crew")
    page = plan_page(book)
    page.opened.show(goal.id)
    assert words(book, "opened.limit.title") not in said_on(page)
    press(page, "My eyes, for the pilot's licence")
    assert words(book, "opened.limit.title") in said_on(page)
    assert words(book, "opened.limit.next", step="Ask about ground crew") in said_on(page)
    kept = book.store.all(Goal)[0].record
    assert (kept.limit_id, kept.state) == (id, GoalState.ACTIVE)
    click(page, book, "opened.limit.leave")
    assert book.store.all(Goal)[0].record.limit_id == ""


def test_a_limit_that_was_removed_leaves_a_sentence(book: Book) -> None:
    goal, id = keep_goal(book), limit(book)
    book.store.update(goal.id, Goal("A job", limit_id=id, state=GoalState.ACTIVE), goal.rev)
    book.store.remove(Constraint, id)
    page = plan_page(book)
    page.opened.show(goal.id)
    assert words(book, "opened.limit.gone") in said_on(page)


def test_on_a_low_day_and_without_limits_nothing_is_said_of_them(book: Book) -> None:
    goal = keep_goal(book)
    page = plan_page(book)
    page.opened.show(goal.id)
    assert words(book, "opened.limit.ask") not in said_on(page)
    limit(book)
    book.store.add(CheckIn(Day(book.today()), steady=2, hope=2))
    page.opened.show(goal.id)
    assert words(book, "opened.limit.ask") not in said_on(page)


def test_a_gap_of_the_map_is_a_milestone_that_says_where_it_came_from(book: Book) -> None:
    job = book.store.add(TargetJob("Analyst"))
    gap = book.store.add(Requirement(job.id, "SQL"))
    milestones(book, keep_goal(book, "Learn"), "A first query", from_id=gap.id)
    rows = table(book, book.words("goals"), "milestones").table
    rows.refresh()
    assert words(book, "from_gap", goal="Learn") in str(rows._rows)
