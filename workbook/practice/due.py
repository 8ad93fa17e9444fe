"""What is due in practice: the cards whose day has come, as one thing to do; and their days to come."""

from __future__ import annotations

from collections import Counter

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.path import Due, Rank, waits
from workbook.questions.model import Card, due_from
from workbook.questions.story import due_cards, next_interview, to_try


def due(book: Book) -> list[Due]:
    """The cards to try today, together; none while the page waits."""
    cards = [] if waits(book, "practise") else to_try(book, due_cards(book))
    return [Due(Day(book.today()), "practise", "cards", {"n": len(cards)}, Rank.NEXT)] if cards else []


def calendar_days(book: Book) -> list[ui.CalendarDay]:
    """The days on which cards come back, for a calendar, without a word of what they ask."""
    interview = next_interview(book)
    ahead, title = interview[0] if interview else None, book.words("practice")("calendar.cards")
    days = Counter(day for s in book.store.all(Card) if (day := due_from(s.record, ahead)))
    return [
        ui.CalendarDay(f"practice-{day}", day, title, "practise")
        for day in sorted(days)
        if day >= book.today()
    ]
