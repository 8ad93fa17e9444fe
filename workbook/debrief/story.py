"""The debrief of one interview: two sessions a day apart, a third only for new information, then closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from workbook.answers import ExerciseEntry, moment
from workbook.book import Book
from workbook.content import load_exercise
from workbook.debrief.model import Action, CameFrom, Feedback, LeadsTo, LookBack
from workbook.path import opens_on, waits
from workbook.storage import Stored

EXERCISE = "e"  # the exercise of looking back; one entry for each interview, whatever the session
APART = timedelta(hours=24)
OPENED_ANYWAY = "debrief.opened_anyway"


@dataclass(frozen=True)
class Debrief:
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
    def changes(self) -> list[tuple[str, str]]:
        """What to do differently: next time when, and what then."""
        return list(self.answers.get("changes", ()))

    def running(self, now: datetime) -> Stored[LookBack] | None:
        """The session that goes on; one left open ends by itself after a day."""
        newest = self.sessions[-1] if self.sessions else None
        if newest is None or moment(newest.record.ended_at):
            return None
        began = moment(newest.record.began_at)
        return newest if began is None or now - began < APART else None

    def second_opens(self, now: datetime) -> datetime | None:
        """When the second session opens, while that lies ahead: a day after the first, or with feedback."""
        first = self.sessions[0].record if self.used == 1 else LookBack()
        last = moment(first.ended_at) or moment(first.began_at)
        if last is None or now - last >= APART or self.heard:
            return None
        return (last + APART).astimezone(now.tzinfo)

    @property
    def heard(self) -> bool:
        """Whether feedback was written down since the first session."""
        began = moment(self.sessions[0].record.began_at) if self.sessions else None
        kept = [at for feedback in self.feedback if (at := moment(feedback.kept_at))]
        return began is not None and any(at > began for at in kept)


def debriefs(book: Book) -> Mapping[str, Debrief]:
    """What there is of looking back, by the interview it is about; made once after each change."""
    return book.store.derive(_debriefs, LookBack, Feedback, ExerciseEntry)


def debrief_of(book: Book, about: str) -> Debrief:
    """The debrief of one interview, as it is kept now."""
    return debriefs(book).get(about) or Debrief(about)


def _debriefs(_earlier: object, *tables: Mapping[str, Stored[Any]]) -> dict[str, Debrief]:
    sessions, feedback, entries = (table.values() for table in tables)
    prompts, found = load_exercise(EXERCISE).answers, dict[str, Debrief]()
    for s in entries:
        if s.record.exercise == EXERCISE:
            found[s.record.about] = Debrief(s.record.about, notes=s, answers=s.record.typed(prompts))
    for s in sorted(sessions, key=lambda s: s.record.session or 0):
        debrief = found.get(s.record.about, Debrief(s.record.about))
        found[debrief.about] = replace(debrief, sessions=(*debrief.sessions, s))
    for s in feedback:
        debrief = found.get(s.record.about, Debrief(s.record.about))
        found[debrief.about] = replace(debrief, feedback=(*debrief.feedback, s.record))
    return found


def waits_until(book: Book) -> date | None:
    """The look-back day while the page waits for it; None once it is open, which a running session keeps."""
    day, now = opens_on(book, "look_back"), book.now()
    early = waits(book, "look_back") and book.store.setting(OPENED_ANYWAY) != str(day)
    return day if early and not any(debrief.running(now) for debrief in debriefs(book).values()) else None


def keep_changes(book: Book, debrief: Debrief) -> None:
    """Makes each change that is new an action that leads to practice.

    A change that is as it was leaves its action alone, whatever the person has made of that meanwhile. One
    that was reworded or taken out takes its action with it; an action that is done, or that the person has
    worded anew, stays as it is. Which change became which action is remembered without its words.
    """
    setting = f"debrief.changes:{debrief.about}"
    changes = {_mark(*change): change for change in debrief.changes if any(change)}
    id = debrief.notes.id if debrief.notes else ""
    new = Action(leads_to=LeadsTo.PRACTICE, came_from=CameFrom.LOOK_BACK, from_id=id, about=debrief.about)
    with book.store.batch() as step:
        actions = {s.id: s for s in step.where(Action, "about", debrief.about)}
        actions = {id: s for id, s in actions.items() if s.record.came_from is CameFrom.LOOK_BACK}
        by_mark = {_mark(s.record.cue, s.record.text): id for id, s in actions.items()}
        remembered = book.store.setting(setting)
        kept = remembered if isinstance(remembered, dict) else by_mark
        gone = [actions[id] for mark, id in kept.items() if mark not in changes and by_mark.get(mark) == id]
        free, became = [s for s in gone if s.record.done_on is None], {**by_mark, **kept}
        for mark, (cue, text) in changes.items():
            if mark in became:
                continue
            old = free.pop(0) if free else None
            action = replace(old.record if old else new, cue=cue, text=text)
            became[mark] = step.keep(action, old).id
        for stored in free:
            step.remove(Action, stored.id)
    book.store.set_setting(setting, {mark: became[mark] for mark in changes})


def _mark(cue: str, text: str) -> str:
    """What two changes share only if their words are the same, and what does not tell them."""
    return sha256(f"{cue}\n{text}".encode()).hexdigest()[:16]
