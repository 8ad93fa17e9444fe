"""The small step that was booked for something in the way; its page, standing, has the words for it."""

from __future__ import annotations

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.check_ins.model import Mood
from workbook.limits.model import Constraint
from workbook.path import Due
from workbook.storage import Stored


def due(book: Book) -> list[Due]:
    """The steps whose day has come; of the limit itself nothing is said."""
    today = book.today()
    steps = [(on, stored.record.next_step) for on, stored in _steps(book) if on.on <= today]
    return [Due(on, "standing", "step", {"name": step}) for on, step in steps]


def calendar_days(book: Book) -> list[ui.CalendarDay]:
    """The same days for a calendar, also those to come, without a word that anybody wrote."""
    said = book.words("limits")("calendar.step")
    return [ui.CalendarDay(f"{stored.id}-step", on.on, said, "standing") for on, stored in _steps(book)]


def _steps(book: Book) -> list[tuple[Day, Stored[Constraint]]]:
    """The steps that are booked; none on a low day, on which their part of the page is closed."""
    if Mood(book).low:
        return []
    booked = [(stored.record.next_on, stored) for stored in book.store.all(Constraint)]
    return [(on, stored) for on, stored in booked if on and not stored.record.done_on]
