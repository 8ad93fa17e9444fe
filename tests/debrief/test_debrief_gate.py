"""The look-back day, the timer and what a session may hold: a test for each gate and limit."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from debrief_by_hand import (
    CHANGES,
    KEEPS,
    begin,
    exercise,
    first_day,
    go_through,
    interview,
    page,
    sessions,
    timer,
)
from driver import Browser, press, shown, shows
from wording import words

from workbook.answers import Day, answers_of
from workbook.book import Book
from workbook.content import load_exercise
from workbook.debrief.model import SESSIONS, LookBack
from workbook.debrief.story import waits_until
from workbook.interviews.model import InterviewRound, Outcome, OutcomeEvent

E = load_exercise("e")


def test_gate_the_page_waits_until_the_look_back_day_and_says_when_and_why(book: Book) -> None:
    first_day(book, book.today() + timedelta(days=4))
    text = shown(page(book))
    assert words("debrief.gate.title", day="Monday") in text
    assert words("debrief.gate.chosen") in text
    assert words("debrief.gate.why") in text
    assert words("debrief.look.begin_1") not in text


def test_gate_without_a_chosen_day_it_is_two_days_after_the_no(book: Book, clock: Any) -> None:
    first_day(book)
    assert words("debrief.gate.suggested") in shown(page(book))
    clock.forward(days=2)
    assert not waits_until(book)


def test_gate_everything_can_be_opened_anyway_and_stays_open(book: Book) -> None:
    interview(book)
    first_day(book, book.today() + timedelta(days=4))
    press(page(book), words("debrief.gate.open"))
    assert words("debrief.look.begin_1") in shown(page(book))


def test_gate_another_no_with_a_later_day_waits_again(book: Book, clock: Any) -> None:
    first_day(book, book.today() + timedelta(days=4))
    press(page(book), words("debrief.gate.open"))
    clock.forward(days=1)
    first_day(book, book.today() + timedelta(days=6))
    assert waits_until(book)


def test_gate_another_no_in_another_tab_leaves_an_open_page_open(book: Book) -> None:
    interview(book)
    part = page(book)
    first_day(book, book.today() + timedelta(days=4))
    assert words("debrief.look.begin_1") in shown(part)
    assert words("debrief.gate.title", day="Monday") in shown(page(book))


def test_gate_a_session_that_goes_on_stays_on_the_page_also_after_a_reload(book: Book) -> None:
    interview(book)
    part = page(book)
    begin(part)
    first_day(book, book.today() + timedelta(days=4))
    for window in (part, page(book)):
        assert timer(window)["phase"] == "running"
        assert words("debrief.gate.title", day="Monday") not in shown(window)
    go_through(part, aim="Calm")
    assert words("debrief.gate.title", day="Monday") in shown(page(book))


def test_gate_without_a_first_day_nothing_waits(book: Book) -> None:
    assert not waits_until(book)


def test_gate_a_no_that_only_the_log_has_closes_the_page_until_tomorrow(book: Book, clock: Any) -> None:
    about = book.store.get(InterviewRound, interview(book)).record.application_id
    book.store.add(OutcomeEvent(about, Outcome.REJECTED, Day(book.today())))
    text = shown(page(book))
    assert words("debrief.gate.title", day=words("days.near.1")) in text
    assert words("debrief.gate.heard") in text
    assert words("debrief.look.begin_1") not in text
    clock.forward(days=1)
    assert words("debrief.look.begin_1") in shown(page(book))


def test_gate_feedback_can_be_put_away_before_the_look_back_day(book: Book) -> None:
    first_day(book)
    assert words("debrief.feedback.begin") in shown(page(book))


def test_gate_dates_out_of_order_a_look_back_day_before_the_no_shuts_nothing(book: Book) -> None:
    first_day(book, book.today() - timedelta(days=30))
    assert not waits_until(book)


def test_the_first_session_starts_its_timer_of_twenty_five_minutes(book: Book) -> None:
    interview(book)
    part = page(book)
    press(part, words("debrief.look.begin_1"))
    assert timer(part) == {"phase": "running", "left": 1500, "until": "10:25", "whole": 1500}


def test_the_timer_survives_a_reload(book: Book, clock: Any) -> None:
    interview(book)
    begin(page(book))
    clock.forward(minutes=10)
    assert timer(page(book))["left"] == 900
    assert len(sessions(book)) == 1


@pytest.mark.parametrize(("act", "phase", "left"), [("pause", "paused", 900), ("off", "ready", 1500)])
def test_the_timer_may_be_paused_or_switched_off(
    book: Book, clock: Any, act: str, phase: str, left: int
) -> None:
    interview(book)
    part = page(book)
    begin(part)
    clock.forward(minutes=10)
    Browser(exercise(part.sessions)).send("timer", act=act)
    clock.forward(minutes=30)
    state = timer(page(book))
    assert (state["phase"], state["left"]) == (phase, left)


def test_when_the_timer_ends_the_sentence_can_be_finished(book: Book, clock: Any) -> None:
    interview(book)
    part = page(book)
    begin(part)
    clock.forward(minutes=26)
    assert timer(page(book))["phase"] == "over"
    go_through(part, aim="Calm")
    assert sessions(book)[0].minutes == 25


def test_minutes_are_what_the_timer_counted_and_none_without_it(book: Book, clock: Any) -> None:
    interview(book)
    part = page(book)
    begin(part)
    clock.forward(minutes=7, seconds=30)
    go_through(part, aim="Calm")
    assert sessions(book)[0].minutes == 8
    clock.forward(days=2)
    part = page(book)
    begin(part)
    Browser(exercise(part.sessions)).send("timer", act="off")
    go_through(part)
    assert sessions(book)[1].minutes is None


def test_a_session_of_a_minute_is_said_as_one(book: Book, clock: Any) -> None:
    interview(book)
    part = page(book)
    begin(part)
    clock.forward(seconds=30)
    go_through(part, aim="Calm")
    one = words("debrief.count.minutes.one", n=1)
    assert words("debrief.look.used_minutes_1", minutes=one) in shown(part)


def test_minutes_and_sessions_are_those_of_the_exercise() -> None:
    asked = answers_of(LookBack)
    assert (E.more["max_sessions_per_interview"], E.time_box_min) == (SESSIONS, 25)
    assert (asked["session"].high, asked["minutes"].high) == (SESSIONS + 1, E.time_box_min)


def test_three_keeps_at_most(book: Book) -> None:
    interview(book)
    part = page(book)
    begin(part)
    browser = Browser(exercise(part.sessions))
    for _ in range(2):
        browser.press("next", keeps=[*KEEPS, ["A fourth", ""]])
    assert browser.problems["keeps"] == words("answers.problem.too_many", most=3)


def test_two_changes_and_a_third_is_not_allowed_however_true(book: Book) -> None:
    interview(book)
    part = page(book)
    begin(part)
    browser = Browser(exercise(part.sessions))
    for _ in range(3):
        browser.press("next", changes=[*CHANGES, ["a third", "however true"]])
    assert browser.problems["changes"] == words("answers.problem.too_many", most=2)
    drawn = {q["name"]: q["most"] for q in shows(exercise(part.sessions), "questions")}
    assert (drawn["keeps"], drawn["changes"]) == (3, 2)
