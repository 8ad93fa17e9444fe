"""The day of a no as it is kept: check-ins, free writing, first days, and the rules other pages ask about."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from workbook.answers import Day, ExerciseEntry, choice, day, day_of, long_text, scale, unwrapped, wrapped
from workbook.content import load_exercise
from workbook.estimates.trend import Direction, direction
from workbook.storage import Store, Stored

if TYPE_CHECKING:
    from workbook.book import Book

FIRST_DAY = "a"  # the exercise of the first day
LOOK_BACK_AFTER = timedelta(days=2)
QUESTION_AFTER, QUESTION_UNTIL = timedelta(days=7), timedelta(days=14)
HIGH_DISTRESS = 9
WORSE = 6  # a week later, where it is also more than was expected
HEAVY = 7  # of 10
LOW, VERY_LOW = 4, 2  # below 4; 2 or lower
FORECASTS = "forecasts.on"  # the setting that is False where nothing is to be said of weeks to come
RECENT, TWO_WEEKS = timedelta(days=7), timedelta(days=12)

ITEMS = ("steady", "sleep", "energy", "connected", "hope", "room", "pull")
MONEY = "money"
STEADY_ASKED = "today.steady_asked"  # the day of the last question, and the page that asked it
HIGH_MONEY = 7
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


def dated(check_ins: Iterable[CheckIn]) -> list[tuple[date, CheckIn]]:
    """The check-ins with their days, the earliest first."""
    return sorted(((c.checked_on.on, c) for c in check_ins if c.checked_on), key=lambda item: item[0])


def answers_to(check_ins: Iterable[CheckIn], name: str) -> list[tuple[date, int]]:
    """What one question was answered with and when, the earliest first."""
    return [(day, n) for day, check_in in dated(check_ins) if (n := getattr(check_in, name)) is not None]


class Steadiness(StrEnum):
    """How somebody is, as far as the pages know."""

    STEADY = "steady"
    LOW = "low"
    UNKNOWN = "unknown"


def steadiness(check_ins: Iterable[CheckIn], today: date) -> Steadiness:
    """By the newest check-in of seven days that says how steady or hopeful somebody is: low below 4 of 10.

    It never locks anything; a check-in from a day to come does not count. Guide, exercise L, low_day_rule.
    """
    recent = [c for day, c in dated(check_ins) if timedelta(0) <= today - day <= RECENT]
    told = [c for c in recent if c.steady is not None or c.hope is not None]
    if not told:
        return Steadiness.UNKNOWN
    return Steadiness.LOW if told[-1].low else Steadiness.STEADY


class Ahead(StrEnum):
    """Whether what may come is shown; not where it is switched off, on a low day, or before that is known."""

    ON = "on"
    OFF = "off"
    LOW = "low"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Mood:
    """How somebody is today, as one page knows and asks it."""

    book: Book
    page: str = ""

    @property
    def steadiness(self) -> Steadiness:
        """How they are, by what they told any page."""
        return steadiness((stored.record for stored in self.book.store.all(CheckIn)), self.book.today())

    @property
    def low(self) -> bool:
        """Whether pages soften what they offer."""
        return self.steadiness is Steadiness.LOW

    @property
    def asks(self) -> bool:
        """Whether this page asks: where nothing recent says it, and no other page has asked today."""
        asked = self.book.store.setting(STEADY_ASKED)
        by = asked[-1] if isinstance(asked, list) and asked[:1] == [str(self.book.today())] else self.page
        return self.steadiness is Steadiness.UNKNOWN and by == self.page

    def ask(self) -> None:
        """Remembers that this page has asked today."""
        self.book.store.set_setting(STEADY_ASKED, [str(self.book.today()), self.page])

    def say(self, steady: int) -> None:
        """Keeps how steady they are as today's check-in, beside what else that says."""
        store, id = self.book.store, check_in_id(self.book.today())
        if (stored := store.get(CheckIn, id)) is None:
            store.add(CheckIn(Day(self.book.today()), steady=steady), id=id)
        else:
            store.update(id, replace(stored.record, steady=steady), stored.rev)

    def ahead(self, *, anyway: bool = False) -> Ahead:
        """Whether anything may be said of weeks to come; `anyway` where it was asked for on a low day."""
        if self.book.store.setting(FORECASTS) is False:
            return Ahead.OFF
        now = self.steadiness
        return Ahead.ON if anyway or now is Steadiness.STEADY else Ahead(str(now))

    def leave(self) -> None:
        """Lets no page ask any more today."""
        self.book.store.set_setting(STEADY_ASKED, [str(self.book.today()), None])


def check_in_id(today: date) -> str:
    """One for each day: the store itself refuses a second."""
    return f"check-in-{today.isoformat()}"


def heavy_day(days: Iterable[FirstDay], check_ins: Iterable[CheckIn], today: date) -> bool:
    """Whether today is better for nothing that cannot be taken back.

    The first day's page says 7 or more of 10, or the check-in says that the rejection pushes its way in at 7
    or more, or that steadiness or hope is below 4.
    """
    distress = any(day.began == today and (day.distress or 0) >= HEAVY for day in days)
    return distress or any((c.pull or 0) >= HEAVY or c.low for day, c in dated(check_ins) if day == today)


def needs_care(check_ins: Collection[CheckIn], today: date) -> bool:
    """Whether today's check-in brings the care card (guide, exercise L, care_card).

    Steady or hope at 2 or lower, or both below 4 now and in a check-in at least twelve days before, or a
    clear fall of either (guide, 4.6).
    """
    days = dated(check_ins)
    now = next((check_in for day, check_in in days if day == today), None)
    if now is None:
        return False
    very_low = any(n is not None and n <= VERY_LOW for n in (now.steady, now.hope))
    falls = any(_falls_clearly(answers_to(check_ins, name)) for name in ("steady", "hope"))
    both = [day for day, c in days if all(n is not None and n < LOW for n in (c.steady, c.hope))]
    return very_low or falls or (today in both and any(today - day >= TWO_WEEKS for day in both))


def _falls_clearly(answers: Sequence[tuple[date, int]]) -> bool:
    """Whether the answers to a question have fallen clearly up to now."""
    return direction([day for day, _ in answers], [n for _, n in answers]) is Direction.CLEARLY_DOWN


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
