"""What is due in practice: the cards whose day has come, as one thing to do; and their days to come."""

from __future__ import annotations

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.path import Due, Rank, waits
from workbook.questions.story import due_cards, due_from_today, to_try


def due(book: Book) -> list[Due]:
    """The cards to try today, together; none while the page waits."""
    cards = [] if waits(book, "practise") else to_try(book, due_cards(book))
    return [Due(Day(book.today()), "practise", "cards", {"n": len(cards)}, Rank.NEXT)] if cards else []


def calendar_days(book: Book) -> list[ui.CalendarDay]:
    """The days on which cards come back, for a calendar, without a word of what they ask."""
    title, days = book.words("practice")("calendar.cards"), {day for _, day in due_from_today(book)}
    return [
        ui.CalendarDay(f"practice-{day}", day, title, "practise")
        for day in sorted(day for day in days if day and day >= book.today())
    ]
