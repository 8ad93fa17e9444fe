"""The box of one interview: two sessions a day apart, a third only for new information, then closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from workbook.answers import Day, ExerciseEntry
from workbook.book import Book
from workbook.content import load_exercise
from workbook.debrief.model import Feedback, LookBack
from workbook.path import opens_on
from workbook.storage import Stored
from workbook.storage.errors import Conflict
from workbook.today.model import first_days

EXERCISE = "e"  # the exercise of looking back; one entry for each interview, whatever the session
APART = timedelta(hours=24)
OPENED_ANYWAY = "debrief.opened_anyway"


@dataclass(frozen=True)
class Box:
    """One interview's sessions in their order, its notes, and the feedback about it."""

    about: str
    most: int  # sessions, as the exercise says
    sessions: tuple[Stored[LookBack], ...] = ()
    notes: Stored[ExerciseEntry] | None = None
    feedback: tuple[Feedback, ...] = ()

    @property
    def used(self) -> int:
        """How many sessions have begun."""
        return len(self.sessions)

    @property
    def answers(self) -> Mapping[str, Any]:
        """What was written, by prompt."""
        return self.notes.record.answers if self.notes else {}

    @property
    def closed(self) -> bool:
        """Whether the person has said that they have what they need."""
        return self.answers.get("close") is True

    @property
    def keeps(self) -> list[tuple[str, str]]:
        """What to keep: what the person did, and what it did for them."""
        return _pairs(self.answers.get("keeps"))

    @property
    def changes(self) -> list[tuple[str, str]]:
        """What to do differently: next time when, and what then."""
        return _pairs(self.answers.get("changes"))

    @property
    def parked(self) -> list[str]:
        """The thoughts that were parked."""
        found = self.answers.get("park")
        return [str(thought) for thought in found] if isinstance(found, list) else []

    def running(self, now: datetime) -> Stored[LookBack] | None:
        """The session that goes on; one left open ends by itself after a day."""
        if not self.sessions or self.sessions[-1].record.ended:
            return None
        began = self.sessions[-1].record.began
        return self.sessions[-1] if began is None or now - began < APART else None

    def second_opens(self, now: datetime) -> datetime | None:
        """When the second session opens, while that lies ahead: a day after the first, or with feedback."""
        if self.used != 1:
            return None
        first = self.sessions[0].record
        last = first.ended or first.began
        if last is None or now - last >= APART or self.heard:
            return None
        return (last + APART).astimezone(now.tzinfo)

    @property
    def used_up(self) -> bool:
        """Whether another session would be the third attempt or one after it."""
        return self.used >= self.most

    @property
    def exception_left(self) -> bool:
        """Whether new information may still open one more session: once."""
        return self.used == self.most

    def may_begin(self, number: int, new_information: str = "") -> bool:
        """Whether this session is the next; one after the two only with new information, and once."""
        informed = number <= self.most or (self.exception_left and bool(new_information))
        return number == self.used + 1 and informed

    @property
    def heard(self) -> bool:
        """Whether feedback was written down since the first session."""
        began = self.sessions[0].record.began if self.sessions else None
        return any(began and one.kept and one.kept > began for one in self.feedback)


def boxes(book: Book) -> dict[str, Box]:
    """The boxes there are, by the interview they are about."""
    sessions: defaultdict[str, list[Stored[LookBack]]] = defaultdict(list)
    feedback: defaultdict[str, list[Feedback]] = defaultdict(list)
    for looked in book.store.all(LookBack):
        sessions[looked.record.about].append(looked)
    for heard in book.store.all(Feedback):
        feedback[heard.record.about].append(heard.record)
    entries = (s for s in book.store.all(ExerciseEntry) if s.record.exercise == EXERCISE)
    notes = {stored.record.about: stored for stored in entries}
    return {
        about: Box(
            about,
            most_sessions(book),
            tuple(sorted(sessions[about], key=lambda s: s.record.session or 0)),
            notes.get(about),
            tuple(feedback[about]),
        )
        for about in dict.fromkeys([*notes, *sessions, *feedback])
    }


def box_of(book: Book, about: str) -> Box:
    """The box of one interview as it is kept now."""
    return boxes(book).get(about, Box(about, most_sessions(book)))


def most_sessions(book: Book) -> int:
    """How many sessions an interview has, before new information."""
    return int(load_exercise(EXERCISE, book.language).more["max_sessions_per_interview"])


def begin(book: Book, box: Box, new_information: str = "") -> None:
    """Begins the next session; one that another window has begun meanwhile is the same one."""
    number, now = box.used + 1, book.now()
    new = LookBack(
        box.about,
        number,
        Day(now.date()),
        began_at=now.isoformat(timespec="seconds"),
        new_information=new_information,
    )
    try:
        book.store.add(new, id=session_id(box.about, number))
    except Conflict:
        return


def session_id(about: str, number: int) -> str:
    """The id of a session, the same from every window, so that none is counted twice."""
    return f"look-back-{number}-{about}"


@dataclass(frozen=True)
class Gate:
    """The look-back day, `chosen` or suggested; `shut` until then, or until it is opened anyway.

    It does not shut on a session that goes on.
    """

    day: date | None = None
    chosen: bool = False
    shut: bool = False


def gate(book: Book) -> Gate:
    """Whether the page waits, and until when."""
    days, day = first_days(book.store.all(ExerciseEntry)), opens_on(book, "look_back")
    early = day is not None and book.today() < day
    chosen = bool(days and days[-1].answers.get("look_back_from"))
    waits = early and book.store.setting(OPENED_ANYWAY) != str(day)
    return Gate(day, chosen, waits and not any(box.running(book.now()) for box in boxes(book).values()))


def open_anyway(book: Book) -> None:
    """Opens the page before its day; it stays open, also after a reload."""
    book.store.set_setting(OPENED_ANYWAY, str(gate(book).day))


def _pairs(rows: Any) -> list[tuple[str, str]]:
    """The rows of a table of two columns; anything else, as from an older version, is none."""
    found: Iterable[Any] = rows if isinstance(rows, list) else []
    return [(str(row[0]), str(row[1])) for row in found if isinstance(row, list) and len(row) > 1]
