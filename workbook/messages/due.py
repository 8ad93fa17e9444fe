"""What is due, in sentences and as days for a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workbook import ui
from workbook.content import Words
from workbook.interviews.model import job
from workbook.messages.model.desk import Dated


def due_sentences(days: Iterable[Dated], words: Words) -> list[str]:
    """One sentence for each day of a loop that is open, what has come first; or that nothing is due."""
    ordered = sorted(days, key=lambda day: (not day.came, day.on))
    return [_sentence(day, words) for day in ordered] or [words("due.nothing")]


def _sentence(day: Dated, words: Words) -> str:
    name = job(day.application, words)
    if day.came:
        return words(f"due.{day.what}_now", name=name, ends=words.day(day.ends))
    return words(f"due.{day.what}", name=name, day=words.day(day.on))


def calendar_days(days: Iterable[Dated], words: Words) -> list[ui.CalendarDay]:
    """The same days for a calendar: the organisation's name and what the day is, nothing anybody wrote."""
    return [
        ui.CalendarDay(
            day.key, day.on, words(f"calendar.{day.what}", organisation=day.application.organisation)
        )
        for day in days
    ]


def calendar_button(book: Any, words: Words, days: Any) -> ui.Download:
    """The button that saves the days of `days()` as a file for a calendar."""

    def made() -> tuple[str, str, bytes]:
        data = ui.calendar_bytes(calendar_days(days(), words), book.now(), name=words("calendar.name"))
        return words("due.file"), ui.CALENDAR_TYPE, data

    return ui.Download(book, words("due.save"), made)
