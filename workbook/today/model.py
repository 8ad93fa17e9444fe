"""The day of a no as it is kept: check-ins, free writing, first days, and the rules other pages ask about."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import ClassVar

from workbook.answers import (
    Answer,
    Day,
    ExerciseEntry,
    choice,
    day,
    day_of,
    long_text,
    scale,
    unwrapped,
    wrapped,
)
from workbook.content import load_exercise
from workbook.estimates.trend import Direction, direction
from workbook.storage import Stored

FIRST_DAY = "a"  # the exercise of the first day
LOOK_BACK_AFTER = timedelta(days=2)
QUESTION_AFTER, QUESTION_UNTIL = timedelta(days=7), timedelta(days=14)
HIGH_DISTRESS = 9
HEAVY = 7  # of 10
LOW, VERY_LOW = 4, 2  # below 4; 2 or lower
RECENT, TWO_WEEKS = timedelta(days=7), timedelta(days=12)

ITEMS = ("steady", "sleep", "energy", "connected", "hope", "room", "pull")
MONEY = "money"
NATIONAL = ("satisfied", "worthwhile", "happy", "anxious")


@dataclass(frozen=True)
class CheckIn:
    """How things were on a day: separate numbers from 0 to 10, never added up. Not a clinical measure."""

    kind: ClassVar[str] = "check_in"
    private: ClassVar[bool] = True

    checked_on: Day | None = day(required=True, unsure=False)
    steady: int | None = scale(0, 10)
    sleep: int | None = scale(0, 10)
    energy: int | None = scale(0, 10)
    connected: int | None = scale(0, 10)
    hope: int | None = scale(0, 10)
    room: int | None = scale(0, 10)
    pull: int | None = scale(0, 10)
    money: int | None = scale(0, 10)
    satisfied: int | None = scale(0, 10)
    worthwhile: int | None = scale(0, 10)
    happy: int | None = scale(0, 10)
    anxious: int | None = scale(0, 10)

    @property
    def low(self) -> bool:
        """Whether steady or hope is below 4."""
        return any(n is not None and n < LOW for n in (self.steady, self.hope))

    @property
    def both_low(self) -> bool:
        """Whether steady and hope are both below 4."""
        return all(n is not None and n < LOW for n in (self.steady, self.hope))


def latest_check_in(check_ins: Iterable[CheckIn], today: date) -> CheckIn | None:
    """The newest check-in of the past seven days, or None; one from a day to come does not count."""
    recent = [c for c in check_ins if c.checked_on and timedelta(0) <= today - c.checked_on.on <= RECENT]
    return max(recent, key=lambda c: c.checked_on.on if c.checked_on else today, default=None)


def low_day(check_ins: Iterable[CheckIn], today: date) -> bool:
    """Whether pages soften what they offer: steady or hope below 4 in the latest recent check-in.

    It never locks anything. Guide, exercise L, low_day_rule.
    """
    latest = latest_check_in(check_ins, today)
    return latest is not None and latest.low


def heavy_day(days: Iterable[FirstDay], check_ins: Iterable[CheckIn], today: date) -> bool:
    """Whether today is better for nothing that cannot be taken back.

    The first day's page says 7 or more of 10, or the check-in says that the rejection pushes its way in at 7
    or more, or that steadiness or hope is below 4.
    """
    of_today = [c for c in check_ins if c.checked_on and c.checked_on.on == today]
    distress = any(day.began == today and (day.distress or 0) >= HEAVY for day in days)
    return distress or any((c.pull or 0) >= HEAVY or c.low for c in of_today)


def needs_care(check_ins: Iterable[CheckIn], today: date) -> bool:
    """Whether today's check-in brings the care card (guide, exercise L, care_card).

    Steady or hope at 2 or lower, or both below 4 now and in a check-in at least twelve days before, or a
    clear fall of either (guide, 4.6).
    """
    known = [c for c in check_ins if c.checked_on]
    now = next((c for c in known if c.checked_on and c.checked_on.on == today), None)
    if now is None:
        return False
    if any(n is not None and n <= VERY_LOW for n in (now.steady, now.hope)):
        return True
    if any(_falls_clearly(known, name) for name in ("steady", "hope")):
        return True
    return now.both_low and any(
        c.both_low and today - c.checked_on.on >= TWO_WEEKS for c in known if c.checked_on
    )


def _falls_clearly(check_ins: Iterable[CheckIn], name: str) -> bool:
    """Whether an answer has fallen clearly over all check-ins up to now."""
    dated = [(c.checked_on.on, n) for c in check_ins if c.checked_on and (n := getattr(c, name)) is not None]
    days, values = [list(part) for part in zip(*sorted(dated), strict=True)] or ([], [])
    return direction(days, values) is Direction.CLEARLY_DOWN


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


def kept_writing(text: str, today: date) -> FreeWriting:
    """Writing that stays as it is."""
    return FreeWriting(text, Fate.KEEP, Day(today))


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

    def asks(self, today: date) -> bool:
        """Whether the question of day 7 is due: once, in the second week, with something to compare."""
        return self.compares and self.actual is None and QUESTION_AFTER <= today - self.began < QUESTION_UNTIL

    @classmethod
    def of(cls, stored: Stored[ExerciseEntry]) -> FirstDay:
        """The first day in its exercise entry."""
        entry, given = stored.record, stored.record.typed(_prompts())
        began = day_of(entry.about) or stored.saved_at.date()
        answers = {name: given[prompt] for name, prompt in _PROMPTS.items()}
        return cls(stored.id, entry.about, began, entry.finished, **answers)


_SAME = ("told_on", "distress", "fact", "story", "story_belief", "hold", "small")
_PROMPTS = {name: name for name in _SAME} | {  # field of a first day → the prompt it answers
    "expected": "expect_day7",
    "actual": "day7_actual",
    "chosen": "look_back_from",
}


@cache
def _prompts() -> Mapping[str, Answer]:
    return load_exercise(FIRST_DAY).answers


def first_days(entries: Iterable[Stored[ExerciseEntry]]) -> list[FirstDay]:
    """The first days among stored exercise entries, the earliest first."""
    days = [FirstDay.of(stored) for stored in entries if stored.record.exercise == FIRST_DAY]
    return sorted(days, key=lambda day: (day.began, day.key))


def look_back_day(days: Iterable[FirstDay]) -> date | None:
    """The day that opens looking back, by the newest first day; None if there is none, and so no gate."""
    newest = max(days, key=lambda day: (day.began, day.key), default=None)
    return newest.look_back_from if newest else None
