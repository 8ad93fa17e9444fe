"""What somebody has to work with, as it is kept: strengths with proof, and where one is used on purpose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from workbook.answers import Day, day, out_of_time, reference, short_text

ENTRIES_MOST = 10  # guide, exercise I
LINE = 1000


@dataclass(frozen=True)
class Strength:
    """Something somebody is good at, with proof; `from_id` is the story told about it, if there is one."""

    kind: ClassVar[str] = "strength"

    strength: str = short_text(required=True)
    proof: str = short_text(limit=LINE)
    last_used: Day | None = day()
    from_id: str = reference()


@dataclass(frozen=True)
class StrengthUse:
    """A strength that is to be used on purpose, at some `place` and day; `used_on` once it was."""

    kind: ClassVar[str] = "strength_use"

    strength_id: str = reference(required=True)
    place: str = short_text(limit=LINE)
    planned_on: Day | None = day(unsure=False, ahead=True)
    used_on: Day | None = day(unsure=False)


problems = out_of_time(Strength, StrengthUse)
