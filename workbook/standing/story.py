"""A map as it is now: its skills with every rating, its gaps, and what comes next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from workbook.book import Book
from workbook.standing.model import GAP_TYPES, Advert, Rating, Requirement, TargetJob
from workbook.storage import Stored

RATE_AGAIN_AFTER = timedelta(weeks=4)


class Part(StrEnum):
    """The parts of a map, in the order in which they are asked: three in the first sitting, then four."""

    ADVERTS = "adverts"
    SKILLS = "skills"
    NOW = "now"
    NEEDED = "needed"
    GAPS = "gaps"
    CHOOSE = "choose"
    ROUTES = "routes"


class GapState(StrEnum):
    """What has become of a gap."""

    CLOSED = "closed"
    CLOSING = "closing"
    PARKED = "parked"


@dataclass(frozen=True)
class Skill:
    """One skill of a map with its ratings, the earliest first."""

    stored: Stored[Requirement]
    ratings: tuple[Rating, ...]

    @property
    def asked(self) -> Requirement:
        """What the job asks for."""
        return self.stored.record

    @property
    def now(self) -> Rating | None:
        """The newest rating, if it has a level."""
        return self.ratings[-1] if self.ratings else None

    @property
    def have(self) -> int | None:
        """Where the person is now."""
        return self.now.have if self.now else None

    @property
    def gap(self) -> int | None:
        """How many levels are missing, negative where there are more than needed; None where not known."""
        return None if self.have is None or self.asked.need is None else self.asked.need - self.have

    @property
    def state(self) -> GapState | None:
        """What has become of the gap; None where there was none."""
        if self.asked.closed_on or (self.asked.chosen and self.gap is not None and self.gap <= 0):
            return GapState.CLOSED
        if (self.gap or 0) <= 0:
            return None
        return GapState.CLOSING if self.asked.chosen and not self.asked.parked else GapState.PARKED


ANSWERS: Mapping[Part, Callable[[Skill], object]] = {  # what the parts ask of each skill
    Part.NOW: lambda skill: skill.have,
    Part.NEEDED: lambda skill: skill.asked.need,
    Part.GAPS: lambda skill: skill.asked.gap_type,
    Part.ROUTES: lambda skill: skill.asked.route,
}


@dataclass(frozen=True)
class JobMap:
    """A target job with its adverts and skills."""

    stored: Stored[TargetJob]
    adverts: tuple[Stored[Advert], ...]
    skills: tuple[Skill, ...]

    @property
    def gaps(self) -> list[Skill]:
        """The skills with a gap, the cheapest kind first, and of one kind what most adverts ask for."""
        open_ = [skill for skill in self.skills if (skill.gap or 0) > 0 and not skill.asked.closed_on]

        def cheapest(skill: Skill) -> tuple[int, int]:
            kind = skill.asked.gap_type
            return GAP_TYPES.index(kind) if kind else len(GAP_TYPES), -(skill.asked.adverts or 0)

        return sorted(open_, key=cheapest)

    @property
    def closing(self) -> list[Skill]:
        """The gaps that somebody works on."""
        return [skill for skill in self.skills if skill.state is GapState.CLOSING]

    @property
    def above(self) -> list[Skill]:
        """The skills of which there is more than needed: they belong in the next answer."""
        return [skill for skill in self.skills if (skill.gap or 0) < 0]

    @property
    def states(self) -> Counter[GapState]:
        """How many gaps are closed, closing and parked."""
        return Counter(skill.state for skill in self.skills if skill.state)

    def about(self, part: Part) -> list[Skill]:
        """The skills that a part asks about."""
        if part is Part.ROUTES:
            return self.closing
        return self.gaps if part is Part.GAPS else list(self.skills)

    def left(self, part: Part) -> list[Skill]:
        """The skills of which a part has still something to ask."""
        return [skill for skill in self.about(part) if ANSWERS[part](skill) is None]

    @property
    def next(self) -> Part | None:
        """The part that comes next; None once it is done, or the gap was found to be small."""
        chosen = any(skill.asked.chosen for skill in self.skills)
        missing = {
            Part.ADVERTS: not self.adverts and not self.skills,
            Part.SKILLS: not self.skills,
            Part.NOW: self.left(Part.NOW),
            Part.NEEDED: self.left(Part.NEEDED),
            Part.GAPS: not chosen and self.left(Part.GAPS),  # later, one without a kind is one to leave
            Part.CHOOSE: not chosen and self.gaps,
            Part.ROUTES: self.left(Part.ROUTES),
        }
        return None if self.stored.record.smaller_on else next((p for p in Part if missing[p]), None)

    def rate_again_on(self) -> date | None:
        """The day on which its levels are to be looked at again, a month after the newest rating."""
        rated_on = [r.rated_on.on for s in self.skills for r in s.ratings if r.rated_on]
        return max(rated_on) + RATE_AGAIN_AFTER if rated_on and self.next is None else None


def job_map(book: Book, stored: Stored[TargetJob]) -> JobMap:
    """The map of one job."""
    asked = book.store.where(Requirement, target_job_id=stored.id)
    ratings = defaultdict[str, list[Rating]](list)
    every = (one.record for one in book.store.all(Rating))
    for rating in sorted(every, key=lambda rating: rating.rated_on.on if rating.rated_on else date.min):
        ratings[rating.requirement_id].append(rating)
    skills = tuple(Skill(one, tuple(ratings[one.id])) for one in asked)
    return JobMap(stored, tuple(book.store.where(Advert, target_job_id=stored.id)), skills)


def job_maps(book: Book) -> list[JobMap]:
    """The maps there are, the newest first."""
    return [job_map(book, stored) for stored in reversed(book.store.all(TargetJob))]
