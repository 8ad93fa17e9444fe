"""The two sessions of an interview, a day apart, and the box that is closed: a test for each rule."""

from __future__ import annotations

from typing import Any

from debrief_by_hand import CHANGES, KEEPS, begin, exercise, interview, page, session, sessions, timer
from driver import Browser, press, press_twice, shown
from wording import words

from workbook.answers import Day
from workbook.book import Book
from workbook.debrief.model import Feedback
from workbook.debrief.story import debrief_of


def test_the_second_session_opens_twenty_four_hours_after_the_first(book: Book, clock: Any) -> None:
    about = interview(book)
    session(page(book), aim="Calm")
    clock.forward(hours=23, minutes=59)
    assert words("debrief.look.second.free_later", day="13 March", time="10:00") in shown(page(book))
    assert debrief_of(book, about).second_opens(book.now())
    clock.forward(minutes=1)
    assert words("debrief.look.second.free_now") in shown(page(book))


def test_why_a_look_back_helps_is_said_before_the_first_one_and_later_at_the_foot_of_the_page(
    book: Book,
) -> None:
    interview(book)
    why, part = words("exercises/e.why_it_helps"), page(book)
    assert why in shown(part)
    session(part, aim="Calm")
    interview(book, "Thornvale", days_ago=2)
    assert words("debrief.look.begin_1") in shown(page(book))
    assert why not in shown(page(book))


def test_the_second_session_can_be_opened_anyway(book: Book) -> None:
    interview(book)
    part = page(book)
    session(part, aim="Calm")
    press(part, words("debrief.look.open_anyway"))
    assert [one.session for one in sessions(book)] == [1, 2]


def test_a_double_click_begins_the_session_on_the_button_and_no_other(book: Book, clock: Any) -> None:
    interview(book)
    part = page(book)
    press_twice(part, words("debrief.look.begin_1"))
    assert [one.session for one in sessions(book)] == [1]
    clock.forward(days=1)
    part = page(book)
    press_twice(part, words("debrief.look.begin_2"))
    assert [one.session for one in sessions(book)] == [1, 2]


def test_a_closed_box_waits_its_twenty_four_hours_too_and_can_be_opened_anyway(
    book: Book, clock: Any
) -> None:
    interview(book)
    session(page(book), aim="Calm", close=True)
    clock.forward(hours=2)
    part = page(book)
    assert words("debrief.look.second.free_later", day="13 March", time="10:00") in shown(part.sessions)
    press(part, words("debrief.look.open_anyway"))
    assert [one.session for one in sessions(book)] == [1, 2]


def test_a_closed_box_can_be_opened_again_after_a_day(book: Book, clock: Any) -> None:
    interview(book)
    session(page(book), aim="Calm", close=True)
    clock.forward(days=1)
    part = page(book)
    assert words("debrief.look.second.free_later", day="13 March 2026", time="10:00") not in shown(
        part.sessions
    )
    press(part, words("debrief.look.begin_2_again"))
    assert [one.session for one in sessions(book)] == [1, 2]


def test_the_second_session_opens_when_feedback_arrives(book: Book, clock: Any) -> None:
    about = interview(book)
    session(page(book), aim="Calm")
    clock.forward(hours=2)
    kept = book.now().isoformat()
    book.store.add(Feedback("another interview", Day(book.today()), kept))
    assert debrief_of(book, about).second_opens(book.now())
    book.store.add(Feedback(about, Day(book.today()), kept))
    assert debrief_of(book, about).second_opens(book.now()) is None


def test_feedback_from_before_the_first_session_opens_nothing(book: Book, clock: Any) -> None:
    about = interview(book)
    book.store.add(Feedback(about, Day(book.today()), book.now().isoformat()))
    clock.forward(hours=2)
    session(page(book), aim="Calm")
    assert debrief_of(book, about).second_opens(book.now())


def test_the_second_session_goes_on_with_what_the_first_wrote(book: Book, clock: Any) -> None:
    interview(book)
    session(page(book), aim="Calm", keeps=KEEPS)
    clock.forward(days=1)
    part = page(book)
    begin(part)
    assert Browser(exercise(part.sessions)).boxes["keeps"] == KEEPS
    assert timer(part)["left"] == 1500


def test_the_box_is_closed_with_its_card(book: Book) -> None:
    interview(book)
    part = page(book)
    session(part, keeps=KEEPS, changes=CHANGES, close=True)
    text = shown(part)
    assert words("debrief.look.closed_title") in text
    assert "You opened well" in text
    assert (
        words("debrief.look.change", when="I am asked for an example", will="I will say the result first")
        in text
    )


def test_the_box_may_be_closed_early_by_a_button(book: Book) -> None:
    about = interview(book)
    part = page(book)
    session(part, aim="Calm")
    press(part, words("debrief.look.close"))
    assert debrief_of(book, about).closed
    assert debrief_of(book, about).answers["aim"] == "Calm"


def test_after_each_session_the_page_says_how_far_it_is_and_of_today_only_that_day(
    book: Book, clock: Any
) -> None:
    interview(book)
    session(page(book), aim="Calm")
    today = words("debrief.look.today_say")
    assert [line in shown(page(book)) for line in (words("debrief.look.open_title"), today)] == [True, True]
    clock.forward(days=1)
    assert [line in shown(page(book)) for line in (words("debrief.look.open_title"), today)] == [True, False]
    session(page(book))
    text, both = shown(page(book)), words("debrief.look.both_title")
    assert [line in text for line in (both, today, words("debrief.look.open_title"))] == [True, True, False]
    clock.forward(days=1)
    assert [line in shown(page(book)) for line in (both, today)] == [True, False]
