"""When a weekly look, an action and a day of rest are due, on Start and in the calendar file."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from week_by_hand import look, plan

from workbook.answers import Day
from workbook.book import Book
from workbook.goals.model import COUNTED
from workbook.interviews.model import Application, Outcome, OutcomeEvent
from workbook.path import Rank, dues, sentence
from workbook.review.due import calendar_days, due
from workbook.review.model import WHAT, jar

MONDAY, THURSDAY = date(2026, 3, 9), date(2026, 3, 12)


def keys(book: Book) -> list[str]:
    return [one.key for one in due(book)]


def test_an_action_is_due_from_its_day_until_four_weeks_after_it(book: Book, clock: Any) -> None:
    plan(book, "Send one", THURSDAY + timedelta(days=1))
    assert [(one.key, one.rank) for one in due(book)] == [("action_ahead", Rank.AHEAD)]
    clock.forward(days=1)
    assert keys(book) == ["action"]
    clock.forward(days=28)
    assert keys(book) == ["action_passed"]
    clock.forward(days=1)
    assert keys(book) == []


def test_what_is_done_let_go_or_without_a_day_is_not_due(book: Book) -> None:
    plan(book, "Send one", THURSDAY, done_on=Day(THURSDAY))
    plan(book, "Ask Tom", THURSDAY, let_go=True)
    plan(book, "Read")
    assert keys(book) == []


def test_the_look_is_due_a_week_after_the_no_and_then_a_week_after_the_last_one(
    book: Book, clock: Any
) -> None:
    assert keys(book) == []
    id = book.store.add(Application("Quillmoor")).id
    book.store.add(OutcomeEvent(id, Outcome.REJECTED, Day(THURSDAY)))
    clock.forward(days=6)
    assert keys(book) == []
    clock.forward(days=1)
    assert keys(book) == ["review"]
    look(book, book.today())
    assert keys(book) == []
    clock.forward(days=7)
    assert keys(book) == ["review"]


def test_a_look_that_was_missed_is_not_due_for_ever(book: Book, clock: Any) -> None:
    look(book, MONDAY)
    clock.forward(days=7 + 28)
    assert keys(book) == ["review"]
    clock.forward(days=1)
    assert keys(book) == []


def test_a_day_of_rest_is_due_on_its_day(book: Book, clock: Any) -> None:
    look(book, MONDAY, rest_on=Day(date(2026, 3, 15)))
    assert keys(book) == []
    clock.forward(days=3)
    assert keys(book) == ["rest"]


def test_every_sentence_of_what_is_due_can_be_said(book: Book, clock: Any) -> None:
    look(book, MONDAY, rest_on=Day(date(2026, 3, 19)))
    for n in range(6, 9):
        plan(book, "{day} <b>", THURSDAY + timedelta(days=n))
    clock.forward(days=7)
    said = [sentence(one, book) for one in dues(book)]
    assert len(said) == 5
    assert sum("{day} <b>" in one for one in said) == 3


def test_the_calendar_has_the_days_without_a_word_that_anybody_wrote(book: Book) -> None:
    look(book, MONDAY, rest_on=Day(date(2026, 3, 15)), rest="The sea")
    plan(book, "Send one", THURSDAY)
    days = calendar_days(book)
    assert [day.on for day in days] == [THURSDAY, date(2026, 3, 15), THURSDAY + timedelta(days=7)]
    assert not [day for day in days if "sea" in day.title or "Send" in day.title]


def test_what_a_week_counts_is_what_the_goals_count() -> None:
    assert set(WHAT) == set(COUNTED)


def test_the_jar_of_an_empty_book_is_empty() -> None:
    assert jar([]) == []
