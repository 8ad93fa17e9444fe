"""A second look back that nothing more is waited for is on the list of the start page; any other is not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from wording import words

from workbook.answers import Day, ExerciseEntry
from workbook.book import Book
from workbook.debrief.model import Feedback, LookBack
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.messages.model import EndedAs, Ending, Message, Purpose
from workbook.start.due_words import due_list

pytestmark = pytest.mark.usefixtures("about")
ROUND = f"Quillmoor · {words('interviews.field.stage.options.final')} · 9 Mar"
ENDED = words("debrief.due.second_ended", interview=ROUND)
HEARD = words("debrief.due.second_heard", interview=ROUND)


@pytest.fixture
def about(book: Book) -> str:
    """A no whose final round was looked back at once, two days ago; the question is still open."""
    id = book.store.add(Application("Quillmoor")).id
    book.store.add(OutcomeEvent(id, Outcome.REJECTED, Day(date(2026, 3, 9))))
    book.store.add(Message(id, Purpose.THANKS_AND_ASK, asks=True, sent_on=Day(date(2026, 3, 9))))
    round_ = book.store.add(InterviewRound(id, Stage.FINAL, Day(date(2026, 3, 9)))).id
    first(book, round_, days_ago=2)
    return round_


def first(book: Book, about: str, *, days_ago: int) -> None:
    began = book.now() - timedelta(days=days_ago)
    record = LookBack(about, 1, Day(began.date()), began.isoformat(), began.isoformat())
    book.store.add(record, id=f"look-back-1-{about}")


def end(book: Book) -> None:
    id = book.store.all(Application)[0].id
    book.store.add(Ending(id, EndedAs.LET_GO, Day(book.today())))


def said(book: Book) -> str:
    things = due_list(book, book.words("start"))
    return " ".join(thing.sentence for thing in (*things.to_do, *things.to_come))


def test_a_second_look_back_is_not_due_while_its_question_is_open(book: Book) -> None:
    assert "second session" not in said(book)


def test_a_second_look_back_is_due_once_the_question_has_ended(book: Book) -> None:
    end(book)
    assert ENDED in said(book)


def test_a_second_look_back_is_due_once_the_letting_go_day_is_over(book: Book, clock: Any) -> None:
    clock.forward(days=60)
    assert ENDED in said(book)


def test_a_second_look_back_is_due_once_feedback_has_come(book: Book, about: str) -> None:
    book.store.add(Feedback(about, Day(book.today()), book.now().isoformat()))
    assert HEARD in said(book)


def test_a_second_look_back_is_not_due_before_its_day_apart_is_over(book: Book, about: str) -> None:
    end(book)
    stored = book.store.get(LookBack, f"look-back-1-{about}")
    assert stored
    book.store.remove(LookBack, stored.id)
    first(book, about, days_ago=0)
    assert "second session" not in said(book)


def test_a_closed_box_is_not_due(book: Book, about: str) -> None:
    end(book)
    book.store.add(ExerciseEntry("e", about, {"close": True}, True))
    assert "second session" not in said(book)


def test_a_second_look_back_that_was_used_is_not_due(book: Book, about: str) -> None:
    end(book)
    book.store.add(LookBack(about, 2, Day(book.today())), id=f"look-back-2-{about}")
    assert "second session" not in said(book)


def test_nothing_is_due_on_the_page_that_waits_for_its_day(book: Book) -> None:
    end(book)
    book.store.add(ExerciseEntry("a", f"{book.today().isoformat()}.01", {}, True))
    assert "second session" not in said(book)
