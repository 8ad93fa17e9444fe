"""Check-ins as they are kept, and how somebody is by what they told in them; every page may ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from workbook.answers import Day, day, scale
from workbook.estimates.trend import Direction, direction
from workbook.storage import Store

if TYPE_CHECKING:
    from workbook.book import Book

LOW, VERY_LOW = 4, 2  # below 4; 2 or lower
FORECASTS = "forecasts.on"  # the setting that is False where nothing is to be said of weeks to come
RECENT, TWO_WEEKS = timedelta(days=7), timedelta(days=12)

ITEMS = ("steady", "sleep", "energy", "connected", "hope", "room", "pull")
MONEY = "money"
STEADY_ASKED = "today.steady_asked"  # the day of the last question, and the page that asked it
HIGH_MONEY = 7
NATIONAL = ("satisfied", "worthwhile", "happy", "anxious")
ASKED = (*ITEMS, MONEY, *NATIONAL)  # in this order


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
    def money_presses(self) -> bool:
        """Whether the worry about money is heavy."""
        return self.money is not None and self.money >= HIGH_MONEY


def check_ins(store: Store) -> list[CheckIn]:
    """The check-ins there are, in the order in which they were kept."""
    return store.records(CheckIn)


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
        return steadiness(check_ins(self.book.store), self.book.today())

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
        today, store = self.book.today(), self.book.store
        stored = store.get(CheckIn, check_in_id(today))
        check_in = stored.record if stored else CheckIn(Day(today))
        store.keep(replace(check_in, steady=steady), stored, id=check_in_id(today))

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
