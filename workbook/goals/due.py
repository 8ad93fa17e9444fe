"""What is due in the plan: a goal's review, and a milestone whose own corrected day is near."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.goals.model import WEEK, Goal, active
from workbook.goals.story import dates
from workbook.path import Due

EARLY = {"review": timedelta(0), "milestone": WEEK}  # how long before its day each is due


def due(book: Book) -> list[Due]:
    """The reviews whose day has come, and of each goal the next milestone, from a week before its day."""
    days = [(on, key, name) for _, on, key, name in _days(book) if on - EARLY[key] <= book.today()]
    return [Due(Day(on), "plan", key, {"name": name}) for on, key, name in days]


def calendar_days(book: Book) -> list[ui.CalendarDay]:
    """The same days for a calendar, also those to come, without a word that anybody wrote."""
    words = book.words("goals").within("calendar")
    return [ui.CalendarDay(f"{id}-{key}", on, words(key), "plan") for id, on, key, _ in _days(book)]


def _days(book: Book) -> Iterator[tuple[str, date, str, str]]:
    """The id of each goal with a day, what it is the day of, and its name."""
    for stored in active(book.store.all(Goal)):
        goal = stored.record
        if goal.review_on:
            yield stored.id, goal.review_on.on, "review", goal.outcome
        for one, weeks in dates(book, stored)[:1]:
            begun = goal.begun_on.on if goal.begun_on else book.today()
            yield stored.id, begun + weeks.middle * WEEK, "milestone", one.milestone
