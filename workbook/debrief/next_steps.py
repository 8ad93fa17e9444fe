"""What comes after looking back and when, from the person's own dates; nothing here locks anything."""

from __future__ import annotations

from datetime import date

from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.debrief.model import LookBack
from workbook.path import suggested
from workbook.today.model import QUESTION_AFTER, first_days

QUESTION = "question"  # no page of its own: the page of the first day asks it


def began(book: Book) -> date | None:
    """The day the path counts from: the newest first day, else the first session of looking back."""
    days = first_days(book.store.all(ExerciseEntry))
    if days:
        return days[-1].began
    held = [s.record.held_on.on for s in book.store.all(LookBack) if s.record.held_on]
    return min(held, default=None)


def steps(start: date) -> dict[str, date]:
    """The pages of the path after this one and the question, in the order of their days."""
    pages = suggested(start, "explain", "week", "practise", "people", "standing")
    return dict(sorted({QUESTION: start + QUESTION_AFTER, **pages}.items(), key=lambda step: step[1]))


def path(book: Book) -> dict[str, date]:
    """The steps from the person's own day; none before it, and the question only while it is to be asked."""
    start = began(book)
    days = steps(start) if start else {}
    if QUESTION in days and not _asks(book):
        del days[QUESTION]
    return days


def _asks(book: Book) -> bool:
    """Whether the question a week after the newest first day is asked today or on its day to come."""
    days = first_days(book.store.all(ExerciseEntry))
    return bool(days) and days[-1].asks(max(book.today(), days[-1].began + QUESTION_AFTER))
