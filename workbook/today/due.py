"""What is due of a first day: the look back that it opens, and its one question, a week later."""

from __future__ import annotations

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.path import Due, Rank, opens_on
from workbook.today.model import QUESTION_AFTER, QUESTION_UNTIL, first_days


def due(book: Book) -> list[Due]:
    """The question about the earliest first day that is to be asked now; no more than one at a time."""
    days = first_days(book.store)
    began = next((day.began for day in days if day.asks(book.today())), None)
    if began is None:
        return []
    return [Due(Day(began + QUESTION_AFTER), "today", "question", {"day": Day(began)}, Rank.ASKED)]


def calendar_days(book: Book) -> list[ui.CalendarDay]:
    """The day from which to look back, and those of the question, without a word that anybody wrote."""
    words, today, opens = book.words("today").within("calendar"), book.today(), opens_on(book, "look_back")
    days = {
        f"{day.id}-question": day.began + QUESTION_AFTER
        for day in first_days(book.store)
        if day.compares and day.actual is None and today < day.began + QUESTION_UNTIL
    }
    found = [ui.CalendarDay(key, on, words("question"), "today") for key, on in days.items()]
    if opens and opens >= today:
        found.append(ui.CalendarDay("look-back", opens, words("look_back"), "look_back"))
    return found
