"""What another look (04) and an answer to a message (03) send here."""

from __future__ import annotations

from datetime import date

from debrief_by_hand import heard, page
from driver import Browser, press, shown

from workbook.answers import Day, ExerciseEntry
from workbook.book import Book
from workbook.debrief.arrivals import arrivals
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.messages.model import Reply, ReplyKind

SAID = "The examples would have been stronger with numbers."


def answer(book: Book, how: ReplyKind, said: str = "") -> str:
    """An answer about an application with two interviews; returns the id of the later one."""
    application = book.store.add(Application("Quillmoor")).id
    book.store.add(InterviewRound(application, Stage.FINAL, Day(date(2026, 3, 9))))
    book.store.add(InterviewRound(application, Stage.FIRST, Day(date(2026, 2, 9))))
    book.store.add(Reply(application, how, Day(date(2026, 3, 11)), said))
    rounds = [s for s in book.store.all(InterviewRound) if s.record.stage is Stage.FINAL]
    return rounds[0].id


def test_one_changeable_thing_from_another_look_arrives_here(book: Book) -> None:
    answers = {"hot_thought": "I froze", "one_changeable": "Ask for the brief earlier"}
    book.store.add(ExerciseEntry("c", "2026-03-11.01", answers, True))
    (one,) = arrivals(book)
    assert (one.text, one.on) == ("Ask for the brief earlier", date(2026, 3, 11))
    assert "Ask for the brief earlier" in shown(page(book))


def test_an_answer_arrives_unread_about_the_last_interview_and_is_taken_in_once(book: Book) -> None:
    final = answer(book, ReplyKind.USEFUL, SAID)
    part = page(book)
    assert SAID not in shown(part)
    assert "A reply has arrived from Quillmoor" in shown(part)
    press(part, "Take it in as feedback")
    Browser(part.intake.form).press(steady=8)
    assert Browser(part.intake.form).boxes["quote"] == SAID
    assert (heard(book)[0].about, heard(book)[0].arrived_on) == (final, Day(date(2026, 3, 11)))
    assert arrivals(book) == []


def test_an_answer_that_is_not_taken_in_after_all_is_in_no_other_feedback(book: Book) -> None:
    answer(book, ReplyKind.USEFUL, SAID)
    part = page(book)
    press(part, "Take it in as feedback")
    Browser(part.intake.form).send("cancel")
    press(part, "Feedback has arrived")
    Browser(part.intake.form).press(steady=8)
    assert Browser(part.intake.form).boxes["quote"] == ""
    assert heard(book)[0].from_id == ""
    assert len(arrivals(book)) == 1


def test_an_answer_without_its_words_begins_with_an_empty_box(book: Book) -> None:
    answer(book, ReplyKind.USEFUL)
    part = page(book)
    press(part, "Take it in as feedback")
    Browser(part.intake.form).press(steady=8)
    assert Browser(part.intake.form).boxes["quote"] == ""


def test_an_answer_that_there_is_no_feedback_is_none(book: Book) -> None:
    answer(book, ReplyKind.CANNOT_GIVE)
    assert arrivals(book) == []
