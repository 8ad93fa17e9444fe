"""What is in the way of a job, as it is kept: whether it can be moved, how that is known, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from workbook.answers import Day, blank, choice, day, long_text, out_of_time, short_text, table

LINE = 1000


class LimitKind(StrEnum):
    """Whether something that is in the way can be moved."""

    FIXED = "fixed"
    CHANGEABLE = "changeable"
    PRICE = "price"
    UNCHECKED = "unchecked"


@dataclass(frozen=True)
class Constraint:
    """Something in the way: how it is known, what the dream gave, where else that is found, and what is next.

    `same_field`, `same_skills` and `same_meaning` are the alternatives at three distances, each with the
    smallest way to try it; `next_step` is what will be tried or asked, on `next_on`, and done on `done_on`.
    """

    kind: ClassVar[str] = "limitation"  # "constraint" and "limit" are words of SQL
    private: ClassVar[bool] = True

    in_the_way: str = short_text(required=True)
    limit_kind: LimitKind | None = choice(LimitKind)
    source: str = short_text(limit=LINE)
    checked_on: Day | None = day(unsure=False)
    exceptions: str = short_text(limit=LINE)
    who: str = short_text(limit=LINE)
    giving: str = long_text()
    same_field: tuple[tuple[str, ...], ...] = table(("what", "try"), rows=1, most=1)
    same_skills: tuple[tuple[str, ...], ...] = table(("what", "try"), rows=1, most=1)
    same_meaning: tuple[tuple[str, ...], ...] = table(("what", "try"), rows=1, most=1)
    next_step: str = short_text(limit=LINE)
    next_on: Day | None = day(unsure=False, ahead=True)
    done_on: Day | None = day(unsure=False)
    came_of: str = short_text(limit=LINE)
    farewell: str = long_text()

    @property
    def alternatives(self) -> list[tuple[str, ...]]:
        """The alternatives there are, the nearest first."""
        return [row for rows in (self.same_field, self.same_skills, self.same_meaning) for row in rows]

    @property
    def sourced(self) -> bool:
        """Whether there is a rule or a body behind it, and the day on which it was checked."""
        return not blank(self.source) and self.checked_on is not None


problems = out_of_time(Constraint)
