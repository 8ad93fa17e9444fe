"""The interviews there are to look back at: from the log, and those that were written about and left it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbook.answers import Day, ExerciseEntry
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.box import EXERCISE
from workbook.debrief.model import Action, Feedback, LookBack
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent, Stage
from workbook.interviews.story import MANY_FINAL_NOES, belongs_to, final_noes, fitting, stories
from workbook.storage import Stored

CHOSEN = "debrief.about"  # the interview looked at last


@dataclass(frozen=True)
class Interview:
    """One interview; `round` is None once it has left the log.

    `name` is how it is called on the page, `short` where there is little room.
    """

    id: str
    name: str
    short: str
    round: Stored[InterviewRound] | None = None
    heard_on: Day | None = None

    @property
    def held_on(self) -> Day | None:
        """When it was."""
        return self.round.record.held_on if self.round else None

    @property
    def line(self) -> str:
        """The one line the person keeps from it."""
        return self.round.record.learning_line.strip() if self.round else ""


def interviews(book: Book, words: Words) -> list[Interview]:
    """All of them, the one something happened about last first; one still to come is not looked back at."""
    applications = {s.id: s.record for s in book.store.all(Application)}
    heard: dict[str, Day] = {}
    for event in (s.record for s in book.store.all(OutcomeEvent)):
        if event.heard_on and event.heard_on.on >= heard.get(event.application_id, event.heard_on).on:
            heard[event.application_id] = event.heard_on
    stages = book.words("interviews").options("field.stage")
    found = []
    for stored in book.store.all(InterviewRound):
        key = stored.record.application_id
        day = words.near_day(stored.record.held_on, book.today())
        where = applications[key].organisation if key in applications else words("interview.unknown")
        parts = (where, stages.get(str(stored.record.stage), ""), day)
        name = words("interview.between").join(part for part in parts if part)
        short = words("interview.with_day", name=where, day=day) if day else where
        found.append(Interview(stored.id, name, short, stored, heard.get(key)))
    found = [one for one in found if not _to_come(one, book.today())]
    found.sort(key=_newest, reverse=True)
    return found + _gone(book, {stored.id for stored in book.store.all(InterviewRound)}, words)


def chosen(book: Book, known: list[Interview]) -> Interview | None:
    """The interview looked at last, or the newest; None where there is none."""
    last = book.store.setting(CHOSEN)
    return next((one for one in known if one.id == last), known[0] if known else None)


def add(book: Book, organisation: str, stage: Stage | None, held_on: Day | None) -> str:
    """Writes an interview into the log that was not there yet; returns its id.

    It joins an application as the log's own quick entry would, else it makes one.
    """
    values = {"organisation": organisation}
    with book.store.batch() as step:
        found = belongs_to(fitting(step, values), values, book.today())
        id = found.id if found else step.add(Application(organisation=organisation)).id
        return str(step.add(InterviewRound(id, stage, held_on)).id)


def many_final_noes(book: Book) -> bool:
    """Whether so many applications ended in a no after a final round that it is spoken of."""
    return final_noes(stories(book).values(), book.today()) >= MANY_FINAL_NOES


def _to_come(one: Interview, today: date) -> bool:
    return one.held_on is not None and one.held_on.after(today)


def _newest(one: Interview) -> tuple[date, date]:
    """By the newest thing that happened; a no is news of every round, and the last round comes first."""
    held, heard = (day.latest if day else date.min for day in (one.held_on, one.heard_on))
    return max(held, heard), held


def _gone(book: Book, there: set[str], words: Words) -> list[Interview]:
    """The interviews that were written about and are no longer in the log, the newest first."""
    kept = book.store
    written: list[str] = [
        *(s.record.about for s in kept.all(LookBack)),
        *(s.record.about for s in kept.all(Feedback)),
        *(s.record.about for s in kept.all(Action)),
        *(s.record.about for s in kept.all(ExerciseEntry) if s.record.exercise == EXERCISE),
    ]
    lost = dict.fromkeys(about for about in reversed(written) if about and about not in there)
    many = len(lost) > 1
    names = [
        words("interview.gone_n", n=n) if many else words("interview.gone") for n in range(1, len(lost) + 1)
    ]
    return [Interview(about, name, name) for about, name in zip(lost, names, strict=True)]
