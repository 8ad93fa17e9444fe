"""The two sessions, their gate, the third attempt and its one exception: a test for each rule."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import Any

import pytest
from debrief_by_hand import (
    CHANGES,
    KEEPS,
    Browser,
    actions,
    first_day,
    go_through,
    interview,
    page,
    press,
    session,
    sessions,
    shown,
    widgets,
)

from workbook.answers import Day, ExerciseEntry
from workbook.book import Book
from workbook.content import load_exercise
from workbook.debrief.box import box_of, gate
from workbook.debrief.model import CameFrom, Feedback, LeadsTo
from workbook.interviews.model import InterviewRound
from workbook.today.model import CheckIn

E = load_exercise("e")
SAY = E.more["on_third_attempt"]["say"].split("\n")[0]


def timer(part: Any) -> dict[str, Any]:
    return dict(part.looking.exercise.widget.state["timer"])


def test_gate_the_page_waits_until_the_look_back_day_and_says_when_and_why(book: Book) -> None:
    first_day(book, book.today() + timedelta(days=4))
    text = shown(page(book))
    assert "This page waits until 16 March 2026" in text
    assert "You chose that day on the first day." in text
    assert "Sooner rarely helps." in text
    assert "Begin the first session" not in text


def test_gate_without_a_chosen_day_it_is_two_days_after_the_no(book: Book, clock: Any) -> None:
    first_day(book)
    assert "That is two days after the no." in shown(page(book))
    clock.forward(days=2)
    assert not gate(book).shut


def test_gate_everything_can_be_opened_anyway_and_stays_open(book: Book) -> None:
    interview(book)
    first_day(book, book.today() + timedelta(days=4))
    press(page(book), "Open it anyway")
    assert "Begin the first session" in shown(page(book))


def test_gate_another_no_with_a_later_day_waits_again(book: Book, clock: Any) -> None:
    first_day(book, book.today() + timedelta(days=4))
    press(page(book), "Open it anyway")
    clock.forward(days=1)
    first_day(book, book.today() + timedelta(days=6))
    assert gate(book).shut


def test_gate_without_a_first_day_nothing_waits(book: Book) -> None:
    assert not gate(book).shut


def test_gate_feedback_can_be_put_away_before_the_look_back_day(book: Book) -> None:
    first_day(book)
    assert "Feedback has arrived" in shown(page(book))


def test_gate_dates_out_of_order_a_look_back_day_before_the_no_shuts_nothing(book: Book) -> None:
    first_day(book, book.today() - timedelta(days=30))
    assert not gate(book).shut


def test_the_first_session_starts_its_timer_of_twenty_five_minutes(book: Book) -> None:
    interview(book)
    part = page(book)
    press(part, "Begin the first session")
    assert timer(part) == {"phase": "running", "left": 1500, "until": "10:25", "whole": 1500}
    assert E.time_box_min == 25


def test_the_timer_survives_a_reload(book: Book, clock: Any) -> None:
    interview(book)
    page(book).looking.begin()
    clock.forward(minutes=10)
    assert timer(page(book))["left"] == 900
    assert len(sessions(book)) == 1


@pytest.mark.parametrize(("act", "phase", "left"), [("pause", "paused", 900), ("off", "ready", 1500)])
def test_the_timer_may_be_paused_or_switched_off(
    book: Book, clock: Any, act: str, phase: str, left: int
) -> None:
    interview(book)
    part = page(book)
    part.looking.begin()
    clock.forward(minutes=10)
    Browser(part.looking.exercise).send("timer", act=act)
    clock.forward(minutes=30)
    state = timer(page(book))
    assert (state["phase"], state["left"]) == (phase, left)


def test_when_the_timer_ends_the_sentence_can_be_finished(book: Book, clock: Any) -> None:
    interview(book)
    part = page(book)
    part.looking.begin()
    clock.forward(minutes=26)
    assert timer(page(book))["phase"] == "over"
    go_through(part, aim="Calm")
    assert sessions(book)[0].minutes == 25


def test_minutes_are_what_the_timer_counted_and_none_without_it(book: Book, clock: Any) -> None:
    interview(book)
    part = page(book)
    part.looking.begin()
    clock.forward(minutes=7, seconds=30)
    go_through(part, aim="Calm")
    assert sessions(book)[0].minutes == 8
    clock.forward(days=2)
    part = page(book)
    part.looking.begin()
    Browser(part.looking.exercise).send("timer", act="off")
    go_through(part)
    assert sessions(book)[1].minutes is None


def test_three_keeps_at_most(book: Book) -> None:
    interview(book)
    part = page(book)
    part.looking.begin()
    browser = Browser(part.looking.exercise)
    for _ in range(2):
        browser.press("next", keeps=[*KEEPS, ["A fourth", ""]])
    assert browser.problems["keeps"] == "There is room for 3 of these."


def test_two_changes_and_a_third_is_not_allowed_however_true(book: Book) -> None:
    interview(book)
    part = page(book)
    part.looking.begin()
    browser = Browser(part.looking.exercise)
    for _ in range(3):
        browser.press("next", changes=[*CHANGES, ["a third", "however true"]])
    assert browser.problems["changes"] == "There is room for 2 of these."
    drawn = {q["name"]: q["most"] for q in part.looking.exercise.widget.spec["questions"]}
    assert (drawn["keeps"], drawn["changes"]) == (3, 2)


def test_the_second_session_opens_twenty_four_hours_after_the_first(book: Book, clock: Any) -> None:
    about = interview(book)
    session(page(book), aim="Calm")
    clock.forward(hours=23, minutes=59)
    assert "The second session opens on 13 March 2026 at 10:00, or when feedback arrives" in shown(page(book))
    assert box_of(book, about).second_opens(book.now())
    clock.forward(minutes=1)
    assert "The second session is open, if you want it" in shown(page(book))


def test_the_second_session_can_be_opened_anyway(book: Book) -> None:
    interview(book)
    part = page(book)
    session(part, aim="Calm")
    press(part, "Begin the second session anyway")
    assert [one.session for one in sessions(book)] == [1, 2]


def test_the_second_session_opens_when_feedback_arrives(book: Book, clock: Any) -> None:
    about = interview(book)
    session(page(book), aim="Calm")
    clock.forward(hours=2)
    kept = book.now().isoformat()
    book.store.add(Feedback("another interview", Day(book.today()), kept))
    assert box_of(book, about).second_opens(book.now())
    book.store.add(Feedback(about, Day(book.today()), kept))
    assert box_of(book, about).second_opens(book.now()) is None


def test_feedback_from_before_the_first_session_opens_nothing(book: Book, clock: Any) -> None:
    about = interview(book)
    book.store.add(Feedback(about, Day(book.today()), book.now().isoformat()))
    clock.forward(hours=2)
    session(page(book), aim="Calm")
    assert box_of(book, about).second_opens(book.now())


def test_the_second_session_goes_on_with_what_the_first_wrote(book: Book, clock: Any) -> None:
    interview(book)
    session(page(book), aim="Calm", keeps=KEEPS)
    clock.forward(days=1)
    part = page(book)
    part.looking.begin()
    assert Browser(part.looking.exercise).boxes["keeps"] == KEEPS
    assert timer(part)["left"] == 1500


def test_the_box_is_closed_with_its_card(book: Book) -> None:
    interview(book)
    part = page(book)
    session(part, keeps=KEEPS, changes=CHANGES, close=True)
    text = shown(part)
    assert "The box is closed." in text
    assert "You opened well" in text
    assert "When I am asked for an example: I will say the result first" in text


def test_the_box_may_be_closed_early_by_a_button(book: Book) -> None:
    about = interview(book)
    part = page(book)
    session(part, aim="Calm")
    press(part, "Close the box")
    assert box_of(book, about).closed
    assert box_of(book, about).answers["aim"] == "Calm"


def test_the_two_changes_become_actions_to_practise(book: Book) -> None:
    about = interview(book)
    session(page(book), changes=CHANGES)
    assert [(one.cue, one.text) for one in actions(book)] == [tuple(row) for row in CHANGES]
    assert {one.leads_to for one in actions(book)} == {LeadsTo.PRACTICE}
    assert {(one.came_from, one.about) for one in actions(book)} == {(CameFrom.LOOK_BACK, about)}


def test_a_change_that_was_reworded_or_taken_out_is_no_second_action(book: Book, clock: Any) -> None:
    interview(book)
    session(page(book), changes=CHANGES)
    clock.forward(days=1)
    session(page(book), changes=[["I am asked", "I will breathe first"]])
    assert [(one.cue, one.text) for one in actions(book)] == [("I am asked", "I will breathe first")]


def third(book: Book, clock: Any) -> Any:
    """The page of an interview that has had its two sessions."""
    interview(book)
    session(page(book), changes=CHANGES)
    clock.forward(days=1)
    session(page(book), aim="Calm")
    part = page(book)
    press(part, "Look at it once more")
    return part


def test_third_attempt_it_says_that_what_is_left_is_more_likely_worry(book: Book, clock: Any) -> None:
    text = shown(third(book, clock))
    assert SAY in text
    for label in E.more["on_third_attempt"]["choices"].values():
        assert label in text


def test_third_attempt_there_is_no_button_that_simply_begins(book: Book, clock: Any) -> None:
    assert "Begin the" not in shown(third(book, clock))


def test_third_attempt_leads_to_the_parking_slot(book: Book, clock: Any) -> None:
    part = third(book, clock)
    press(part, "Go to the parking slot")
    assert part.parking.exercise is not None


def test_third_attempt_offers_a_change_to_practise_and_a_break(book: Book, clock: Any) -> None:
    part = third(book, clock)
    press(part, "Practise a change")
    assert "Say the new sentence aloud" in shown(part)
    press(part, "Take a break")
    assert "twenty minutes of anything that takes all of you" in shown(part)


def test_third_attempt_new_information_asks_for_one_line(book: Book, clock: Any) -> None:
    part = third(book, clock)
    press(part, "New information has arrived")
    assert E.more["on_third_attempt"]["rule"] in shown(part)
    browser = Browser(part.looking.third.form)
    browser.press(new_information=" ")
    assert "what is new" in browser.problems["new_information"]
    assert len(sessions(book)) == 2


def test_third_attempt_one_more_session_is_allowed_once(book: Book, clock: Any) -> None:
    part = third(book, clock)
    press(part, "New information has arrived")
    Browser(part.looking.third.form).press(new_information="They are hiring again")
    assert sessions(book)[2].new_information == "They are hiring again"
    go_through(part, aim="Calm")
    press(part, "Look at it once more")
    assert SAY in shown(part)
    assert "New information has arrived" not in shown(part)
    assert len(sessions(book)) == 3


def test_what_was_parked_goes_to_the_parking_slot(book: Book) -> None:
    interview(book)
    part = page(book)
    session(part, park=["Why did I laugh"])
    press(part, "Open the parking slot")
    assert "Why did I laugh" in shown(part.parking)
    assert part.parking.exercise.widget.state["timer"]["whole"] == 15 * 60


def test_parking_slot_one_small_action_gets_a_form(book: Book) -> None:
    part = page(book)
    press(part, "Open the parking slot")
    Browser(part.parking.exercise).press("next", slot_end="one_small")
    Browser(part.parking.form).press(text="Ring Ada")
    assert [(one.text, one.came_from) for one in actions(book)] == [("Ring Ada", CameFrom.PARKED)]


def test_low_day_the_changes_half_is_left_out_and_can_be_shown_anyway(book: Book) -> None:
    interview(book)
    book.store.add(CheckIn(Day(book.today()), steady=3))
    part = page(book)
    part.looking.begin()
    asked = {q["name"] for q in part.looking.exercise.widget.spec["questions"]}
    assert "changes" not in asked
    press(part, "Show that part anyway")
    asked = {q["name"] for q in part.looking.exercise.widget.spec["questions"]}
    assert "changes" in asked


def test_low_day_changes_that_are_there_already_stay_in_sight(book: Book, clock: Any) -> None:
    interview(book)
    session(page(book), changes=CHANGES)
    clock.forward(days=1)
    book.store.add(CheckIn(Day(book.today()), hope=1))
    part = page(book)
    part.looking.begin()
    assert Browser(part.looking.exercise).boxes["changes"] == CHANGES


def test_the_learning_line_goes_into_the_log(book: Book) -> None:
    about = interview(book)
    part = page(book)
    session(part, close=True)
    Browser(part.looking.line).press(learning_line="Silence is not a no.")
    assert book.store.get(InterviewRound, about).record.learning_line == "Silence is not a no."
    assert part.looking.line is None
    assert "One line, from one interview" in shown(part)


def test_a_session_that_was_left_open_ends_by_itself_and_its_words_come_back(book: Book, clock: Any) -> None:
    interview(book)
    part = page(book)
    part.looking.begin()
    Browser(part.looking.exercise).type(aim="To show that I can li")
    clock.forward(hours=24)
    part = page(book)
    assert "The second session is open" in shown(part)
    press(part, "Finish that sentence")
    assert Browser(part.looking.exercise).boxes["aim"] == "To show that I can li"
    assert len(sessions(book)) == 1


def test_midnight_while_writing_changes_nothing(book: Book, clock: Any) -> None:
    about = interview(book)
    clock.forward(hours=13, minutes=50)
    part = page(book)
    part.looking.begin()
    clock.forward(minutes=20)
    assert timer(page(book))["left"] == 300
    go_through(page(book), aim="Calm")
    assert box_of(book, about).used == 1
    assert sessions(book)[0].minutes == 20


def test_a_clock_set_back_keeps_the_session_and_never_counts_more_than_twenty_five(
    book: Book, clock: Any
) -> None:
    about = interview(book)
    page(book).looking.begin()
    clock.forward(days=-2)
    part = page(book)
    assert timer(part)["left"] == 1500
    go_through(part, aim="Calm")
    assert box_of(book, about).used == 1


def test_another_time_zone_does_not_bring_the_second_session_nearer(book: Book, clock: Any) -> None:
    about = interview(book)
    session(page(book), aim="Calm")
    clock.time = clock.time.astimezone(timezone(timedelta(hours=13)))
    clock.forward(hours=20)
    assert box_of(book, about).second_opens(book.now())
    clock.forward(hours=4)
    assert box_of(book, about).second_opens(book.now()) is None


def test_two_windows_begin_one_session_and_not_two(book: Book) -> None:
    interview(book)
    one, other = page(book), page(book)
    one.looking.begin()
    other.looking._shown = None
    other.looking.begin()
    assert [s.session for s in sessions(book)][:1] == [1]


def test_two_windows_editing_the_same_notes_show_both_texts_and_lose_neither(book: Book) -> None:
    from workbook import open_book

    about = interview(book)
    part = page(book)
    part.looking.begin()
    elsewhere = page(open_book(book.folder, now=book.now))
    Browser(part.looking.exercise).press("next", aim="Typed here")
    browser = Browser(elsewhere.looking.exercise)
    browser.press("next", aim="Typed there")
    card = browser.widget.state["conflict"]
    assert {"mine": "Typed there", "theirs": "Typed here"}.items() <= card["sides"][0].items()
    browser.send("resolve", how="both", values={})
    browser.press("next")
    assert box_of(book, about).answers["aim"] == "Typed there / Typed here"


def test_an_interview_removed_while_its_debrief_is_open_leaves_what_was_written(book: Book) -> None:
    about = interview(book)
    part = page(book)
    part.looking.begin()
    book.store.remove(InterviewRound, about)
    assert part.looking.exercise in [part.looking.exercise]
    go_through(part, aim="Calm", close=True)
    text = shown(part)
    assert "This interview was taken out of the log. What you wrote about it is kept here." in text
    assert box_of(book, about).answers["aim"] == "Calm"
    assert "The box is closed." in shown(page(book))


def test_an_interview_that_comes_back_by_undo_has_its_debrief_again(book: Book) -> None:
    about = interview(book)
    session(page(book), aim="Calm")
    change = book.store.remove(InterviewRound, about)
    book.store.undo(change.batch)
    assert "taken out of the log" not in shown(page(book))


def test_an_interview_still_to_come_is_not_looked_back_at(book: Book) -> None:
    interview(book, "Thornvale", days_ago=-4)
    assert "Thornvale" not in shown(page(book))


def test_with_an_empty_log_two_facts_put_the_interview_there(book: Book) -> None:
    part = page(book)
    Browser(part.choosing.form).press(organisation="Quillmoor", stage="final", held_on="9 March 2026")
    assert "Begin the first session" in shown(part)
    assert "Quillmoor · Final round · 9 Mar" in shown(part)


def test_the_interview_looked_at_last_is_looked_at_again(book: Book) -> None:
    interview(book, "Quillmoor", 3)
    interview(book, "Thornvale", 9)
    part = page(book)
    press(part, "Thornvale")
    session(part, aim="Calm")
    assert "That is what you have so far" in shown(page(book))
    press(part, "Quillmoor")
    assert "Begin the first session" in shown(page(book))


def test_the_page_has_one_filled_button_at_most(book: Book) -> None:
    interview(book)
    filled = [w for w in widgets(page(book)) if w.spec.get("primary")]
    assert len(filled) == 1


def test_an_older_or_damaged_entry_is_no_trouble(book: Book) -> None:
    about = interview(book)
    book.store.add(ExerciseEntry("e", about, {"keeps": "x", "changes": [1, ["a"]], "park": 7}, True))
    box = box_of(book, about)
    assert (box.keeps, box.changes, box.parked) == ([], [], [])
    session(page(book), aim="Calm")
