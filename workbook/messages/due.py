"""What is due of the letters: for the path, in sentences, and as days for a calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.model import job
from workbook.messages.correspondence import LetterDay, correspondence
from workbook.path import Due, Rank


def due(book: Book) -> list[Due]:
    """A follow-up or an enquiry that may be sent, and a last day that is today.

    A wait whose promised day has passed is due in the interview log already.
    """
    now, dues = correspondence(book), []
    promised = {wait.id for wait in now.decisions.values() if wait.promised}
    for day in now.days():
        if day.due(now.today) and not (day.wait and day.id in promised):
            names = {"organisation": day.application.organisation, "role": day.application.role}
            values = {**names, "ends": Day(day.ends)}
            dues.append(Due(Day(day.on), "letter", f"letter_{day.kind}", values, Rank.LETTER))
    return dues


def due_sentences(days: Iterable[LetterDay], words: Words) -> list[str]:
    """One sentence for each day of a loop that is open, what has come first; or that nothing is due."""
    ordered = sorted(days, key=lambda day: (not day.came, day.on))
    return [_sentence(day, words) for day in ordered] or [words("due.nothing")]


def _sentence(day: LetterDay, words: Words) -> str:
    name = job(day.application, words)
    if day.came:
        return words(f"due.{day.kind}_now", name=name, ends=words.day(day.ends))
    return words(f"due.{day.kind}", name=name, day=words.day(day.on))


def calendar_days(days: Iterable[LetterDay], words: Words) -> list[ui.CalendarDay]:
    """The same days for a calendar: the organisation's name and what the day is, nothing anybody wrote."""
    return [
        ui.CalendarDay(
            day.key, day.on, words(f"calendar.{day.kind}", organisation=day.application.organisation)
        )
        for day in days
    ]


def calendar_button(book: Book, words: Words, days: Callable[[], Iterable[LetterDay]]) -> ui.Download:
    """The button that saves the days of `days()` as a file for a calendar."""

    def made() -> tuple[str, str, bytes]:
        data = ui.calendar_bytes(calendar_days(days(), words), book.now(), name=words("calendar.name"))
        return words("due.file"), ui.CALENDAR_TYPE, data

    return ui.Download(book, words("due.save"), made)
