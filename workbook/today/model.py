"""The day of a no as it is kept: first days, free writing, and the rules other pages ask about."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from workbook.answers import Day, ExerciseEntry, choice, day, day_of, long_text, unwrapped, wrapped
from workbook.check_ins.model import CheckIn, dated
from workbook.content import load_exercise
from workbook.storage import Store, Stored

FIRST_DAY = "a"  # the exercise of the first day
LOOK_BACK_AFTER = timedelta(days=2)
QUESTION_AFTER, QUESTION_UNTIL = timedelta(days=7), timedelta(days=14)
HIGH_DISTRESS = 9
WORSE = 6  # a week later, where it is also more than was expected
HEAVY = 7  # of 10


def heavy_day(days: Iterable[FirstDay], check_ins: Iterable[CheckIn], today: date) -> bool:
    """Whether today is better for nothing that cannot be taken back.

    The first day's page says 7 or more of 10, or the check-in says that the rejection pushes its way in at 7
    or more, or that steadiness or hope is below 4.
    """
    distress = any(day.began == today and (day.distress or 0) >= HEAVY for day in days)
    return distress or any((c.pull or 0) >= HEAVY or c.low for day, c in dated(check_ins) if day == today)


class Fate(StrEnum):
    """What becomes of free writing; what is deleted is never stored."""

    KEEP = "keep"
    SEAL = "seal"
    DELETE = "delete"


@dataclass(frozen=True)
class FreeWriting:
    """Free writing that was kept or sealed; a sealed text is wrapped, and `opened` gives it back."""

    kind: ClassVar[str] = "free_writing"
    private: ClassVar[bool] = True

    text: str = long_text()
    fate: Fate | None = choice(Fate)
    written_on: Day | None = day(unsure=False)
    sealed_until: Day | None = day(unsure=False, ahead=True)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The fields no report reads aloud."""
        return ("text",) if self.fate is Fate.SEAL else ()

    def ripe(self, today: date) -> bool:
        """Whether it may be read without opening it early."""
        return self.fate is not Fate.SEAL or self.sealed_until is None or self.sealed_until.on <= today


def sealed_writing(text: str, today: date) -> FreeWriting:
    """Writing sealed for a month: wrapped so that it is not read by accident; wrapping is no encryption."""
    return FreeWriting(wrapped(text), Fate.SEAL, Day(today), Day(a_month_after(today)))


def opened(writing: FreeWriting) -> str:
    """The words of a piece of writing, unwrapped if it was sealed; ValueError if the wrapping is damaged."""
    return unwrapped(writing.text) if writing.fate is Fate.SEAL else writing.text


def a_month_after(today: date) -> date:
    """The same day of the next month, or its last day where it is shorter."""
    year, month = (today.year + 1, 1) if today.month == 12 else (today.year, today.month + 1)
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


@dataclass(frozen=True)
class FirstDay:
    """One first day, read from its exercise entry; `key` is what the entry is about, `began` its day.

    `distress` is how bad it was on the day, `expected` how bad the person expected it to be a week later and
    `actual` how bad it then was, from 0 to 10.
    """

    id: str
    key: str
    began: date
    finished: bool
    told_on: Day | None = None
    distress: int | None = None
    fact: str = ""  # what a camera could have recorded
    story: str = ""  # what the person's mind added to it
    story_belief: int | None = None  # how true that felt, from 0 to 100
    hold: tuple[str, ...] = ()
    small: tuple[tuple[str, ...], ...] = ()
    expected: int | None = None
    actual: int | None = None
    chosen: Day | None = None  # the day from which to look back

    @property
    def look_back_from(self) -> date:
        """The day from which the interview may be looked back at: the chosen one, or two days after."""
        if self.chosen is None:
            return self.began + LOOK_BACK_AFTER
        return self.chosen.earliest or self.chosen.latest

    @property
    def compares(self) -> bool:
        """Whether there is something to compare the day a week later with."""
        return self.expected is not None or self.distress is not None

    @property
    def compared(self) -> tuple[int, int] | None:
        """What was expected and how it was; None unless both were said."""
        return None if self.expected is None or self.actual is None else (self.expected, self.actual)

    @property
    def needs_care(self) -> bool:
        """Whether the answer a week later brings the care card: very high, or worse than expected."""
        if self.actual is None:
            return False
        worse = self.expected is not None and self.actual > self.expected
        return self.actual >= HIGH_DISTRESS or (worse and self.actual >= WORSE)

    def asks(self, today: date) -> bool:
        """Whether the question of day 7 is due: once, in the second week, with something to compare."""
        return self.compares and self.actual is None and QUESTION_AFTER <= today - self.began < QUESTION_UNTIL

    @classmethod
    def of(cls, stored: Stored[ExerciseEntry]) -> FirstDay:
        """The first day in its exercise entry."""
        entry, given = stored.record, stored.record.typed(load_exercise(FIRST_DAY).answers)
        began = day_of(entry.about) or stored.saved_at.date()
        return cls(
            stored.id,
            entry.about,
            began,
            entry.finished,
            **{name: given[name] for name in _SAME},
            expected=given["expect_day7"],
            actual=given["day7_actual"],
            chosen=given["look_back_from"],
        )


# Fields of a first day that are called like the prompts they answer.
_SAME = ("told_on", "distress", "fact", "story", "story_belief", "hold", "small")


def first_days(store: Store) -> list[FirstDay]:
    """The first days there are, the earliest first."""
    days = [FirstDay.of(stored) for stored in store.where(ExerciseEntry, exercise=FIRST_DAY)]
    return sorted(days, key=lambda day: (day.began, day.key))


def look_back_day(days: Iterable[FirstDay]) -> date | None:
    """The day that opens looking back, by the newest first day; None if there is none, and so no gate."""
    newest = max(days, key=lambda day: (day.began, day.key), default=None)
    return newest.look_back_from if newest else None
