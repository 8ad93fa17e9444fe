"""What is due on the page of the first day: its one question, a week later."""

from __future__ import annotations

from workbook.answers import Day
from workbook.book import Book
from workbook.path import Due, Rank
from workbook.today.model import QUESTION_AFTER, first_days


def due(book: Book) -> list[Due]:
    """The question about the earliest first day that is to be asked now; no more than one at a time."""
    days = first_days(book.store)
    began = next((day.began for day in days if day.asks(book.today())), None)
    if began is None:
        return []
    return [Due(Day(began + QUESTION_AFTER), "today", "question", {"day": Day(began)}, Rank.ASKED)]
