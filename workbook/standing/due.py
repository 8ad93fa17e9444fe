"""What is due here: a map's monthly look and a gap's day; and what limits and strengths have due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.limits import due as limits
from workbook.path import Due
from workbook.standing.story import job_maps
from workbook.strengths import due as strengths


def due(book: Book) -> list[Due]:
    """What has come by today, on the whole page."""
    today = book.today()
    days = [Due(Day(on), "standing", key, {"name": name}) for _, on, key, name in _days(book) if on <= today]
    return [*days, *limits.due(book), *strengths.due(book)]


def calendar_days(book: Book) -> list[ui.CalendarDay]:
    """The days of the map for a calendar, also those to come, without a word that anybody wrote."""
    words = book.words("standing").within("calendar")
    return [ui.CalendarDay(f"{id}-{key}", on, words(key), "standing") for id, on, key, _ in _days(book)]


def _days(book: Book) -> Iterator[tuple[str, date, str, str]]:
    """The id of each thing with a day, the day, what it is the day of, and its name."""
    for job_map in job_maps(book)[:1]:
        if again := job_map.rate_again_on():
            yield job_map.stored.id, again, "again", job_map.stored.record.job
        for skill in job_map.closing:
            if skill.asked.by:
                yield skill.stored.id, skill.asked.by.on, "gap", skill.asked.skill
