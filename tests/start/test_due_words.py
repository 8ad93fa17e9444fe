"""What is due is said in plain sentences with real days in them."""

from __future__ import annotations

from datetime import date
from typing import Any

from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.path import dues
from workbook.start.due_words import SHOWN, due_sentences


def applied(book: Book, name: str, role: str = "", sent: int = 1) -> str:
    """An application sent on a day of February 2026; its id."""
    record = Application(organisation=name, role=role, sent_on=Day(date(2026, 2, sent)))
    return book.store.add(record).id


def said(book: Book) -> list[str]:
    return due_sentences(dues(book), book, book.words("start"))


def test_an_empty_log_has_nothing_to_say(book: Book) -> None:
    assert said(book) == []


def test_a_coming_interview_is_said_with_its_day(book: Book) -> None:
    held = Day(date(2026, 3, 13))
    id = applied(book, "Quillmoor", "Data analyst")
    book.store.add(InterviewRound(application_id=id, stage=Stage.FINAL, held_on=held))
    assert said(book) == ["Quillmoor (Data analyst): final round tomorrow, 13 March 2026."]


def test_a_promised_day_that_passed_is_said_without_blame(book: Book) -> None:
    id = applied(book, "Thornvale")
    round_ = InterviewRound(
        application_id=id, stage=Stage.FIRST, held_on=Day(date(2026, 3, 2)), promised_by=Day(date(2026, 3, 6))
    )
    book.store.add(round_)
    assert said(book) == ["Thornvale said you would hear by 6 March 2026. That was 6 days ago."]


def test_a_promise_is_no_longer_due_once_its_wait_is_over(book: Book, clock: Any) -> None:
    id = applied(book, "Thornvale")
    first, said_by = Day(date(2026, 3, 2)), Day(date(2026, 3, 6))
    book.store.add(InterviewRound(id, Stage.FIRST, held_on=first, promised_by=said_by))
    clock.forward(days=11)  # Monday 23 March, its letting-go day
    assert said(book) == ["Thornvale said you would hear by 6 March 2026. That was 17 days ago."]
    clock.forward(days=1)
    assert said(book) == [book.words("start")("due.nothing")]


def test_an_offer_without_a_day_is_still_said(book: Book) -> None:
    id = applied(book, "Thornvale")
    book.store.add(OutcomeEvent(application_id=id, outcome=Outcome.OFFER))
    assert said(book) == ["Thornvale made you an offer. Your answer is not in the log yet."]


def test_waits_are_one_sentence_and_no_average(book: Book) -> None:
    applied(book, "Pebblewick", sent=6)
    applied(book, "Quillmoor", sent=20)
    nothing, waits = said(book)
    assert nothing == book.words("start")("due.nothing")
    assert waits == ("2 applications are out with no promised day. The longest wait is Pebblewick, 34 days.")


def test_a_long_list_stays_short(book: Book) -> None:
    for n in range(SHOWN + 3):
        id = applied(book, f"Firm {n}")
        book.store.add(
            InterviewRound(application_id=id, stage=Stage.FIRST, held_on=Day(date(2026, 4, 1 + n)))
        )
    assert said(book)[SHOWN:] == ["And 3 more in the log."]


def test_a_name_with_braces_is_said_as_it_is(book: Book) -> None:
    id = applied(book, "{0} <b>&")
    book.store.add(OutcomeEvent(application_id=id, outcome=Outcome.OFFER))
    assert said(book)[0].startswith("{0} <b>& made you an offer")
