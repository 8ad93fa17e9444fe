"""A true story to bring to an interview, as it is kept, and which kinds of question the stories cover."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from workbook.answers import Day, day, long_text, multi, short_text, tick
from workbook.attempts.model import Attempt
from workbook.questions.model import TOLD, Competency
from workbook.storage import Stored

TOLD_ON = 3  # different days on which a story is told before it is practised
STORIES_ENOUGH = 8  # over as many competencies
LINE = 2000


@dataclass(frozen=True)
class StarStory:
    """A true story to bring along: situation, task, action, result, and what was learned from it."""

    kind: ClassVar[str] = "star_story"

    title: str = short_text(required=True)
    situation: str = short_text(limit=LINE)
    task: str = short_text(limit=LINE)
    action: str = long_text()
    result: str = short_text(limit=LINE)
    learned: str = short_text(limit=LINE)
    tags: tuple[Competency, ...] = multi(TOLD)
    private_check: bool = tick()  # names, clients and confidential details are out
    short_form: str = short_text(limit=LINE)
    written_on: Day | None = day(unsure=False)


def days_told(attempts: Iterable[Attempt], story: str) -> set[date]:
    """The different days on which a story was told."""
    return {a.attempted_on.on for a in attempts if a.story_id == story and a.attempted_on}


def grid(stories: Iterable[Stored[StarStory]]) -> dict[Competency, list[Stored[StarStory]]]:
    """The stories that show each competency; an empty list is a story to look for."""
    every = list(stories)
    return {one: [stored for stored in every if one in stored.record.tags] for one in TOLD}
