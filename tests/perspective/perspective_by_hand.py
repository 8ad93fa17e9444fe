"""Notebook 04, filled in, pressed and read by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from driver import Browser, shows, widgets

from workbook.answers import Day, ExerciseEntry, key_of
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.perspective.base_rates import UsualPart
from workbook.perspective.model import ThoughtRecord, thought_records
from workbook.perspective.page import ThoughtPart


def thought_page(book: Book) -> ThoughtPart:
    return ThoughtPart(book, book.words("perspective"))


def usual_page(book: Book) -> UsualPart:
    return UsualPart(book, book.words("perspective"))


def thoughts(book: Book) -> list[ThoughtRecord]:
    return thought_records(book.store)


def keep_thought(book: Book, days_ago: int = 0, *, finished: bool = True, **answers: Any) -> str:
    """Store a thought record that was begun so many days ago; returns its key."""
    key = key_of(book.today() - timedelta(days=days_ago), 1)
    book.store.add(ExerciseEntry("c", key, answers, finished))
    return key


def log(book: Book, *stages: str, news: str = "", days_ago: int = 30) -> str:
    """Log an application with rounds of these stages, and news about it so many days ago."""
    id = book.store.add(Application("Quillmoor")).id
    for stage in stages:
        book.store.add(InterviewRound(id, Stage(stage)))
    if news:
        on = Day(book.today() - timedelta(days=days_ago))
        book.store.add(OutcomeEvent(id, Outcome(news), on))
    return id


def keep_first_day(book: Book, days_ago: int = 0, *, finished: bool = True, **answers: Any) -> str:
    """Store a first day that was begun so many days ago; returns its key."""
    key = key_of(book.today() - timedelta(days=days_ago), 1)
    book.store.add(ExerciseEntry("a", key, answers, finished))
    return key


def charts(page: Any) -> list[str]:
    """What each chart on the page says while it has nothing to show: which charts are there."""
    return [shows(one, "say")["empty"] for one in widgets(page) if one.name == "chart"]


def finish(book: Book, **answers: Any) -> Any:
    """Open the page, answer these questions, and finish; returns the page."""
    page = thought_page(book)
    Browser(page.thoughts.exercise).press("rest", **answers)
    return page
