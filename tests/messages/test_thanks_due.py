"""A thank-you is due while it is prompt: from the day after the no, until something was written or ended."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from wording import words

from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import Application, Outcome, OutcomeEvent
from workbook.messages.due import due
from workbook.messages.model import Message, Purpose
from workbook.path import sentence


def told_no(book: Book) -> str:
    id = book.store.add(Application("Quillmoor")).id
    book.store.add(OutcomeEvent(id, Outcome.REJECTED, Day(book.today())))
    return id


def test_it_is_due_from_the_day_after_until_two_working_days_have_gone(book: Book, clock: Any) -> None:
    told_no(book)  # on a Thursday
    offered = []
    for n in range(7):
        offered += [n] if due(book) else []
        clock.forward(days=1)
    assert offered == [1, 2, 3, 4]


def test_it_says_until_when_as_people_say_days(book: Book, clock: Any) -> None:
    told_no(book)
    clock.forward(days=1)
    (thanks,) = due(book)
    said = words("messages.due.letter_thanks", organisation="Quillmoor", ends="Monday")
    assert sentence(thanks, book) == said


def test_it_is_not_due_once_a_message_was_sent(book: Book, clock: Any) -> None:
    id = told_no(book)
    clock.forward(days=1)
    book.store.add(Message(id, Purpose.THANKS, sent_on=Day(book.today() - timedelta(days=1))))
    assert due(book) == []
