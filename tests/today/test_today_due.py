"""A first day's days for a calendar and for what is next: the look back, and its question a week later."""

from __future__ import annotations

from typing import Any

from today_by_hand import keep_first_day
from wording import words

from workbook.book import Book
from workbook.today.due import calendar_days

LOOK_BACK, QUESTION = words("today.calendar.look_back"), words("today.calendar.question")


def days(book: Book) -> list[tuple[str, int]]:
    """The titles and how many days ahead they are."""
    return [(day.title, (day.on - book.today()).days) for day in calendar_days(book)]


def test_a_first_day_opens_the_look_back_after_two_days_and_asks_after_seven(book: Book, clock: Any) -> None:
    keep_first_day(book, distress=7)
    assert sorted(days(book)) == [(LOOK_BACK, 2), (QUESTION, 7)]
    clock.forward(days=3)
    assert days(book) == [(QUESTION, 4)]
    clock.forward(days=11)  # in the third week it is asked no more
    assert days(book) == []


def test_without_anything_to_compare_with_there_is_no_question(book: Book) -> None:
    keep_first_day(book, days_ago=1, fact="They rang")
    assert days(book) == [(LOOK_BACK, 1)]


def test_the_answer_ends_the_question(book: Book) -> None:
    keep_first_day(book, days_ago=8, distress=7, day7_actual=3)
    assert days(book) == []
