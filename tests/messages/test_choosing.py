"""Which application the page begins with."""

from __future__ import annotations

from datetime import date, timedelta

from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.messages.correspondence import correspondence
from workbook.messages.page import to_begin_with


def no(book: Book, days_ago: int | None) -> str:
    """A no heard so many days ago, or on a day nobody wrote down; the application's id."""
    on = None if days_ago is None else Day(book.today() - timedelta(days=days_ago))
    id = book.store.add(Application("Quillmoor")).id
    book.store.add(InterviewRound(id, Stage.FINAL, Day(date(2026, 1, 1))))
    book.store.add(OutcomeEvent(id, Outcome.REJECTED, on))
    return id


def begun(book: Book) -> str:
    return to_begin_with(correspondence(book))


def test_it_begins_with_the_newest_no(book: Book) -> None:
    no(book, 9)
    newest = no(book, 2)
    no(book, None)
    assert begun(book) == newest


def test_it_begins_with_the_only_no_also_when_its_day_is_not_known(book: Book) -> None:
    only = no(book, None)
    assert begun(book) == only


def test_it_asks_which_when_there_are_several_without_a_day(book: Book) -> None:
    no(book, None)
    no(book, None)
    assert begun(book) == ""


def test_an_old_no_is_not_what_somebody_has_come_about(book: Book) -> None:
    no(book, 60)
    assert begun(book) == ""
