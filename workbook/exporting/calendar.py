"""What is due as an iCalendar file (RFC 5545): coming interviews and promised answers, no reflections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from workbook.answers import Day
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.story import Story
from workbook.messages.correspondence import correspondence
from workbook.messages.due import calendar_days
from workbook.ui.calendar_file import CalendarDay, calendar_bytes


def due_days(log: Iterable[Story], today: date, words: Words) -> Iterator[CalendarDay]:
    """The interviews to come and the days by which an answer was promised, for applications still open."""
    for story in log:
        organisation = story.application.organisation
        if coming := _exactly(story.next_on(today)):
            yield CalendarDay(
                f"{story.id}-interview", coming, words("calendar.interview", organisation=organisation)
            )
        if promised := _exactly(story.promised_by(today)):
            yield CalendarDay(
                f"{story.id}-promised", promised, words("calendar.promised", organisation=organisation)
            )


def letter_days(book: Book) -> list[CalendarDay]:
    """The days of the messages: follow-up, enquiry, and the last day of each loop that is open."""
    return calendar_days(correspondence(book).days(), book.words("messages"))


def due_bytes(days: Iterable[CalendarDay], at: datetime, words: Words) -> bytes:
    """The file: all-day events without people, places, alarms or descriptions; stamped in UTC."""
    return calendar_bytes(days, at, name=words("calendar.name"))


def _exactly(day: Day | None) -> date | None:
    return day.on if day and day.exact else None
