"""The strength that is to be used on purpose; its page, standing, has the words for it."""

from __future__ import annotations

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.path import Due
from workbook.strengths.story import uses


def due(book: Book) -> list[Due]:
    """The uses whose day has come."""
    return [
        Due(on, "standing", "use", {"name": strength})
        for _, on, strength in _planned(book)
        if on.on <= book.today()
    ]


def calendar_days(book: Book) -> list[ui.CalendarDay]:
    """The same days for a calendar, also those to come, without a word that anybody wrote."""
    said = book.words("strengths")("calendar.use")
    return [ui.CalendarDay(f"{id}-use", on.on, said, "standing") for id, on, _ in _planned(book)]


def _planned(book: Book) -> list[tuple[str, Day, str]]:
    """The uses that are still to come: the id of each, its day and the strength in the person's words."""
    planned = [(one.id, one.record.planned_on, strength, one.record.used_on) for one, strength in uses(book)]
    return [(id, on, strength) for id, on, strength, used in planned if on and not used]
