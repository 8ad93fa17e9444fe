"""A guess beside what took how long before, and the target that was reached before it was set."""

from __future__ import annotations

from pathlib import Path

from driver import Browser, widgets
from goals_by_hand import (
    ago,
    answer,
    begin,
    click,
    keep_goal,
    milestones,
    past,
    plan_page,
    said_on,
    send,
    to_part,
    words,
)

from workbook import open_book
from workbook.answers import Day
from workbook.book import Book
from workbook.exporting.contents import everything
from workbook.exporting.json_file import json_bytes
from workbook.goals.lists import table
from workbook.goals.model import Goal, Milestone
from workbook.goals.story import dates, history, wrong
from workbook.importing.own_export import own_json
from workbook.progress.story import pace


def test_the_history_is_past_tasks_and_milestones_that_are_done(book: Book) -> None:
    past(book, (4, 6))
    goal = keep_goal(book, days_ago=28)
    milestones(book, goal, "Course", weeks=2.0, done_on=Day(book.today()))
    milestones(book, goal, "Open", weeks=2.0)
    milestones(book, goal, "Done before it began", weeks=2.0, done_on=ago(book, 40))
    assert history(book) == [("Task 1", 4, 6), ("Course", 2.0, 4.0)]


def test_a_guess_is_corrected_by_the_history(book: Book) -> None:
    goal = keep_goal(book)
    milestones(book, goal, "Portfolio", weeks=6.0)
    ((one, weeks),) = dates(book, goal)
    assert (one.milestone, weeks.middle, weeks.late) == ("Portfolio", 10, 16)
    past(book, (5, 6), (4, 6), (10, 11))
    assert dates(book, goal)[0][1].middle == 8


def test_removing_a_goal_takes_its_milestones_with_it_and_undo_brings_them_back(book: Book) -> None:
    goal = keep_goal(book)
    milestones(book, goal, "First")
    book.store.remove(type(goal.record), goal.id)
    assert book.store.all(Milestone) == []
    book.store.undo()
    assert [s.record.goal_id for s in book.store.all(Milestone)] == [goal.id]


def test_a_target_that_was_reached_before_it_was_set_is_refused_with_what_was_done(book: Book) -> None:
    page = begin(book)
    to_part(page, book, 3)
    answer(page, counts="applications")
    send(book, *[book.today()] * 4)
    assert answer(page, target="4").problems == {"target": words(book, "problem.reached_already", done=4)}
    answer(page, target="5")
    assert book.store.all(Goal)[0].record.target == 5


def test_a_start_so_early_that_the_target_is_reached_is_refused_too(book: Book) -> None:
    goal = keep_goal(book, counts="applications", target=3)
    send(book, *(ago(book, n).on for n in (1, 2, 3)))
    assert list(wrong(book, goal, {"begun_on": ago(book, 9)})) == ["begun_on"]
    assert wrong(book, goal, {"begun_on": ago(book, 2)}) == {}


def test_a_goal_that_was_reached_may_still_be_changed(book: Book) -> None:
    goal = keep_goal(book, counts="applications", target=1)
    send(book, book.today())
    same = {"counts": "applications", "target": 1, "begun_on": goal.record.begun_on}
    assert wrong(book, goal, {**same, "outcome": "Another name"}) == {}
    assert wrong(book, None, {"target": 1}) == {}


def test_the_table_of_goals_refuses_a_reached_target_too(book: Book) -> None:
    goal = keep_goal(book, counts="applications")
    send(book, book.today())
    goals = table(book, book.words("goals"), "goals")
    goals.open(goal.id)
    form = Browser(goals.form)
    form.press(target="1")
    assert list(form.problems) == ["target"]


def test_what_is_reached_is_said_and_leads_to_what_comes_next(book: Book) -> None:
    """Also where an import brings a goal whose target was reached before it was set."""
    keep_goal(book, counts="applications", target=1)
    send(book, book.today())
    page = plan_page(book)
    assert words(book, "card.reached") in said_on(page)
    click(page, book, "card.review")
    assert page.opened.form is not None


def test_what_is_kept_of_a_goal_is_said_once_and_nothing_where_it_was_left(book: Book) -> None:
    goal, page = keep_goal(book, counts="applications"), plan_page(book)
    page.opened.show(goal.id)
    click(page, book, "opened.sure")
    Browser(page.opened.form).press(confidence=60)
    assert words(book, "opened.said") in said_on(page)
    page.ask(goal.id, "direction", alone=True)
    Browser(page.sitting.form).send("cancel")
    assert words(book, "saved", goal=goal.record.outcome) not in said_on(page)
    page.ask(goal.id, "direction", alone=True)
    Browser(page.sitting.form).press()
    assert words(book, "saved", goal=goal.record.outcome) in said_on(page)
    page.show()
    assert words(book, "saved", goal=goal.record.outcome) not in said_on(page)


def test_a_goal_that_begins_in_the_future_says_when_and_counts_nothing(book: Book) -> None:
    """A form refuses it; an import, or a clock that was set back, brings it."""
    goal = keep_goal(book, counts="applications", days_ago=-9)
    send(book, book.today())
    day = book.words("goals").on_day(ago(book, -9), book.today())
    assert words(book, "card.begins", day=day) in said_on(plan_page(book))
    assert pace(book, goal).progress.totals == [0]


def imported(book: Book, tmp_path: Path, many: int) -> Book:
    """Another book, into which an export with a goal of so many milestones was brought."""
    milestones(book, keep_goal(book, counts="milestones"), *(f"Step {n}" for n in range(many)), weeks=2.0)
    other = open_book(tmp_path / "other", now=book.now)
    own_json(json_bytes(everything(book))).into(other)
    return other


def test_two_hundred_milestones_from_an_import_are_shown_counted_and_offered_as_two_goals(
    book: Book, tmp_path: Path
) -> None:
    other = imported(book, tmp_path, 200)
    page = plan_page(other)
    for stored in other.store.all(Milestone)[:150]:
        other.store.update(
            stored.id, Milestone(stored.record.goal_id, "Done", done_on=ago(other, 0)), stored.rev
        )
    (goal,) = other.store.all(Goal)
    assert (pace(other, goal).progress.totals, pace(other, goal).progress.target) == ([150], 200)
    page.opened.show(goal.id)
    assert words(other, "opened.many", n=195) in said_on(page)
    assert len([w for w in widgets(page) if len(str(w.spec)) > 20_000]) == 0
    click(page, other, "opened.split")
    assert [len(other.store.where(Milestone, goal_id=s.id)) for s in other.store.all(Goal)] == [5, 195]
