"""What the second session waits for, by the question that was asked (03): said on the page, never a lock."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from debrief_by_hand import interview, page, session
from driver import shown

from workbook.answers import Day
from workbook.book import Book
from workbook.debrief.box import box_of
from workbook.debrief.due import Why, second_session
from workbook.debrief.model import Feedback
from workbook.interviews.model import InterviewRound, Outcome, OutcomeEvent
from workbook.messages.model import EndedAs, Ending, Message, Purpose, Reply, ReplyKind

LET_GO = Day(date(2026, 3, 30))


@pytest.fixture
def looked_back(book: Book) -> str:
    """An interview with its first session on 12 March 2026; returns the id of its application."""
    about = interview(book)
    session(page(book), aim="Calm")
    stored = book.store.get(InterviewRound, about)
    assert stored
    return stored.record.application_id


def asks(book: Book, application: str, days_ago: int = 2) -> None:
    """One question about feedback, sent so many days ago, to be let go on 30 March."""
    sent = Day(book.today() - timedelta(days=days_ago))
    book.store.add(Message(application, Purpose.THANKS_AND_ASK, asks=True, sent_on=sent, let_go_on=LET_GO))


def why(book: Book) -> Why | None:
    second = second_session(book, box_of(book, book.store.all(InterviewRound)[0].id))
    return second.why if second else None


def said(book: Book) -> str:
    """What stands beside the button, and on the card of what is next."""
    part = page(book)
    return shown(part.sessions) + shown(part.next)


def test_when_feedback_comes_or_the_letting_go_day_passes_session_two_then_close(
    book: Book, clock: Any, looked_back: str
) -> None:
    asks(book, looked_back)
    clock.forward(days=2)
    assert "usually for when feedback comes, or after 30 March 2026, when you let it go." in said(book)
    clock.forward(days=17)
    text = said(book)
    assert "Nothing more is awaited, so the second session is what comes next" in text
    assert "Nothing more is awaited. The second session, then close the box." in text
    about = book.store.all(InterviewRound)[0].id
    book.store.add(Feedback(about, Day(book.today()), book.now().isoformat()))
    text = said(book)
    assert "Feedback has come, so the second session is what comes next" in text
    assert "Feedback has come. The second session, then close the box." in text


def test_while_an_answer_is_awaited_the_second_session_still_opens_after_a_day(
    book: Book, clock: Any, looked_back: str
) -> None:
    asks(book, looked_back)
    assert "It opens on 13 March 2026 at 10:00." in said(book)
    assert "It is open from 13 March 2026, 10:00." in said(book)
    clock.forward(days=1)
    assert "It is open, if you want it sooner." in said(book)
    assert "Begin the second session: 25 minutes" in said(book)


def test_where_nothing_was_asked_nothing_is_awaited(book: Book, clock: Any, looked_back: str) -> None:
    assert why(book) is Why.FREE
    book.store.add(Message(looked_back, Purpose.THANKS, sent_on=Day(book.today())))
    clock.forward(days=1)
    assert "The second session is open, if you want it. You need not use it." in said(book)


def test_after_a_step_further_no_feedback_is_awaited(book: Book, looked_back: str) -> None:
    asks(book, looked_back)
    book.store.add(OutcomeEvent(looked_back, Outcome.ADVANCED, Day(book.today())))
    assert why(book) is Why.FREE


@pytest.mark.parametrize(
    ("how", "days", "expected"),
    [
        (ReplyKind.USEFUL, 0, Why.HEARD),
        (ReplyKind.USEFUL, -2, Why.ENDED),
        (ReplyKind.KIND_NOTHING_SPECIFIC, 1, Why.ENDED),
        (ReplyKind.CANNOT_GIVE, 1, Why.ENDED),
        (None, 1, Why.HEARD),
        (None, -2, Why.AWAITED),
    ],
)
def test_an_answer_brings_feedback_or_ends_the_wait(
    book: Book, looked_back: str, how: ReplyKind | None, days: int, expected: Why
) -> None:
    asks(book, looked_back, days_ago=5)
    book.store.add(Reply(looked_back, how, Day(date(2026, 3, 12) + timedelta(days=days))))
    assert why(book) is expected


def test_a_question_that_was_let_go_ends_the_wait_and_still_waits_its_day(
    book: Book, looked_back: str
) -> None:
    asks(book, looked_back)
    book.store.add(Ending(looked_back, EndedAs.LET_GO, Day(book.today())))
    text = said(book)
    assert "Nothing more is awaited. The second session opens on 13 March 2026 at 10:00." in text
    assert "Nothing more is awaited. From 13 March 2026, 10:00: the second session" in text


def test_a_closed_box_awaits_no_second_session(book: Book, clock: Any, looked_back: str) -> None:
    asks(book, looked_back)
    clock.forward(days=1)
    page(book).sessions.close()
    assert "feedback comes" not in said(book)


def test_without_its_interview_in_the_log_the_second_session_is_free(book: Book, looked_back: str) -> None:
    asks(book, looked_back)
    (stored,) = book.store.all(InterviewRound)
    book.store.remove(InterviewRound, stored.id)
    second = second_session(book, box_of(book, stored.id))
    assert second
    assert second.why is Why.FREE


def test_the_page_hears_of_an_answer_at_once(book: Book, clock: Any, looked_back: str) -> None:
    asks(book, looked_back)
    clock.forward(days=1)
    part = page(book)
    book.store.add(Reply(looked_back, ReplyKind.USEFUL, Day(book.today())))
    assert "Feedback has come" in shown(part.sessions)
    assert "Feedback has come" in shown(part.next)
