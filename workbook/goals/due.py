"""What is due in the plan: a goal's review, a milestone whose own corrected day is near, an action."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.debrief.model import Action, LeadsTo, waiting_for
from workbook.goals.model import WEEK, Goal, active
from workbook.goals.story import dates
from workbook.path import Due

EARLY = {"milestone": WEEK}  # how long before its day one is due; the others are due on it
PAGE = {"review": "plan", "milestone": "plan", "action": "look_back"}
NAMED_FOR = 2 * WEEK  # after its day; an action that was let go is not said for ever


def due(book: Book) -> list[Due]:
    """The reviews and actions whose day has come, and of each goal the next milestone, a week before."""
    today, at_once = book.today(), timedelta(0)
    days = [(on, key, name) for _, on, key, name in _days(book) if on - EARLY.get(key, at_once) <= today]
    return [Due(Day(on), PAGE[key], key, {"name": name}) for on, key, name in days]


def calendar_days(book: Book) -> list[ui.CalendarDay]:
    """The same days for a calendar, also those to come, without a word that anybody wrote."""
    words = book.words("goals").within("calendar")
    return [ui.CalendarDay(f"{id}-{key}", on, words(key), PAGE[key]) for id, on, key, _ in _days(book)]


def _days(book: Book) -> Iterator[tuple[str, date, str, str]]:
    """The id of each goal or action with a day, the day, what it is the day of, and its name."""
    for action in waiting_for(book.store.all(Action), LeadsTo.NONE):
        by = action.record.by
        if by and action.record.text and book.today() <= by.latest + NAMED_FOR:
            yield action.id, by.latest, "action", action.record.text
    for stored in active(book.store.all(Goal)):
        goal = stored.record
        if goal.review_on:
            yield stored.id, goal.review_on.on, "review", goal.outcome
        for one, weeks in dates(book, stored)[:1]:
            begun = goal.begun_on.on if goal.begun_on else book.today()
            yield stored.id, begun + weeks.middle * WEEK, "milestone", one.milestone
