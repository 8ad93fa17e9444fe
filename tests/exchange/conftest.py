"""What the tests of leaving share: a small book with something of most kinds."""

from __future__ import annotations

from datetime import date

import pytest

from workbook.answers import Day, ExerciseEntry
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage


@pytest.fixture
def filled(book: Book) -> Book:
    """A book with one application, its round, its news and an exercise."""
    sent = Day(date(2026, 1, 5))
    note, link = "They were kind.", "https://quillmoor.example/jobs/7"
    a = book.store.add(Application("Quillmoor", "Data analyst", sent, link=link, note=note))
    book.store.add(InterviewRound(a.id, Stage.FINAL, Day(date(2026, 2, 5)), who=("Ada",), showed=4))
    book.store.add(OutcomeEvent(a.id, Outcome.REJECTED, Day(date(2026, 2, 9)), reason="Someone was nearer."))
    book.store.add(ExerciseEntry("a", answers={"story": "I am no good at this.", "told_how": "call"}))
    return book
