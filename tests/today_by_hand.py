"""The Today page, filled in, pressed and read by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from driver import unfold, widgets
from wording import words

from workbook.answers import ExerciseEntry, key_of
from workbook.book import Book
from workbook.check_ins.page import CheckInPart
from workbook.today.page import FirstDayPart


def first_day_page(book: Book) -> FirstDayPart:
    return FirstDayPart(book, book.words("today"))


def with_another_no(page: FirstDayPart) -> FirstDayPart:
    """The page once somebody has opened the line for one more no."""
    unfold(page, words("today.another"))
    return page


def check_in_page(book: Book) -> CheckInPart:
    return CheckInPart(book, book.words("check_ins"))


def keep_first_day(book: Book, days_ago: int = 0, *, finished: bool = True, **answers: Any) -> str:
    """Store a first day that was begun so many days ago; returns its key."""
    key = key_of(book.today() - timedelta(days=days_ago), 1)
    book.store.add(ExerciseEntry("a", key, answers, finished))
    return key


def cares(part: Any) -> int:
    """How many care cards are on the page."""
    return sum(one.name == "care_card" for one in widgets(part))
