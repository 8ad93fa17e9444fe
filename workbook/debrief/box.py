"""The box of one interview: two sessions a day apart, a third only for new information, then closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from workbook.answers import Day, ExerciseEntry
from workbook.content import load_exercise
from workbook.debrief.model import SESSIONS, Action, CameFrom, Feedback, LeadsTo, LookBack
from workbook.path import opens_on, waits
from workbook.storage import Stored
from workbook.storage.errors import Conflict

if TYPE_CHECKING:
    from workbook.book import Book

EXERCISE = "e"  # the exercise of looking back; one entry for each interview, whatever the session
APART = timedelta(hours=24)
OPENED_ANYWAY = "debrief.opened_anyway"


@dataclass(frozen=True)
class Box:
    """One interview's sessions in their order, its notes and their answers, and the feedback about it."""

    about: str
    sessions: tuple[Stored[LookBack], ...] = ()
    notes: Stored[ExerciseEntry] | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)
    feedback: tuple[Feedback, ...] = ()

    @property
    def used(self) -> int:
        """How many sessions have begun."""
        return len(self.sessions)

    @property
    def minutes(self) -> int | None:
        """How many minutes the timers have counted; None where none ran."""
        counted = [s.record.minutes for s in self.sessions if s.record.minutes is not None]
        return sum(counted) if counted else None

    @property
    def closed(self) -> bool:
        """Whether the person has said that they have what they need."""
        return bool(self.answers.get("close"))

    @property
    def changes(self) -> tuple[tuple[str, str], ...]:
        """What to do differently: next time when, and what then."""
        changes: tuple[tuple[str, str], ...] = self.answers.get("changes", ())
        return changes

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
    def exception_left(self) -> bool:
        """Whether new information may still open one more session: once."""
        return self.used == SESSIONS

    def may_begin(self, number: int, new_information: str = "") -> bool:
        """Whether this session is the next; one after the two only with new information, and once."""
        informed = number <= SESSIONS or (self.exception_left and bool(new_information))
        return number == self.used + 1 and informed

    @property
    def heard(self) -> bool:
        """Whether feedback was written down since the first session."""
        began = self.sessions[0].record.began if self.sessions else None
        return any(began and one.kept and one.kept > began for one in self.feedback)


def boxes(book: Book) -> Mapping[str, Box]:
    """The boxes there are, by the interview they are about; made once after each change."""
    return book.store.derive(_boxes, LookBack, Feedback, ExerciseEntry)


def box_of(book: Book, about: str) -> Box:
    """The box of one interview as it is kept now."""
    return boxes(book).get(about) or Box(about)


def _boxes(_earlier: object, *tables: Mapping[str, Stored[Any]]) -> dict[str, Box]:
    sessions, feedback, entries = map(_by_interview, tables)
    prompts = load_exercise(EXERCISE).answers
    notes = {about: s for about, kept in entries.items() for s in kept if s.record.exercise == EXERCISE}
    return {
        about: Box(
            about,
            tuple(sorted(sessions[about], key=lambda s: s.record.session or 0)),
            notes.get(about),
            notes[about].record.typed(prompts) if about in notes else {},
            tuple(stored.record for stored in feedback[about]),
        )
        for about in dict.fromkeys([*notes, *sessions, *feedback])
    }


def _by_interview(table: Mapping[str, Stored[Any]]) -> defaultdict[str, list[Stored[Any]]]:
    groups: defaultdict[str, list[Stored[Any]]] = defaultdict(list)
    for stored in table.values():
        groups[stored.record.about].append(stored)
    return groups


def session_id(about: str, number: int) -> str:
    """The id of a session, the same from every window, so that none is counted twice."""
    return f"look-back-{number}-{about}"


def begin(book: Book, box: Box, new_information: str = "") -> None:
    """Begins the next session; one that another window has begun meanwhile is the same one."""
    number, now = box.used + 1, book.now()
    began_at = now.isoformat(timespec="seconds")
    session = LookBack(box.about, number, Day(now.date()), began_at, new_information=new_information)
    try:
        book.store.add(session, id=session_id(box.about, number))
    except Conflict:
        return


def waits_until(book: Book) -> date | None:
    """The look-back day while the page waits for it; None once it is open, which a running session keeps."""
    day, now = opens_on(book, "look_back"), book.now()
    early = waits(book, "look_back") and book.store.setting(OPENED_ANYWAY) != str(day)
    return day if early and not any(box.running(now) for box in boxes(book).values()) else None


def open_anyway(book: Book) -> None:
    """Opens the page before its day; it stays open, also after a reload."""
    book.store.set_setting(OPENED_ANYWAY, str(opens_on(book, "look_back")))


def keep_changes(book: Book, box: Box) -> None:
    """Makes each change that is new an action that leads to practice.

    A change that is as it was leaves its action alone, whatever the person has made of that meanwhile. One
    that was reworded or taken out takes its action with it; an action that is done, or that the person has
    worded anew, stays as it is. Which change became which action is remembered without its words.
    """
    setting = f"debrief.changes:{box.about}"
    changes = {_mark(*change): change for change in box.changes if any(change)}
    id = box.notes.id if box.notes else ""
    new = Action(leads_to=LeadsTo.PRACTICE, came_from=CameFrom.LOOK_BACK, from_id=id, about=box.about)
    with book.store.batch() as step:
        actions = {s.id: s for s in step.where(Action, "about", box.about)}
        actions = {id: s for id, s in actions.items() if s.record.came_from is CameFrom.LOOK_BACK}
        by_mark = {_mark(s.record.cue, s.record.text): id for id, s in actions.items()}
        remembered = book.store.setting(setting)
        kept = remembered if isinstance(remembered, dict) else by_mark
        gone = [actions[id] for mark, id in kept.items() if mark not in changes and by_mark.get(mark) == id]
        free, became = [s for s in gone if s.record.done_on is None], {**by_mark, **kept}
        for mark, (cue, text) in changes.items():
            if mark in became:
                continue
            if free:
                old = free.pop(0)
                became[mark] = step.update(old.id, replace(old.record, cue=cue, text=text), old.rev).id
            else:
                became[mark] = step.add(replace(new, cue=cue, text=text)).id
        for stored in free:
            step.remove(Action, stored.id)
    book.store.set_setting(setting, {mark: became[mark] for mark in changes})


def _mark(cue: str, text: str) -> str:
    """What two changes share only if their words are the same, and what does not tell them."""
    return sha256(f"{cue}\n{text}".encode()).hexdigest()[:16]
