"""What the second session waits for, by the question that was asked (03): said on the page, never a lock."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from debrief_by_hand import interview, page, session
from driver import shown
from wording import words

from workbook.answers import Day
from workbook.book import Book
from workbook.debrief.due import Why, due, second_session
from workbook.debrief.model import Feedback
from workbook.debrief.story import debrief_of
from workbook.interviews.model import InterviewRound, Outcome, OutcomeEvent
from workbook.messages.model import EndedAs, Ending, Message, Purpose, Reply, ReplyKind

LET_GO = Day(date(2026, 3, 30))


@pytest.fixture
def looked_back(book: Book) -> str:
    """An interview with its first session on 12 March; returns the id of its application."""
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
    second = second_session(book, debrief_of(book, book.store.all(InterviewRound)[0].id))
    return second.why if second else None


def said(book: Book) -> str:
    """What stands beside the button."""
    return shown(page(book).sessions)


def test_when_feedback_comes_or_the_letting_go_day_passes_session_two_then_close(
    book: Book, clock: Any, looked_back: str
) -> None:
    asks(book, looked_back)
    clock.forward(days=2)
    assert words("debrief.look.second.awaited_now", let_go="30 March") in said(book)
    clock.forward(days=17)
    assert words("debrief.look.second.ended_now") in said(book)
    about = book.store.all(InterviewRound)[0].id
    book.store.add(Feedback(about, Day(book.today()), book.now().isoformat()))
    assert words("debrief.look.second.heard_now") in said(book)


def test_while_an_answer_is_awaited_the_second_session_still_opens_after_a_day(
    book: Book, clock: Any, looked_back: str
) -> None:
    asks(book, looked_back)
    assert words(
        "debrief.look.second.awaited_later", let_go="30 March", day="13 March", time="10:00"
    ) in said(book)
    clock.forward(days=1)
    assert words("debrief.look.second.awaited_now", let_go="30 March") in said(book)
    assert words("debrief.look.begin_2") in said(book)


def test_where_nothing_was_asked_nothing_is_awaited(book: Book, clock: Any, looked_back: str) -> None:
    assert why(book) is Why.FREE
    book.store.add(Message(looked_back, Purpose.THANKS, sent_on=Day(book.today())))
    clock.forward(days=1)
    assert words("debrief.look.second.free_now") in said(book)


def test_a_free_second_session_is_due_for_two_weeks_and_not_while_an_answer_is_awaited(
    book: Book, clock: Any, looked_back: str
) -> None:
    offered = []
    for n in range(16):
        offered += [n] if [one.key for one in due(book)] == ["second_free"] else []
        clock.forward(days=1)
    assert offered == list(range(1, 14))
    clock.forward(days=-10)
    asks(book, looked_back)
    assert due(book) == []


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
    assert words("debrief.look.second.ended_later", day="13 March", time="10:00") in said(book)


def test_a_closed_box_awaits_no_second_session(book: Book, clock: Any, looked_back: str) -> None:
    asks(book, looked_back)
    clock.forward(days=1)
    page(book).sessions.close()
    text, late = said(book), {"let_go": "30 March 2026", "day": "13 March 2026", "time": "10:00"}
    for key in ("awaited_now", "awaited_later", "free_now", "free_later"):
        assert words(f"debrief.look.second.{key}", **late) not in text


def test_without_its_interview_in_the_log_the_second_session_is_free(book: Book, looked_back: str) -> None:
    asks(book, looked_back)
    (stored,) = book.store.all(InterviewRound)
    book.store.remove(InterviewRound, stored.id)
    second = second_session(book, debrief_of(book, stored.id))
    assert second
    assert second.why is Why.FREE


def test_the_page_hears_of_an_answer_at_once(book: Book, clock: Any, looked_back: str) -> None:
    asks(book, looked_back)
    clock.forward(days=1)
    part = page(book)
    book.store.add(Reply(looked_back, ReplyKind.USEFUL, Day(book.today())))
    assert words("debrief.look.second.heard_now") in shown(part.sessions)
