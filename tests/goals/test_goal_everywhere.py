"""Goals go out, come back, are shared, erased and framed without code of their own."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from goals_by_hand import ago, keep_goal, milestones, past

from workbook import open_book
from workbook.answers import Day
from workbook.book import Book, record_classes
from workbook.exporting.contents import everything
from workbook.exporting.export import files_of
from workbook.exporting.json_file import json_bytes
from workbook.exporting.report import report_bytes
from workbook.exporting.share import share_bytes
from workbook.goals.due import calendar_days
from workbook.goals.model import Goal, GoalReview, GoalWeek, Milestone, PastTask, ReviewChoice
from workbook.importing.own_export import own_json

KINDS = (Goal, Milestone, PastTask, GoalWeek, GoalReview)


@pytest.fixture
def full(book: Book) -> Book:
    """A book with one record of every kind of this room, as full as can be."""
    goal = keep_goal(
        book,
        why="Evenings",
        goal_kind="learn",
        process=(("Send one", "2", "60", "library"),),
        counts="applications",
        floor=1,
        aim=3,
        stretch=5,
        confidence=70,
        target=24,
        if_then=(("it rains", "go"),),
        next_no="Soup",
        drop_rule="Eight weeks",
        review_on=Day(book.today() + timedelta(weeks=4)),
    )
    milestones(book, goal, "Portfolio", units=3, weeks=2.5, done_on=ago(book, 0))
    past(book, (4, 6))
    book.store.add(GoalWeek(goal.id, ago(book, 3), 70, 3, 2, "By post"))
    book.store.add(
        GoalReview(goal.id, ago(book, 0), 2, "Two talks", "Mornings", ReviewChoice.KEEP, "It works")
    )
    return book


def contents(book: Book) -> dict[Any, Any]:
    return {cls: {s.id: s.record for s in book.store.all(cls)} for cls in KINDS}


def test_the_book_knows_every_kind() -> None:
    assert set(KINDS) <= set(record_classes())


def test_an_export_comes_back_as_it_was(full: Book, tmp_path: Path) -> None:
    other = open_book(tmp_path / "other", now=full.now)
    own_json(json_bytes(everything(full))).into(other)
    assert contents(other) == contents(full)


def test_a_milestone_whose_goal_did_not_come_along_is_left_out_and_harms_nothing(
    full: Book, tmp_path: Path
) -> None:
    other, whole = open_book(tmp_path / "other", now=full.now), everything(full)
    whole.records[Goal].clear()  # type: ignore[attr-defined]
    own_json(json_bytes(whole)).into(other)
    assert other.store.all(Milestone) == []
    assert len(other.store.all(PastTask)) == 1


def test_frames_have_real_types(full: Book) -> None:
    goals, tasks = full.frame("goal"), full.frame("past_task")
    assert str(goals["aim"].dtype) == "Int64"
    assert list(goals["goal_kind"].cat.categories) == ["learn", "do", "reach"]
    assert str(tasks["planned_weeks"].dtype) == "Float64"
    assert [len(full.frame(cls)) for cls in KINDS] == [1] * len(KINDS)


def test_the_report_tells_of_goals_and_a_copy_for_a_coach_holds_no_word_of_them_unless_ticked(
    full: Book,
) -> None:
    report = report_bytes(full, everything(full)).decode()
    assert "Two talks a week" in report
    assert "Soup" in report
    shared = share_bytes(full, ticked=()).decode()
    for private in ("Two talks a week", "Soup", "Portfolio", "By post", "Mornings"):
        assert private not in shared
    assert "Soup" in share_bytes(full, ticked=("goal.next_no",)).decode()


def test_erasing_a_goal_wipes_all_that_belongs_to_it_and_leaves_what_things_took(full: Book) -> None:
    (goal,) = full.store.all(Goal)
    full.store.erase(Goal, goal.id)
    assert [len(full.store.all(cls)) for cls in KINDS] == [0, 0, 1, 0, 0]
    assert b"Eight weeks" not in full.path.read_bytes()


def test_undo_takes_back_a_removal_with_everything(full: Book) -> None:
    before = contents(full)
    full.store.remove(Goal, full.store.all(Goal)[0].id)
    full.store.undo()
    assert contents(full) == before


def test_a_backup_brings_goals_back(full: Book) -> None:
    before = contents(full)
    copy = full.store.backup()
    full.store.remove(Goal, full.store.all(Goal)[0].id)
    full.store.restore(copy.path)
    assert contents(full) == before


def test_a_review_and_a_milestone_are_in_the_calendar_without_a_word_of_them(full: Book) -> None:
    (goal,) = full.store.all(Goal)
    full.store.add(Milestone(goal.id, "A talk", weeks=2.0))
    days = {day.on: day.title for day in calendar_days(full)}
    assert list(days) == [full.today() + timedelta(weeks=4), full.today() + timedelta(weeks=3)]
    assert "talk" not in "".join(days.values())
    assert (
        len([name for name, data in files_of(full, everything(full)) if data.count(b"BEGIN:VEVENT") == 2])
        == 1
    )
