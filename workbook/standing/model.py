"""Where a person stands, as it is kept: a job with its adverts, skills and ratings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from workbook.answers import (
    Day,
    choice,
    day,
    fold,
    long_text,
    number,
    out_of_time,
    reference,
    scale,
    short_text,
    tick,
)
from workbook.storage import Stored

SKILLS_MOST, CHOSEN_MOST, ADVERTS_MOST = 12, 3, 5  # guide, exercise G
LINE = 1000
SKILL_KINDS = ("knowledge", "skill", "experience", "licence", "way_of_working", "condition")
GAP_TYPES = ("not_shown", "nearly", "not_done_yet", "years", "hired_without")  # the cheapest to close first
ROUTES = (  # ways to close a gap
    "show",
    "practise",
    "where_i_am",
    "volunteer",
    "short_course",
    "certificate",
    "longer_study",
    "ask_someone",
    "stepping_stone",
)


class Weight(StrEnum):
    """How much a job asks for it: most adverts do, several, or few."""

    NEEDED = "needed"
    WANTED = "wanted"
    NICE = "nice"


@dataclass(frozen=True)
class TargetJob:
    """A job, or kind of job, that a map is for; `smaller_on` is the day the gap was found to be small."""

    kind: ClassVar[str] = "target_job"

    job: str = short_text(required=True)
    begun_on: Day | None = day(unsure=False)
    smaller_on: Day | None = day(unsure=False)


@dataclass(frozen=True)
class Advert:
    """A real advert for the job, as it was pasted."""

    kind: ClassVar[str] = "advert"

    target_job_id: str = reference(required=True)
    text: str = long_text(required=True)
    read_on: Day | None = day(unsure=False)


@dataclass(frozen=True)
class Requirement:
    """A skill on the map: what the job asks for, and, once it is one of the chosen gaps, the way to close it.

    `need` is on the same five anchors as a Rating's `have`; `adverts` is in how many of them it stands.
    """

    kind: ClassVar[str] = "requirement"

    target_job_id: str = reference(required=True)
    skill: str = short_text(required=True)
    skill_kind: str | None = choice(SKILL_KINDS)
    need: int | None = scale(0, 4)
    weight: Weight | None = choice(Weight)
    adverts: int | None = number(0, 99, whole=True)
    gap_type: str | None = choice(GAP_TYPES)
    chosen: bool = tick()
    reason: str = short_text(limit=LINE)
    route: str | None = choice(ROUTES)
    first_step: str = short_text(limit=LINE)
    hours: float | None = number(0, 10_000)
    cost: str = short_text()
    by: Day | None = day(unsure=False, ahead=True)
    closed_when: str = short_text(limit=LINE)
    closed_on: Day | None = day(unsure=False)
    parked: bool = tick()


@dataclass(frozen=True)
class Rating:
    """Where somebody was with a skill on a day, with proof, and how sure of it. Every rating is kept."""

    kind: ClassVar[str] = "rating"

    requirement_id: str = reference(required=True)
    rated_on: Day | None = day(required=True, unsure=False)
    have: int | None = scale(0, 4)
    proof: str = short_text(limit=LINE)
    sure: int | None = scale(1, 5)


def weight_of(adverts: int, of: int) -> Weight:
    """How much a job asks for what so many of its adverts name."""
    share = adverts / max(of, 1)
    return Weight.NEEDED if share > 0.5 else Weight.WANTED if share > 0.25 else Weight.NICE


def same_advert(text: str, adverts: Iterable[Stored[Advert]]) -> bool:
    """Whether one of these adverts is the same text, apart from spaces and capitals."""
    folded = fold(text)
    return any(fold(stored.record.text) == folded for stored in adverts)


problems = out_of_time(Requirement, Rating)
