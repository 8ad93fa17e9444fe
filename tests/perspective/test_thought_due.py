"""A harsh thought is offered in the days after a no that hurt, once, and for a few days only."""

from __future__ import annotations

from typing import Any

from workbook.answers import Day, ExerciseEntry, key_of
from workbook.book import Book
from workbook.check_ins.model import CheckIn
from workbook.perspective.due import due


def first_day(book: Book) -> None:
    book.store.add(ExerciseEntry("a", key_of(book.today(), 1), {"distress": 6}, finished=True))


def test_it_is_offered_from_the_day_after_and_no_longer_once_a_week_has_gone(book: Book, clock: Any) -> None:
    assert due(book) == []
    first_day(book)
    offered = []
    for n in range(9):
        offered += [n] if [d.page for d in due(book)] == ["explain"] else []
        clock.forward(days=1)
    assert offered == [1, 2, 3, 4, 5, 6]


def test_a_thought_that_was_begun_since_is_not_offered_again_before_the_next_no(
    book: Book, clock: Any
) -> None:
    first_day(book)
    clock.forward(days=1)
    book.store.add(ExerciseEntry("c", key_of(book.today(), 1), {"hot_thought": "I froze."}, finished=False))
    assert due(book) == []
    clock.forward(days=1)
    first_day(book)
    clock.forward(days=1)
    assert len(due(book)) == 1


def test_on_a_low_day_it_is_not_offered(book: Book, clock: Any) -> None:
    first_day(book)
    clock.forward(days=1)
    book.store.add(CheckIn(Day(book.today()), steady=1, hope=1))
    assert due(book) == []
