"""Progress towards goals counts itself, week by week, from what every room keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from goals_by_hand import at_pace, keep_goal, milestones, send

from workbook.answers import Day
from workbook.answers.working_days import SETTING
from workbook.attempts.model import Attempt
from workbook.book import Book
from workbook.check_ins.model import CheckIn
from workbook.debrief.model import Action, LookBack
from workbook.estimates.burn_up import BurnUp
from workbook.goals.model import COUNTED, GoalWeek
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.messages.model import Message, Purpose
from workbook.people.model import Ask
from workbook.progress.story import pace, paces, shared
from workbook.review.model import WeekAction
from workbook.standing.model import Requirement, TargetJob

MONDAY = date(2026, 3, 9)


def units(book: Book, goal: Any) -> list[int]:
    return [week.units for week in pace(book, goal).weeks]


def test_applications_are_counted_in_the_week_they_were_sent(book: Book) -> None:
    goal = keep_goal(book, counts="applications", days_ago=17)
    send(book, date(2026, 2, 24), date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 12))
    assert units(book, goal) == [2, 1, 1]


def test_what_was_before_the_goal_is_ahead_or_has_no_day_does_not_count(book: Book) -> None:
    goal = keep_goal(book, counts="applications", days_ago=3)
    send(book, date(2026, 3, 8), date(2026, 3, 9), date(2026, 3, 20))
    send(book, date(2026, 3, 10), only_saved=True)
    book.store.add(Application("Fernhill", sent_on=Day.parse("2026-03")))
    book.store.add(Application("Fernhill"))
    assert units(book, goal) == [1]


def one_of_each(book: Book) -> None:
    """One record of every kind that counts, today."""
    today = Day(book.today())
    application = book.store.add(Application("Quillmoor", sent_on=today))
    book.store.add(InterviewRound(application.id, Stage.FIRST, today))
    book.store.add(InterviewRound(application.id, Stage.TASK, today))
    book.store.add(Message(application.id, Purpose.THANKS, sent_on=today))
    book.store.add(Message(application.id, Purpose.THANKS_AND_ASK, asks=True, sent_on=today))
    book.store.add(LookBack("r", 1, today, "2026-03-12T10:00:00+00:00", "2026-03-12T10:20:00+00:00"))
    book.store.add(LookBack("r", 2, today, "2026-03-12T11:00:00+00:00"))
    book.store.add(Attempt("card-1", today))
    book.store.add(Attempt("card-2", today, story_id="s"))
    book.store.add(Ask("mia", asked_on=today))
    book.store.add(Ask("jo", kept_until=today))
    job = book.store.add(TargetJob("Analyst"))
    book.store.add(Requirement(job.id, "SQL", closed_on=today))
    book.store.add(Requirement(job.id, "Excel"))
    book.store.add(CheckIn(today, steady=5))
    book.store.add(Action(text="Ask earlier", done_on=today))
    book.store.add(WeekAction(action="Send one", done_on=today))
    book.store.add(WeekAction(action="Send two", planned_on=today))


@pytest.mark.parametrize(
    ("counts", "n"),
    [("applications", 1), ("interviews", 1), ("letters", 2), ("asks", 1), ("look_backs", 1),
     ("questions", 2), ("stories", 1), ("check_ins", 1), ("people_asked", 1), ("gaps", 1),
     ("actions", 1), ("week_actions", 1), ("milestones", 5)],
)  # fmt: skip
def test_every_room_counts(book: Book, counts: str, n: int) -> None:
    one_of_each(book)
    goal, other = keep_goal(book, counts=counts), keep_goal(book)
    milestones(book, goal, "Half of it", units=5, done_on=Day(book.today()))
    milestones(book, goal, "All of it", units=5)
    milestones(book, other, "Of another goal", units=7, done_on=Day(book.today()))
    assert units(book, goal) == [n]


def test_all_that_counts_is_tried_above() -> None:
    assert len(COUNTED) == 13


def test_a_number_by_hand_stands_for_its_week_and_keeps_its_reason(book: Book) -> None:
    goal = keep_goal(book, counts="applications", days_ago=10)
    send(book, date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 10))
    book.store.add(GoalWeek(goal.id, Day(date(2026, 3, 5)), count=5, reason="Three went by post"))
    book.store.add(GoalWeek(goal.id, Day(MONDAY), confidence=70))
    weeks = pace(book, goal).weeks
    assert [week.units for week in weeks] == [5, 1]
    assert weeks[0].said is not None
    assert weeks[0].said.reason == "Three went by post"


def test_a_week_begins_where_the_person_lives(book: Book) -> None:
    assert book.week_of(date(2026, 3, 12)) == MONDAY
    book.store.set_setting(SETTING, {"country": "US"})
    assert book.week_of(date(2026, 3, 12)) == date(2026, 3, 8)
    book.store.set_setting(SETTING, {"country": 7})
    assert book.week_of(date(2026, 3, 12)) == MONDAY


def test_a_clock_set_back_and_a_beginning_ahead_leave_one_week(book: Book, clock: Any) -> None:
    goal = keep_goal(book, counts="applications")
    clock.forward(days=-30)
    assert units(book, goal) == [0]


def test_the_pace_is_that_of_whole_weeks(book: Book) -> None:
    assert BurnUp((9, 2, 3, 4), 30, mid=True).whole == (2, 3)
    assert BurnUp((9, 2, 3, 4), 30).whole == (9, 2, 3)
    assert pace(book, keep_goal(book, days_ago=16)).progress.mid
    assert not pace(book, keep_goal(book, days_ago=17)).progress.mid


def test_the_target_is_what_was_said_or_what_the_milestones_add_up_to(book: Book) -> None:
    goal = keep_goal(book, counts="ticks")
    assert pace(book, goal).progress.target is None
    milestones(book, goal, "First", "Second", units=4)
    milestones(book, goal, "Third")
    assert (pace(book, goal).progress.target, pace(book, goal).at) == (9, (4, 8, 9))
    assert pace(book, keep_goal(book, counts="ticks", target=24)).progress.target == 24


def test_a_target_reached_before_it_was_set_has_nothing_left_and_no_weeks_to_come(book: Book) -> None:
    progress = at_pace(book, 5, 5, 5, 5, 5, 0, target=10).progress
    assert (progress.remaining, progress.looks_ahead, progress.bands) == (0, False, [])


def test_two_goals_may_count_the_same_and_it_is_known(book: Book) -> None:
    for counts in ("applications", "applications", "ticks", "ticks"):
        keep_goal(book, counts=counts)
    send(book, book.today())
    assert [pace.progress.totals[-1] for pace in paces(book)] == [1, 1, 0, 0]
    assert shared(paces(book)) == {"applications"}


def test_a_goal_without_a_beginning_began_when_it_was_saved(book: Book) -> None:
    goal = keep_goal(book, counts="applications")
    goal = book.store.update(goal.id, replace(goal.record, begun_on=None), goal.rev)
    assert len(pace(book, goal).weeks) == 1


def test_a_week_53_is_one_week_over_the_change_of_the_year(book: Book, clock: Any) -> None:
    """2026 has 53 weeks by ISO 8601; the last begins on 28 December."""
    clock.time = clock.time.replace(year=2027, month=1, day=12)
    goal = keep_goal(book, counts="applications", days_ago=29)
    send(book, *(date(2026, 12, 14) + timedelta(days=n) for n in range(30)))
    weeks = pace(book, goal).weeks
    assert [week.first.isocalendar().week for week in weeks] == [51, 52, 53, 1, 2]
    assert [week.units for week in weeks] == [7, 7, 7, 7, 2]


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Australia/Sydney"])
@pytest.mark.parametrize("monday", [(2026, 4, 20), (2026, 11, 16)])
def test_the_weeks_of_summer_time_are_weeks_like_others(
    book: Book, clock: Any, zone: str, monday: tuple[int, int, int]
) -> None:
    clock.time = datetime(*monday, 0, 30, tzinfo=ZoneInfo(zone))
    goal = keep_goal(book, counts="applications", days_ago=49)
    send(book, *(book.today() - timedelta(days=n) for n in range(50)))
    assert units(book, goal) == [7, 7, 7, 7, 7, 7, 7, 1]
