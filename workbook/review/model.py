"""A week as somebody looks back on it, what they planned for the next one, and numbers they put right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from workbook.answers import Day, Problem, blank, choice, day, number, reference, scale, short_text, tick
from workbook.storage import Stored

WEEK = timedelta(weeks=1)
EARLY = timedelta(days=3)  # so long into a week the look is still at the week before
ACTIONS_MOST = 3  # for a week (guide, exercise K)
UNMET = 3  # reviews in a row without the smallest size, from which its size is asked about
MOST, LINE = 1000, 1000
# What the workbook counts of a week, in the order in which it is listed; the goals count the same things.
WHAT = ("applications", "interviews", "letters", "asks", "people_asked", "look_backs", "questions", "stories",
        "check_ins", "actions", "week_actions", "milestones", "gaps")  # fmt: skip


class Floor(StrEnum):
    """Whether the smallest size of a week was kept."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True)
class WeekReview:
    """A look back at one week, from its first day `week_of`, and at the next one."""

    kind: ClassVar[str] = "week_review"
    private: ClassVar[bool] = True

    week_of: Day | None = day(required=True, unsure=False)
    reviewed_on: Day | None = day(unsure=False)
    floor: Floor | None = choice(Floor)
    came: str = short_text(limit=LINE)
    glad: str = short_text(limit=LINE)
    learned: str = short_text(limit=LINE)
    hard: str = short_text(limit=LINE)
    less: str = short_text(limit=LINE)
    rest_on: Day | None = day(unsure=False, ahead=True)
    rest: str = short_text()
    confidence: int | None = scale(0, 100)

    @property
    def first(self) -> date:
        """The first day of its week."""
        return self.week_of.on if self.week_of else date.min


@dataclass(frozen=True)
class WeekAction:
    """One thing planned for a week, with its day and its place; `let_go` says that it will not be done."""

    kind: ClassVar[str] = "week_action"
    private: ClassVar[bool] = True

    review_id: str = reference()
    action: str = short_text(required=True)
    planned_on: Day | None = day(unsure=False, ahead=True)
    place: str = short_text()
    done_on: Day | None = day(unsure=False)
    let_go: bool = tick()

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None and not self.let_go


@dataclass(frozen=True)
class WeekCount:
    """How many there really were of something in the week from `week_of`, and why the book counted others."""

    kind: ClassVar[str] = "week_count"

    what: str | None = choice(WHAT, required=True)
    week_of: Day | None = day(required=True, unsure=False)
    count: int | None = number(0, MOST, whole=True)
    reason: str = short_text(limit=LINE)


def in_week(records: Iterable[Stored[Any]], first: date) -> list[Stored[Any]]:
    """The records of the week that begins on this day, also where weeks began on another day then."""
    return [s for s in records if s.record.week_of and first <= s.record.week_of.on < first + WEEK]


def by_week(reviews: Iterable[Stored[WeekReview]]) -> list[Stored[WeekReview]]:
    """The reviews by their week, the newest last."""
    return sorted(reviews, key=lambda stored: stored.record.first)


def jar(reviews: Iterable[Stored[WeekReview]]) -> list[tuple[str, date]]:
    """What somebody was glad they did, with its week; the newest first."""
    kept = [(s.record.glad, s.record.first) for s in by_week(reviews) if not blank(s.record.glad)]
    return kept[::-1]


def floors_unmet(reviews: Iterable[Stored[WeekReview]]) -> bool:
    """Whether the last three answers about the smallest size all say that it was not kept."""
    floors = [s.record.floor for s in by_week(reviews) if s.record.floor]
    return floors[-UNMET:] == [Floor.NO] * UNMET


def problems(answers: Mapping[str, Any], today: date) -> dict[str, Problem]:
    """What is wrong with the answers about a week, an action or a number."""
    planned, count = answers.get("planned_on"), answers.get("count")
    done = answers.get("done_on")
    wrong = {
        "done_on": "lies_ahead" if done and done.after(today) else "",
        "planned_on": "has_passed" if planned and "done_on" not in answers and planned.on < today else "",
        "rest_on": "has_passed" if (rest := answers.get("rest_on")) and rest.on < today else "",
        "count": "no_count" if "count" in answers and count is None else "",
        "reason": "no_reason" if "count" in answers and blank(str(answers.get("reason", ""))) else "",
        "what": "no_what" if "what" in answers and answers["what"] is None else "",
    }
    return {name: Problem(key) for name, key in wrong.items() if key}
