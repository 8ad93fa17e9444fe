"""What looking back knows of the log is what the log itself says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from debrief_by_hand import asks, form, page
from driver import Browser, press
from wording import words

from workbook.answers import Day
from workbook.book import Book
from workbook.debrief.interviews import interviews
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage


def application(book: Book, *stages: Stage, news: Outcome | None = None) -> str:
    id = book.store.add(Application("Quillmoor")).id
    for stage in stages:
        book.store.add(InterviewRound(id, stage))
    if news:
        book.store.add(OutcomeEvent(id, news, Day(book.today() - timedelta(days=3))))
    return id


def joined(book: Book) -> str:
    part = page(book)
    if not asks(part.choosing):
        press(part, words("debrief.choose.other"))
    Browser(form(part.choosing)).press(organisation="quillmoor", stage="first")
    return book.store.all(InterviewRound)[-1].record.application_id


def test_an_interview_joins_the_open_application_as_in_the_log(book: Book) -> None:
    open_ = application(book)
    application(book, news=Outcome.REJECTED)
    assert joined(book) == open_


def test_an_interview_of_today_is_looked_back_at_once_it_has_been(book: Book) -> None:
    id = application(book)
    stored = book.store.add(InterviewRound(id, Stage.FINAL, Day(book.today())))
    assert interviews(book, book.words("debrief")) == []
    book.store.update(stored.id, replace(stored.record, had=True), stored.rev)
    assert [one.id for one in interviews(book, book.words("debrief"))] == [stored.id]


def test_an_interview_after_a_no_is_a_new_application(book: Book) -> None:
    no = application(book, news=Outcome.REJECTED)
    assert joined(book) != no
