"""How far goals are: what counts for each, week by week, found in the records of every room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from workbook.book import Book
from workbook.estimates.burn_up import BurnUp
from workbook.goals.model import OWN, WEEK, Goal, GoalWeek, Milestone, active
from workbook.review.story import put_right, what_counts
from workbook.storage import Stored


@dataclass(frozen=True)
class Week:
    """One week of a goal: its units, counted by the book or by hand, and what the person said of it."""

    first: date
    units: int
    said: GoalWeek | None = None


@dataclass(frozen=True)
class Pace:
    """A goal with its weeks, from the one in which it began to this one, and its milestones in order.

    `at` are the units at which each milestone is reached, counting those before it.
    """

    stored: Stored[Goal]
    weeks: tuple[Week, ...]
    milestones: tuple[Stored[Milestone], ...]
    at: tuple[int, ...]
    progress: BurnUp

    @property
    def goal(self) -> Goal:
        """The goal itself."""
        return self.stored.record


def pace(book: Book, stored: Stored[Goal]) -> Pace:
    """Where one goal stands today. What has only a month, or no day, is in no week."""
    goal, today, counted = stored.record, book.today(), Counter[date]()
    begun = goal.begun_on.on if goal.begun_on else min(stored.saved_at.date(), today)
    first, last = book.week_of(min(begun, today)), book.week_of(today)

    def week(day: date) -> date:
        return first + (day - first) // WEEK * WEEK

    for on, units, one in what_counts(book, goal.counts):
        if getattr(one, "goal_id", stored.id) == stored.id and begun <= on <= today:
            counted[week(on)] += units
    for on, n in put_right(book, goal.counts).items():
        if begun <= on <= today:  # a whole week of the goal
            counted[week(on)] = n
    said = {week(s.record.week_of.on): s.record for s in book.store.where(GoalWeek, goal_id=stored.id)
            if s.record.week_of}  # fmt: skip
    weeks = []
    for on in (first + n * WEEK for n in range((last - first) // WEEK + 1)):
        by_hand = said[on].count if on in said else None
        weeks.append(Week(on, counted[on] if by_hand is None else by_hand, said.get(on)))
    milestones = tuple(book.store.where(Milestone, goal_id=stored.id))
    at = tuple(accumulate(one.record.units or 1 for one in milestones))
    target = goal.target or (at[-1] if at else None)
    progress = BurnUp(tuple(week.units for week in weeks), target, begun > first)
    return Pace(stored, tuple(weeks), milestones, at, progress)


def paces(book: Book) -> list[Pace]:
    """Where the goals stand that somebody works on."""
    return [pace(book, stored) for stored in active(book.store.all(Goal))]


def shared(paces: Iterable[Pace]) -> set[str]:
    """What counts for more than one of these goals, and so is counted once for each."""
    counts = Counter(pace.goal.counts for pace in paces if pace.goal.counts)
    return {what for what, n in counts.items() if n > 1 and what not in OWN}
