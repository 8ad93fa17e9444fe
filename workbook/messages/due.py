"""What is due of the letters: for the path, in sentences, and as days for a calendar."""

from __future__ import annotations

from collections.abc import Iterable

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.model import job
from workbook.messages.correspondence import DayKind, LetterDay, correspondence
from workbook.path import Due, Rank


def due(book: Book) -> list[Due]:
    """A follow-up or an enquiry that may be sent, and a last day that is today.

    A wait whose promised day has passed is due in the interview log already.
    """
    now, dues = correspondence(book), []
    for day in now.days():
        is_last_day = day.kind is DayKind.LET_GO and day.on == now.today
        if (day.came or is_last_day) and not (day.wait and now.decisions[day.id].promised):
            names = {"organisation": day.application.organisation, "role": day.application.role}
            values = {**names, "ends": Day(day.ends)}
            dues.append(Due(Day(day.on), "letter", f"letter_{day.kind}", values, Rank.LETTER))
    return dues


def due_sentences(days: Iterable[LetterDay], words: Words) -> list[str]:
    """One sentence for each day of what is open, what has come first; or that nothing is due."""
    sentences = []
    for day in sorted(days, key=lambda day: (not day.came, day.on)):
        name, key = job(day.application, words), f"due.{day.kind}{'_now' if day.came else ''}"
        sentences.append(words(key, name=name, ends=words.day(day.ends), day=words.day(day.on)))
    return sentences or [words("due.nothing")]


def calendar_days(days: Iterable[LetterDay], words: Words) -> list[ui.CalendarDay]:
    """The same days for a calendar: the organisation's name and what the day is, nothing anybody wrote."""
    labels = words.within("calendar")
    return [
        ui.CalendarDay(day.key, day.on, labels(day.kind, organisation=day.application.organisation))
        for day in days
    ]
