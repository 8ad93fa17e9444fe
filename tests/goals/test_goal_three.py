"""Three goals at a time: wherever a fourth wakes up, the page asks which one can rest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from driver import Browser, press
from goals_by_hand import ago, answer, begin, click, keep_goal, milestones, plan_page, said_on, words

from workbook import open_book
from workbook.book import Book
from workbook.exporting.contents import everything
from workbook.exporting.json_file import json_bytes
from workbook.goals.lists import table
from workbook.goals.model import Goal, GoalState, active
from workbook.importing.own_export import own_json


@pytest.fixture
def three(book: Book) -> Book:
    """A book with three goals, and a fourth that rests."""
    for name in ("Ada", "Bo", "Cy"):
        keep_goal(book, name)
    keep_goal(book, "Dee", state=GoalState.RESTING)
    return book


def at_work(book: Book) -> list[str]:
    return [stored.record.outcome for stored in active(book.store.all(Goal))]


def asks(book: Book, page: Any) -> bool:
    return words(book, "fourth.ask") in said_on(page)


def test_a_resting_goal_is_woken_with_one_press(book: Book) -> None:
    keep_goal(book, "Dee", state=GoalState.RESTING)
    page = plan_page(book)
    assert words(book, "resting") in said_on(page)
    press(page, "Dee")
    assert at_work(book) == ["Dee"]
    assert not asks(book, page)


def test_a_goal_woken_beside_three_asks_which_one_rests(three: Book) -> None:
    page = plan_page(three)
    press(page, "Dee")
    assert asks(three, page)
    press(page, "Bo")
    assert at_work(three) == ["Ada", "Cy", "Dee"]
    assert not asks(three, page)


def test_a_goal_made_active_in_the_table_asks_which_one_rests(three: Book) -> None:
    page = plan_page(three)
    goals = table(three, three.words("goals"), "goals")
    goals.open(three.store.all(Goal)[3].id)
    Browser(goals.form).press(state="active")
    assert at_work(three) == ["Ada", "Bo", "Cy", "Dee"]
    assert asks(three, page)


def test_a_goal_brought_back_by_undo_asks_which_one_rests(three: Book) -> None:
    page = plan_page(three)
    change = three.store.remove(Goal, three.store.all(Goal)[0].id)
    press(page, "Dee")
    assert not asks(three, page)
    assert change is not None
    three.store.undo(change.batch)
    assert len(at_work(three)) == 4
    assert asks(three, page)


def test_goals_that_an_import_brings_ask_until_three_are_left(three: Book, tmp_path: Path) -> None:
    other = open_book(tmp_path / "other", now=three.now)
    for name in ("Eli", "Fay"):
        keep_goal(other, name)
    page = plan_page(three)
    own_json(json_bytes(everything(other))).into(three)
    assert asks(three, page)
    press(page, "Ada")
    assert asks(three, page)
    press(page, "Bo")
    assert at_work(three) == ["Cy", "Eli", "Fay"]
    assert not asks(three, page)


def test_a_first_part_typed_before_there_were_three_asks_when_it_is_left(book: Book) -> None:
    page = begin(book, outcome="Dee")
    for name in ("Ada", "Bo", "Cy"):
        keep_goal(book, name)
    assert not asks(book, page)
    Browser(page.sitting.form).send("cancel")
    assert asks(book, page)


def test_a_review_wakes_nothing_and_a_swap_leaves_room_for_one(three: Book) -> None:
    stored = three.store.all(Goal)[0]
    three.store.update(stored.id, replace(stored.record, review_on=ago(three, 0)), stored.rev)
    page = plan_page(three)
    click(page, three, "card.review")
    Browser(page.opened.form).press(decide="swap")
    answer(page, outcome="Eli")
    assert at_work(three) == ["Bo", "Cy", "Eli"]


def test_milestones_that_become_a_fourth_goal_ask_which_one_rests(three: Book) -> None:
    milestones(three, three.store.all(Goal)[0], *"abcdefg")
    page = plan_page(three)
    page.opened.show(three.store.all(Goal)[0].id)
    click(page, three, "opened.split")
    assert len(at_work(three)) == 4
    click(page, three, "opened.back")
    assert asks(three, page)
