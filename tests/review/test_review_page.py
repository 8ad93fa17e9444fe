"""Notebook 10: a weekly look in five parts, what was planned, what is past its day, and the jar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from driver import Browser, press, widgets
from goals_by_hand import keep_goal, send
from week_by_hand import answer, begin, click, look, plan, said_on, week_page, words

from workbook.answers import Day, capital
from workbook.book import Book
from workbook.check_ins.model import CheckIn
from workbook.goals.model import Goal
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.interviews.story import Standing, stories
from workbook.progress.story import pace
from workbook.quiet.model import quiet_ones, stop_waiting
from workbook.review.model import Floor, WeekAction, WeekCount, WeekReview

MONDAY, THURSDAY = date(2026, 3, 9), date(2026, 3, 12)  # the clock stands on the Thursday
WEEK = timedelta(weeks=1)


def reviews(book: Book) -> list[WeekReview]:
    return [stored.record for stored in book.store.all(WeekReview)]


def counted(book: Book, what: str, n: int) -> str:
    name = capital(book.words("goals")(f"counted.{what}"))
    return words(book, "did.line", what=name, n=n)


def test_an_empty_page_says_what_will_be_here_and_why(book: Book) -> None:
    said = said_on(week_page(book))
    assert words(book, "begin") in said
    assert "Harkin" in said


def test_a_look_is_had_in_five_parts_each_kept_when_it_is_left(book: Book) -> None:
    page = begin(book)
    answer(page, floor="partly")
    (review,) = reviews(book)
    assert (review.week_of, review.reviewed_on, review.floor) == (Day(MONDAY), Day(THURSDAY), Floor.PARTLY)
    answer(page, came="One answer")
    answer(page, glad="I called Mia", learned="Mornings", hard="Noise", less="Boards")
    answer(page, rows=[["Send one", "Tuesday", "9, library"], ["Ask Tom", "18 March", ""]])
    answer(page, rest_on="Sunday", rest="The sea", confidence=70)
    (review,) = reviews(book)
    assert (review.came, review.glad, review.rest_on) == (
        "One answer",
        "I called Mia",
        Day(date(2026, 3, 15)),
    )
    actions = [(s.record.action, s.record.planned_on, s.record.place) for s in book.store.all(WeekAction)]
    assert actions == [
        ("Send one", Day(date(2026, 3, 17)), "9, library"),
        ("Ask Tom", Day(date(2026, 3, 18)), ""),
    ]
    assert words(book, "kept.done") in said_on(page)
    assert page.sitting.left is None


def test_early_in_a_week_the_look_is_at_the_week_before(book: Book, clock: Any) -> None:
    clock.forward(days=-2)  # Tuesday
    answer(begin(book), floor="yes")
    assert [review.week_of for review in reviews(book)] == [Day(MONDAY - WEEK)]


def test_a_week_begins_on_the_day_it_begins_on_where_the_person_lives(book: Book) -> None:
    book.store.set_setting("working_days", {"country": "US"})
    answer(begin(book), floor="yes")
    assert [review.first for review in reviews(book)] == [date(2026, 3, 8)]


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25", "2027-01-01", "2027-01-03"])
def test_a_week_has_seven_days_across_summer_time_and_the_end_of_a_year(
    book: Book, clock: Any, day: str
) -> None:
    clock.forward(days=(date.fromisoformat(day) - THURSDAY).days)
    page = begin(book)
    first = book.week_of(book.today())
    send(book, first, first + 6 * timedelta(days=1))
    done = 1 + (book.today() == first + timedelta(days=6))
    assert counted(book, "applications", done) in said_on(page)


def test_what_was_done_is_counted_from_all_rooms(book: Book) -> None:
    send(book, MONDAY, THURSDAY, MONDAY - timedelta(days=1))
    book.store.add(CheckIn(Day(THURSDAY), steady=6))
    said = said_on(begin(book))
    assert counted(book, "applications", 2) in said
    assert counted(book, "check_ins", 1) in said


def test_a_number_is_put_right_with_its_reason_and_the_plan_knows_it(book: Book) -> None:
    goal = keep_goal(book, days_ago=20, counts="applications", floor=1, aim=3)
    send(book, THURSDAY)
    page = begin(book)
    click(page, book, "did.correct")
    form = Browser(next(one for one in widgets(page) if one.name == "form"))
    form.press(what="applications", count="4", reason="")
    assert form.problems["reason"] == words(book, "problem.no_reason")
    form.press(what="applications", count="4", reason="Three by post")
    assert [(s.record.count, s.record.reason) for s in book.store.all(WeekCount)] == [(4, "Three by post")]
    assert counted(book, "applications", 4) in said_on(page)
    assert words(book, "did.right", n=1, why="Three by post") in said_on(page)
    assert pace(book, goal).weeks[-1].units == 4


def test_a_look_begun_in_two_windows_is_one_look_and_loses_nothing(book: Book) -> None:
    one, other = begin(book), begin(book)
    answer(one, floor="yes")
    answer(one, came="An answer")
    answer(other, floor="no")
    (review,) = reviews(book)
    assert (review.floor, review.came) == (Floor.NO, "An answer")


def test_a_look_begun_twice_in_a_week_opens_the_first(book: Book, clock: Any) -> None:
    page = begin(book)
    answer(page, floor="yes")
    Browser(page.sitting.form).send("cancel")
    clock.forward(days=2)
    later = week_page(book)
    assert words(book, "left", part=words(book, "steps.name.came")) in said_on(later)
    click(later, book, "left_go_on")
    answer(later, came="An answer")
    assert [(review.floor, review.came) for review in reviews(book)] == [(Floor.YES, "An answer")]


def test_a_missed_week_leaves_no_mark(book: Book) -> None:
    look(book, MONDAY - 5 * WEEK)
    assert words(book, "missed") in said_on(week_page(book))
    answer(begin(book), floor="yes")
    assert len(reviews(book)) == 2


def test_the_week_after_a_look_has_no_word_about_missing(book: Book) -> None:
    look(book, MONDAY - WEEK)
    assert words(book, "missed") not in said_on(week_page(book))


def test_a_row_without_words_or_with_a_day_gone_by_is_said_beside_it(book: Book) -> None:
    page = begin(book)
    for _ in range(3):
        click(page, book, "steps.skip") if page.sitting.left else answer(page)
    form = answer(page, rows=[["Send one", "next year maybe", ""]])
    column = words(book, "rows.next.columns.planned_on")
    assert form.problems["rows"] == words(book, "problem.row", n=1, column=column)
    form = answer(page, rows=[["Send one", "3 March 2026", ""]])
    assert form.problems["rows"] == words(book, "problem.has_passed")
    assert book.store.all(WeekAction) == []


# --- what was planned


def test_what_was_planned_is_done_moved_or_let_go_in_one_press(book: Book) -> None:
    plan(book, "Send one", THURSDAY)
    page = week_page(book)
    click(page, book, "planned.done")
    (stored,) = book.store.all(WeekAction)
    assert stored.record.done_on == Day(THURSDAY)
    plan(book, "Ask Tom", THURSDAY - timedelta(days=3))
    assert words(book, "planned.passed", day=book.words("review").on_day(MONDAY, THURSDAY)) in said_on(
        page.planned
    )
    click(page, book, "planned.let_go")
    assert book.store.all(WeekAction)[1].record.let_go


@pytest.mark.parametrize(("key", "said"), [("done", "is_done"), ("let_go", "is_let_go")])
def test_what_is_over_is_said_in_its_place_until_it_is_undone(book: Book, key: str, said: str) -> None:
    for name in ("Send one", "Ask Tom"):
        plan(book, name, THURSDAY)
    page = week_page(book)
    click(page, book, f"planned.{key}")
    over = words(book, f"planned.{said}", what="Send one")
    _title, line, *rest = said_on(page.planned).split("\n")
    assert over in line
    assert "Ask Tom" in "".join(rest)
    click(page, book, "planned.undo", what="Send one")
    assert all(stored.record.open for stored in book.store.all(WeekAction))
    assert over not in said_on(page.planned)
    assert over not in said_on(week_page(book).planned)


def test_an_action_whose_day_passed_is_moved_to_a_day_that_has_not(book: Book) -> None:
    plan(book, "Send one", THURSDAY - timedelta(days=2), place="9, library")
    page = week_page(book)
    click(page, book, "planned.move")
    form = Browser(page.planned.form)
    assert form.boxes["place"] == "9, library"
    form.press(planned_on="")
    assert form.problems["planned_on"] == words(book, "problem.no_day")
    form.press(planned_on="10 March 2026")
    assert form.problems["planned_on"] == words(book, "problem.has_passed")
    form.press(planned_on="Saturday")
    assert book.store.all(WeekAction)[0].record.planned_on == Day(date(2026, 3, 14))


def test_an_action_done_counts_for_a_goal_that_counts_them(book: Book) -> None:
    goal = keep_goal(book, days_ago=3, counts="week_actions", aim=3)
    plan(book, "Send one", THURSDAY, done_on=Day(THURSDAY))
    plan(book, "Ask Tom", THURSDAY)
    assert pace(book, goal).weeks[-1].units == 1


# --- questions past their day


def waiting(book: Book, organisation: str, held_on: date) -> str:
    id = book.store.add(Application(organisation, "Analyst")).id
    book.store.add(InterviewRound(id, Stage.FIRST, Day(held_on)))
    return id


def test_a_question_past_its_day_is_closed_in_one_press_and_opened_again_in_one(book: Book) -> None:
    id = waiting(book, "Quillmoor", date(2026, 1, 5))
    waiting(book, "Wexcombe", date(2026, 3, 10))  # its day is still to come
    page = begin(book)
    answer(page, floor="yes")
    assert "Wexcombe" not in said_on(page)
    click(page, book, "waits.close")
    assert stories(book)[id].standing(book.today()) is Standing.NO_RESPONSE
    click(page, book, "waits.undo")
    assert book.store.all(OutcomeEvent) == []
    assert "Quillmoor" in said_on(page)


def test_one_that_was_opened_again_elsewhere_is_not_said_to_be_closed(book: Book) -> None:
    waiting(book, "Quillmoor", date(2026, 1, 5))
    page = begin(book)
    answer(page)
    click(page, book, "waits.close")
    assert words(book, "waits.count.closed.one") in said_on(page)
    book.store.undo()
    assert words(book, "waits.count.closed.one") not in said_on(page)
    assert "Quillmoor" in said_on(page)


def test_an_answer_heard_since_it_was_shown_is_left_alone(book: Book) -> None:
    id = waiting(book, "Quillmoor", date(2026, 1, 5))
    over = quiet_ones(book)
    book.store.add(OutcomeEvent(id, Outcome.ADVANCED, Day(date(2026, 3, 9))))
    assert stop_waiting(book, over, book.words("quiet")) is None
    assert [stored.record.outcome for stored in book.store.all(OutcomeEvent)] == [Outcome.ADVANCED]


def test_many_of_them_are_closed_together(book: Book) -> None:
    for n in range(12):
        waiting(book, f"Quillmoor {n}", date(2026, 1, 5))
    page = begin(book)
    answer(page)
    assert "Quillmoor 5" not in said_on(page)
    click(page, book, "waits.close_all", n=12)
    assert len(book.store.all(OutcomeEvent)) == 12


# --- the floor


def test_after_three_weeks_below_the_smallest_size_its_size_is_asked_about(book: Book) -> None:
    keep_goal(book, "Two talks", counts="ticks", floor=2, aim=4, stretch=6)
    for n in (2, 1, 0):
        assert words(book, "smaller.title") not in said_on(week_page(book))
        look(book, MONDAY - n * WEEK, floor=Floor.NO)
    page = week_page(book)
    assert words(book, "smaller.title") in said_on(page)
    press(page, words(book, "smaller.button", goal="Two talks", floor=1, aim=2, stretch=4))
    assert [(g.record.floor, g.record.aim) for g in book.store.all(Goal)] == [(1, 2)]


def test_a_week_that_kept_it_and_two_that_did_not_ask_nothing(book: Book) -> None:
    keep_goal(book, counts="ticks", floor=2, aim=4)
    for n, floor in enumerate((Floor.NO, Floor.NO, Floor.YES)):
        look(book, MONDAY - n * WEEK, floor=floor)
    assert words(book, "smaller.title") not in said_on(week_page(book))


# --- the jar, the day of a no, a low day


def test_the_jar_has_what_somebody_was_glad_of_newest_first(book: Book) -> None:
    look(book, MONDAY - 2 * WEEK, glad="I called Mia")
    look(book, MONDAY - WEEK, glad="<b>I</b> went out")
    look(book, MONDAY, glad="  ")
    page = week_page(book)
    assert words(book, "count.jar.other", n=2) in said_on(page)
    page.jar.open()
    said = said_on(page)
    assert said.index("went out") < said.index("called Mia")


def test_on_the_day_of_a_no_the_page_says_it_can_wait_and_leaves_a_way_in(book: Book) -> None:
    id = book.store.add(Application("Quillmoor")).id
    book.store.add(OutcomeEvent(id, Outcome.REJECTED, Day(THURSDAY)))
    page = week_page(book)
    assert words(book, "gate.title") in said_on(page)
    assert words(book, "begin") not in said_on(page)
    click(page, book, "gate.open")
    assert words(book, "begin") in said_on(page)


def test_on_a_low_day_one_line_is_enough(book: Book) -> None:
    assert words(book, "low") not in said_on(week_page(book))
    book.store.add(CheckIn(Day(THURSDAY), steady=2))
    assert words(book, "low") in said_on(week_page(book))


def test_the_rule_for_changing_a_goal_is_shown_when_it_is_to_be_looked_at_again_and_not_before(
    book: Book,
) -> None:
    rule = "Six weeks without a fitting job ad"
    stored = keep_goal(book, days_ago=28, drop_rule=rule, review_on=Day(THURSDAY + timedelta(days=1)))
    page = begin(book)
    for _ in range(3):
        answer(page)
    assert rule not in said_on(page)
    book.store.update(stored.id, replace(stored.record, review_on=Day(THURSDAY)), stored.rev)
    page.ask(book.store.all(WeekReview)[0].id, "next")
    assert rule in said_on(page)
    assert words(book, "plan.again") in said_on(page)
