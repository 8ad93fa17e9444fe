"""Goals as they are kept: what a person wants, does each week and plans, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from workbook.answers import Day, Problem, blank, choice, day, number, reference, scale, short_text, table
from workbook.attempts.model import Attempt
from workbook.check_ins.model import CheckIn
from workbook.debrief.model import Action, LookBack
from workbook.estimates.planning import resized
from workbook.interviews.model import INTERVIEWS, Application, InterviewRound
from workbook.messages.model import Message
from workbook.people.model import Ask
from workbook.review.model import WeekAction
from workbook.standing.model import Requirement
from workbook.storage import Stored

ACTIVE_MOST = 3  # goals at a time (guide, exercise H)
MILESTONES_MOST = 5  # of one goal; more is two goals
WEEK = timedelta(weeks=1)
REVIEW_AFTER = 4 * WEEK
UNSURE_BELOW, SURE_ABOVE = 60, 90  # of 100
LONGEST_WEEKS, MOST_UNITS, LINE = 520, 1000, 1000
SIZES = ("floor", "aim", "stretch")


@dataclass(frozen=True)
class Milestone:
    """Something on the way that others could see is done; `from_id` is the action it came from, if any."""

    kind: ClassVar[str] = "milestone"

    goal_id: str = reference(required=True)
    milestone: str = short_text(required=True, limit=2000)
    units: int | None = number(1, MOST_UNITS, whole=True)
    weeks: float | None = number(0.1, LONGEST_WEEKS)
    done_on: Day | None = day(unsure=False)
    from_id: str = reference()


# What counts for a goal → its kind of record and the day of one; a room that comes later adds its line here.
COUNTED: Mapping[str, tuple[type[Any], Callable[[Any], Day | None]]] = {
    "applications": (Application, lambda one: None if one.only_saved else one.sent_on),
    "interviews": (InterviewRound, lambda one: one.held_on if one.stage in INTERVIEWS else None),
    "letters": (Message, lambda one: one.sent_on),
    "asks": (Message, lambda one: one.sent_on if one.asks else None),
    "people_asked": (Ask, lambda one: one.asked_on),
    "look_backs": (LookBack, lambda one: one.held_on if one.ended_at else None),
    "questions": (Attempt, lambda one: one.attempted_on),
    "stories": (Attempt, lambda one: one.attempted_on if one.story_id else None),
    "check_ins": (CheckIn, lambda one: one.checked_on),
    "actions": (Action, lambda one: one.done_on),
    "week_actions": (WeekAction, lambda one: one.done_on),
    "milestones": (Milestone, lambda one: one.done_on),
    "gaps": (Requirement, lambda one: one.closed_on),
}
TICKS = "ticks"  # a press of the person's own, counted in the week itself
OWN = ("milestones", TICKS)  # what no two goals share


class GoalState(StrEnum):
    """Whether somebody works on a goal now."""

    ACTIVE = "active"
    RESTING = "resting"
    STOPPED = "stopped"


class ReviewChoice(StrEnum):
    """What a review decides."""

    KEEP = "keep"
    SMALLER = "smaller"
    BIGGER = "bigger"
    SWAP = "swap"
    STOP = "stop"


FACTOR = {ReviewChoice.SMALLER: 0.6, ReviewChoice.BIGGER: 1.5}  # by which the weeks become smaller or bigger


@dataclass(frozen=True)
class Goal:
    """One direction with what is done for it each week: at least `floor`, mostly `aim`, at best `stretch`.

    `process` are the actions with their times a week, minutes and place, `if_then` the plans for when it
    gets hard, `limit_id` what is in the way. What counts since `begun_on` adds up to `target` or milestones.
    """

    kind: ClassVar[str] = "goal"

    outcome: str = short_text(required=True)
    why: str = short_text(limit=LINE)
    goal_kind: str | None = choice(("learn", "do", "reach"))
    process: tuple[tuple[str, ...], ...] = table(("action", "times", "minutes", "where"), rows=2)
    counts: str | None = choice((*COUNTED, TICKS))
    floor: int | None = number(0, MOST_UNITS, whole=True)
    aim: int | None = number(1, MOST_UNITS, whole=True)
    stretch: int | None = number(1, MOST_UNITS, whole=True)
    confidence: int | None = scale(0, 100)
    target: int | None = number(1, 100 * MOST_UNITS, whole=True)
    wish: str = short_text(limit=LINE)
    obstacle: str = short_text(limit=LINE)
    if_then: tuple[tuple[str, ...], ...] = table(("cue", "will"), rows=2)
    next_no: str = short_text(limit=LINE)
    drop_rule: str = short_text(limit=LINE)
    begun_on: Day | None = day(unsure=False)
    review_on: Day | None = day(unsure=False, ahead=True)
    state: GoalState | None = choice(GoalState)
    limit_id: str = reference()

    @property
    def active(self) -> bool:
        """Whether it is one of the three that somebody works on."""
        return self.state in (GoalState.ACTIVE, None)


@dataclass(frozen=True)
class PastTask:
    """Something done before: how long it was thought to take, and how long it took."""

    kind: ClassVar[str] = "past_task"

    task: str = short_text(required=True)
    planned_weeks: float | None = number(0.1, LONGEST_WEEKS)
    actual_weeks: float | None = number(0.1, LONGEST_WEEKS)


@dataclass(frozen=True)
class GoalWeek:
    """One week of a goal, from `week_of`: how sure the person was of its `aim`, and a `count` by hand.

    Without a count the book counts by itself.
    """

    kind: ClassVar[str] = "goal_week"

    goal_id: str = reference(required=True)
    week_of: Day | None = day(required=True, unsure=False)
    confidence: int | None = scale(0, 100)
    aim: int | None = number(1, MOST_UNITS, whole=True)
    count: int | None = number(0, MOST_UNITS, whole=True)
    reason: str = short_text(limit=LINE)


@dataclass(frozen=True)
class GoalReview:
    """A look at a goal after some weeks, and what was decided."""

    kind: ClassVar[str] = "goal_review"

    goal_id: str = reference(required=True)
    reviewed_on: Day | None = day(unsure=False)
    did: int | None = number(0, 100 * MOST_UNITS, whole=True)
    got: str = short_text(limit=LINE)
    learned: str = short_text(limit=LINE)
    decide: ReviewChoice | None = choice(ReviewChoice, required=True)
    reason: str = short_text(limit=LINE)


def active(goals: Iterable[Stored[Goal]]) -> list[Stored[Goal]]:
    """The goals that somebody works on, in the order of adding."""
    return [stored for stored in goals if stored.record.active]


def plans_for_the_next_no(goals: Iterable[Stored[Goal]]) -> list[str]:
    """What a person planned for the day of a no, in their own words; for the page of that day."""
    return list(dict.fromkeys(s.record.next_no for s in active(goals) if not blank(s.record.next_no)))


def with_sizes(goal: Goal, decide: ReviewChoice) -> Goal:
    """The goal with smaller or bigger weeks."""
    sizes = resized([getattr(goal, name) for name in SIZES], FACTOR[decide], MOST_UNITS)
    return replace(goal, **dict[str, Any](zip(SIZES, sizes, strict=True)))


def decided(goal: Goal, decide: ReviewChoice | None, today: date) -> Goal:
    """The goal after a review; the next one is four weeks later."""
    goal = replace(goal, review_on=Day(today + REVIEW_AFTER))
    if decide in (ReviewChoice.SWAP, ReviewChoice.STOP):
        return replace(goal, state=GoalState.STOPPED)
    return with_sizes(goal, decide) if decide in FACTOR else goal


def problems(answers: Mapping[str, Any], today: date) -> dict[str, Problem]:
    """What contradicts itself among the answers about a goal, a milestone, a task, a week or a review."""
    floor, aim, stretch = (answers.get(name) for name in SIZES)
    days = ("begun_on", "done_on", "week_of")
    ahead = {name for name in days if (on := answers.get(name)) and on.after(today)}
    review, count = answers.get("review_on"), answers.get("count")
    wrong = {
        **dict.fromkeys(ahead, "lies_ahead"),
        "floor": "floor_above_aim" if aim is not None and (floor or 0) > aim else "",
        "stretch": "stretch_below_aim" if stretch is not None and stretch < (aim or 0) else "",
        "review_on": "review_not_ahead" if review and not review.after(today) else "",
        "reason": "no_reason" if count is not None and blank(str(answers.get("reason", ""))) else "",
        "planned_weeks": "both_needed" if answers.get("planned_weeks", 1) is None else "",
        "actual_weeks": "both_needed" if answers.get("actual_weeks", 1) is None else "",
    }
    return {name: Problem(key) for name, key in wrong.items() if key}
