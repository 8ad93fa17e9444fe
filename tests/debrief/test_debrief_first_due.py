"""The first look back is due two days after the newest no, where there was an interview to look at."""

from __future__ import annotations

from typing import Any

from debrief_by_hand import page
from driver import Browser, widgets

from workbook.answers import Day, ExerciseEntry, key_of
from workbook.book import Book
from workbook.debrief.due import due
from workbook.debrief.model import LookBack
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.path import lead_to


def told_no(book: Book, name: str = "Quillmoor") -> str:
    id = book.store.add(Application(name)).id
    book.store.add(OutcomeEvent(id, Outcome.REJECTED, Day(book.today())))
    return id


def days_offered(book: Book, clock: Any, until: int) -> list[int]:
    offered = []
    for n in range(until):
        offered += [n] if [(d.page, d.key) for d in due(book)] == [("look_back", "first")] else []
        clock.forward(days=1)
    return offered


def test_it_is_offered_from_the_second_day_for_two_weeks(book: Book, clock: Any) -> None:
    id = told_no(book)
    book.store.add(InterviewRound(id, Stage.FIRST, Day(book.today())))
    assert days_offered(book, clock, 20) == list(range(2, 16))


def test_it_is_not_offered_where_no_interview_is_known_and_nobody_sat_with_the_no(
    book: Book, clock: Any
) -> None:
    told_no(book)
    assert days_offered(book, clock, 5) == []


def test_it_is_offered_after_a_first_day_too_though_the_interview_is_not_in_the_log(
    book: Book, clock: Any
) -> None:
    told_no(book)
    book.store.add(ExerciseEntry("a", key_of(book.today(), 1), {}, finished=True))
    assert days_offered(book, clock, 4) == [2, 3]


def test_it_leads_to_its_application_and_the_interview_is_asked_for_with_its_organisation(
    book: Book, clock: Any
) -> None:
    id = told_no(book)
    book.store.add(ExerciseEntry("a", key_of(book.today(), 1), {}, finished=True))
    clock.forward(days=2)
    (first,) = due(book)
    assert first.lead == ("look_back", id)
    lead_to(book, *first.lead)
    asked = next(widget for widget in widgets(page(book)) if widget.name == "form")
    assert Browser(asked).boxes["organisation"] == "Quillmoor"


def test_once_a_session_was_begun_it_is_not_offered_again(book: Book, clock: Any) -> None:
    round_ = book.store.add(InterviewRound(told_no(book), Stage.FIRST, Day(book.today()))).id
    clock.forward(days=2)
    assert len(due(book)) == 1
    book.store.add(LookBack(round_, 1, Day(book.today()), book.now().isoformat()))
    assert due(book) == []
