"""What looking back knows of the log is what the log itself says."""

from __future__ import annotations

from datetime import timedelta

from workbook.answers import Day
from workbook.book import Book
from workbook.debrief.known import add, many_final_noes
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage


def application(book: Book, *stages: Stage, news: Outcome | None = None) -> str:
    id = book.store.add(Application("Quillmoor")).id
    for stage in stages:
        book.store.add(InterviewRound(id, stage))
    if news:
        book.store.add(OutcomeEvent(id, news, Day(book.today() - timedelta(days=3))))
    return id


def joined(book: Book) -> str:
    id = add(book, "quillmoor", Stage.FIRST, None)
    return next(s.record.application_id for s in book.store.all(InterviewRound) if s.id == id)


def test_an_interview_joins_the_open_application_as_in_the_log(book: Book) -> None:
    open_ = application(book)
    application(book, news=Outcome.REJECTED)
    assert joined(book) == open_


def test_an_interview_after_a_no_is_a_new_application(book: Book) -> None:
    no = application(book, news=Outcome.REJECTED)
    assert joined(book) != no


def test_three_noes_after_final_rounds_are_many_and_a_final_that_became_an_offer_is_none(book: Book) -> None:
    for _ in range(2):
        application(book, Stage.FINAL, news=Outcome.REJECTED)
    third = application(book, Stage.FINAL, news=Outcome.REJECTED)
    assert many_final_noes(book)
    book.store.add(OutcomeEvent(third, Outcome.OFFER, Day(book.today())))
    assert not many_final_noes(book)
