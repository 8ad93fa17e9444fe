"""What a goal may be, what contradicts itself, and what a review makes of it (guide, exercise H)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from workbook.answers import Day, answers_of
from workbook.content import load_words
from workbook.goals.model import (
    COUNTED,
    Goal,
    GoalState,
    Milestone,
    PastTask,
    ReviewChoice,
    decided,
    plans_for_the_next_no,
    problems,
)
from workbook.storage import Stored

TODAY = date(2026, 3, 12)
TOMORROW = Day(TODAY + timedelta(days=1))


def keys(**answers: Any) -> dict[str, str]:
    return {name: problem.key for name, problem in problems(answers, TODAY).items()}


def stored(**answers: Any) -> Stored[Goal]:
    return Stored("g", 1, Goal("A job", **answers), None)  # type: ignore[arg-type]


def test_every_prompt_of_the_exercise_is_asked() -> None:
    """By the ids of the guide; milestones and past tasks are records of their own."""
    asked = set(answers_of(Goal))
    prompts = {
        "outcome",
        "why",
        "process",
        "confidence",
        "wish",
        "obstacle",
        "if_then",
        "next_no",
        "drop_rule",
    }
    assert prompts | {"goal_kind", "floor", "aim", "stretch", "review_on"} <= asked
    assert {"milestone", "units", "weeks"} <= set(answers_of(Milestone))
    assert {"task", "planned_weeks", "actual_weeks"} <= set(answers_of(PastTask))


def test_learning_is_offered_first() -> None:
    assert answers_of(Goal)["goal_kind"].option_keys == ("learn", "do", "reach")


def test_a_room_that_comes_later_adds_one_line() -> None:
    options = load_words("goals").options("field.counts")
    assert tuple(options) == answers_of(Goal)["counts"].option_keys == (*COUNTED, "ticks")


@pytest.mark.parametrize("name", ["begun_on", "done_on", "week_of"])
def test_nothing_has_happened_in_the_future(name: str) -> None:
    assert keys(**{name: TOMORROW}) == {name: "lies_ahead"}
    assert keys(**{name: Day(TODAY)}) == {}


@pytest.mark.parametrize(
    ("sizes", "wrong"),
    [
        ((3, 2, 5), {"floor": "floor_above_aim"}),
        ((1, 3, 2), {"stretch": "stretch_below_aim"}),
        ((0, 1, 1), {}),
        ((None, 2, None), {}),
        ((4, None, 2), {}),
    ],
)
def test_the_three_sizes_are_in_order(sizes: tuple[Any, ...], wrong: dict[str, str]) -> None:
    assert keys(**dict(zip(("floor", "aim", "stretch"), sizes, strict=True))) == wrong


def test_a_review_is_still_to_come_and_a_count_by_hand_has_its_reason() -> None:
    assert keys(review_on=Day(TODAY)) == {"review_on": "review_not_ahead"}
    assert keys(review_on=TOMORROW) == {}
    assert keys(count=0, reason=" ") == {"reason": "no_reason"}
    assert keys(count=3, reason="By post") == {}


def test_a_past_task_needs_both_numbers() -> None:
    assert keys(planned_weeks=4, actual_weeks=None) == {"actual_weeks": "both_needed"}


@pytest.mark.parametrize(("raw", "wrong"), [("0", "number_low"), ("5000", "number_high"), ("6.5", "")])
def test_planned_weeks_are_neither_none_nor_thousands(raw: str, wrong: str) -> None:
    read: Any = answers_of(PastTask)["planned_weeks"].read(raw, None, TODAY)  # type: ignore[arg-type]
    assert getattr(read, "key", "") == wrong


def test_units_are_at_least_one() -> None:
    read: Any = answers_of(Milestone)["units"].read("0", None, TODAY)  # type: ignore[arg-type]
    assert read.key == "number_low"


@pytest.mark.parametrize(
    ("choice", "sizes", "state"),
    [
        (ReviewChoice.KEEP, (1, 3, 5), GoalState.ACTIVE),
        (ReviewChoice.SMALLER, (0, 2, 3), GoalState.ACTIVE),
        (ReviewChoice.BIGGER, (2, 4, 8), GoalState.ACTIVE),
        (ReviewChoice.SWAP, (1, 3, 5), GoalState.STOPPED),
        (ReviewChoice.STOP, (1, 3, 5), GoalState.STOPPED),
    ],
)
def test_a_review_keeps_resizes_swaps_or_stops(choice: Any, sizes: tuple[int, ...], state: Any) -> None:
    goal = decided(Goal("A job", floor=1, aim=3, stretch=5, state=GoalState.ACTIVE), choice, TODAY)
    assert (goal.floor, goal.aim, goal.stretch) == sizes
    assert (goal.state, goal.review_on) == (state, Day(TODAY + timedelta(weeks=4)))


def test_the_plan_for_the_next_no_is_that_of_goals_somebody_works_on() -> None:
    goals = [stored(next_no="Soup"), stored(next_no="Soup"), stored(next_no=" ")]
    assert plans_for_the_next_no([*goals, stored(next_no="Old", state=GoalState.STOPPED)]) == ["Soup"]
