"""What presses is due from four weeks before its day until it is settled, or a week over."""

from __future__ import annotations

from workbook import ui
from workbook.book import Book
from workbook.path import Due, Rank
from workbook.pressing.model import LED, Pressing, near, open_dates


def due(book: Book) -> list[Due]:
    """The dates that press, the next one first."""
    words, today, found = book.words("pressing"), book.today(), []
    for until, stored in near(book.store.all(Pressing), today):
        key, what = "passed" if until.latest < today else "presses", str(stored.record.matter)
        values = {"what": words(f"field.matter.options.{what}"), "by": until}
        found.append(Due(until, "people", f"date_{key}", values, Rank.COMING, (LED, LED), presses=True))
    return found


def calendar_days(book: Book) -> list[ui.CalendarDay]:
    """The dates that are not settled, without a word that anybody wrote."""
    words, dates = book.words("pressing").within("calendar"), open_dates(book.store.all(Pressing))
    return [ui.CalendarDay(f"{s.id}-until", on.on, words(str(s.record.matter))) for on, s in dates]
