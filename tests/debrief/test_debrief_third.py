"""The third attempt and its one exception, the parking slot, and what a low day leaves out."""

from __future__ import annotations

from typing import Any

from debrief_by_hand import (
    CHANGES,
    actions,
    asks,
    begin,
    exercise,
    form,
    go_through,
    interview,
    page,
    session,
    sessions,
)
from driver import Browser, asked, press, shown, shows, widgets
from wording import words

from workbook.answers import Day
from workbook.book import Book
from workbook.check_ins.model import CheckIn
from workbook.content import load_exercise
from workbook.debrief.model import CameFrom
from workbook.debrief.page import DebriefPart
from workbook.interviews.model import InterviewRound

E = load_exercise("e")
SAY = E.more["on_third_attempt"]["say"].split("\n")[0]


def third(book: Book, clock: Any) -> Any:
    """The page of an interview that has had its two sessions."""
    interview(book)
    session(page(book), changes=CHANGES)
    clock.forward(days=1)
    session(page(book), aim="Calm")
    part = page(book)
    press(part, words("debrief.look.once_more"))
    return part


def test_third_attempt_it_says_that_what_is_left_is_more_likely_worry(book: Book, clock: Any) -> None:
    text = shown(third(book, clock))
    assert SAY in text
    for label in E.more["on_third_attempt"]["choices"].values():
        assert label in text


def test_third_attempt_there_is_no_button_that_simply_begins(book: Book, clock: Any) -> None:
    text = shown(third(book, clock))
    assert not [
        key for key in ("begin_1", "begin_2", "begin_2_again") if words(f"debrief.look.{key}") in text
    ]


def test_third_attempt_leads_to_the_parking_slot(book: Book, clock: Any) -> None:
    part = third(book, clock)
    press(part, words("exercises/e.on_third_attempt.choices.parking"))
    assert exercise(part.worry_time) is not None


def test_third_attempt_offers_a_change_to_practise_and_a_break(book: Book, clock: Any) -> None:
    part = third(book, clock)
    press(part, words("exercises/e.on_third_attempt.choices.practise"))
    assert words("debrief.look.practise_say") in shown(part)
    press(part, words("exercises/e.on_third_attempt.choices.rest"))
    assert words("debrief.look.rest_say") in shown(part)


def test_third_attempt_new_information_asks_for_one_line(book: Book, clock: Any) -> None:
    part = third(book, clock)
    press(part, words("exercises/e.on_third_attempt.choices.new_information"))
    assert E.more["on_third_attempt"]["rule"] in shown(part)
    browser = Browser(form(part.sessions))
    browser.press(new_information=" ")
    assert words("debrief.new_information.problem.no_information") in browser.problems["new_information"]
    assert len(sessions(book)) == 2


def test_third_attempt_one_more_session_is_allowed_once(book: Book, clock: Any) -> None:
    part = third(book, clock)
    press(part, words("exercises/e.on_third_attempt.choices.new_information"))
    Browser(form(part.sessions)).press(new_information="They are hiring again")
    assert sessions(book)[2].new_information == "They are hiring again"
    go_through(part, aim="Calm")
    press(part, words("debrief.look.once_more"))
    assert SAY in shown(part)
    assert words("exercises/e.on_third_attempt.choices.new_information") not in shown(part)
    assert len(sessions(book)) == 3


def test_third_attempt_no_press_begins_a_third_session_without_new_information(
    book: Book, clock: Any
) -> None:
    part = third(book, clock)
    for number in (1, 2, 3):
        part.sessions.begin(number)
    assert len(sessions(book)) == 2


def test_what_was_parked_goes_to_the_parking_slot(book: Book) -> None:
    interview(book)
    part = page(book)
    session(part, park=["Why did I laugh"])
    press(part, words("debrief.parking.offer"))
    assert "Why did I laugh" in shown(part.worry_time)
    assert shows(exercise(part.worry_time), "timer")["whole"] == 15 * 60


def test_the_line_of_the_worry_time_says_what_was_parked_before_it_is_opened(book: Book) -> None:
    interview(book)
    session(page(book), park=["Why did I laugh"])
    part = DebriefPart(book, book.words("debrief"))
    assert not part.folds["parked"].opened
    labels = [shows(widget, "label") for widget in widgets(part.folds["parked"])]
    assert words("debrief.count.parked.one") in labels


def test_parking_slot_one_small_action_gets_a_form(book: Book) -> None:
    part = page(book)
    press(part, words("debrief.parking.offer"))
    Browser(exercise(part.worry_time)).press("next", slot_end="one_small")
    Browser(form(part.worry_time)).press(text="Ring Ada")
    assert [(one.text, one.came_from) for one in actions(book)] == [("Ring Ada", CameFrom.PARKED)]


def test_low_day_the_changes_half_is_left_out_and_can_be_shown_anyway(book: Book) -> None:
    interview(book)
    book.store.add(CheckIn(Day(book.today()), steady=3))
    part = page(book)
    begin(part)
    assert "changes" not in asked(exercise(part.sessions))
    press(part, words("debrief.look.low_anyway"))
    assert "changes" in asked(exercise(part.sessions))


def test_low_day_changes_that_are_there_already_stay_in_sight(book: Book, clock: Any) -> None:
    interview(book)
    session(page(book), changes=CHANGES)
    clock.forward(days=1)
    book.store.add(CheckIn(Day(book.today()), hope=1))
    part = page(book)
    begin(part)
    assert Browser(exercise(part.sessions)).boxes["changes"] == CHANGES


def test_the_learning_line_goes_into_the_log(book: Book) -> None:
    about = interview(book)
    part = page(book)
    session(part, close=True)
    Browser(form(part.sessions)).press(learning_line="Silence is not a no.")
    assert book.store.get(InterviewRound, about).record.learning_line == "Silence is not a no."
    assert not asks(part.sessions)
    assert words("debrief.count.lines.one") in shown(part)
