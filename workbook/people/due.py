"""What is due on notebook 09: a date that presses, and what can be done about an ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.path import Due
from workbook.people.model import Ask, Person, names
from workbook.pressing.due import due as dates_due
from workbook.storage import Stored

# What is due of an ask → from and until how many days after the day it counts from.
WHEN = {"kept": (0, 28), "thank": (0, 14), "let_rest": (14, 28), "tell": (21, 56)}

OpenAsk = tuple[Stored[Ask], str, Day]  # with what is next about it, and the day this counts from


def due(book: Book) -> list[Due]:
    """The dates that press before anything else, then what can be done about an ask."""
    words, today, found = book.words("people"), book.today(), dates_due(book)
    named = names(book.store.all(Person), words)
    for ask, key, day in open_asks(book):
        first, last = (timedelta(days=days) for days in WHEN[key])
        if day.on + first <= today <= day.on + last:
            found.append(Due(day, "people", key, {"name": named.get(ask.record.whom, words("gone"))}))
    return found


def open_asks(book: Book) -> Iterator[OpenAsk]:
    """Each ask that is not at its end, what is next about it, and the day this counts from."""
    for stored in book.store.all(Ask):
        ask = stored.record
        if not ask.asked_on:
            yield stored, "kept", ask.kept_until or Day(stored.saved_at.date())
        elif not ask.answered:
            yield stored, "let_rest", ask.asked_on
        elif not ask.thanked_on:
            yield stored, "thank", ask.answered_on or ask.asked_on
        elif not ask.told_on:
            yield stored, "tell", ask.thanked_on


def calendar_days(book: Book) -> list[ui.CalendarDay]:
    """The days on which a message can be sent, without a word that anybody wrote."""
    said, kept = book.words("people")("calendar.kept"), [ask for ask in open_asks(book) if ask[1] == "kept"]
    return [ui.CalendarDay(f"{stored.id}-kept", on.on, said, "people") for stored, _, on in kept]
