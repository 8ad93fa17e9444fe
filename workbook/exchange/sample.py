"""A sample book: six months of an invented person's search, so that every page has something to show.

Made from a fixed seed and counted back from the book's today, so it is the same book on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from workbook.answers import Day, Precision
from workbook.exchange.sample_days import write_days
from workbook.exchange.sample_letters import write_letters
from workbook.exchange.sample_looks import write_looks
from workbook.interviews.model import (
    Application,
    Format,
    InterviewRound,
    Outcome,
    OutcomeEvent,
    Source,
    Stage,
    Told,
)
from workbook.messages.model.working_days import SETTING

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.content import Words
    from workbook.storage.batch import Batch

_SEED = 20
_SEARCH = 182  # days


@dataclass(frozen=True)
class _Next:
    """The next thing that happened, so many days (from, to) after the one before."""

    what: Stage | Outcome
    after: tuple[int, int]


_Paced = list[tuple[Stage | Outcome, int]]


def _n(what: Stage | Outcome, first: int, last: int) -> _Next:
    return _Next(what, (first, last))


_SCREENING, _TASK = _n(Stage.SCREENING, 6, 16), _n(Stage.TASK, 4, 9)
_FIRST, _LATER, _FINAL = _n(Stage.FIRST, 8, 18), _n(Stage.LATER, 7, 13), _n(Stage.FINAL, 7, 12)
_THROUGH, _NO, _SILENCE = (
    _n(Outcome.ADVANCED, 2, 7),
    _n(Outcome.REJECTED, 3, 24),
    _n(Outcome.NO_RESPONSE, 40, 62),
)

# How often each course of events happens: (times, what happened). What ended nothing is still open.
_COURSES: tuple[tuple[int, tuple[_Next, ...]], ...] = (
    (9, (_NO,)),
    (5, (_SILENCE,)),
    (7, ()),
    (3, (_SCREENING, _NO)),
    (1, (_SCREENING, _SILENCE)),
    (1, (_FIRST,)),
    (2, (_TASK, _NO)),
    (3, (_FIRST, _NO)),
    (1, (_SCREENING, _THROUGH, _FIRST, _SILENCE)),
    (2, (_SCREENING, _THROUGH, _FIRST, _THROUGH, _LATER, _NO)),
    (1, (_FIRST, _THROUGH, _LATER, _THROUGH, _FINAL, _NO)),
    (1, (_SCREENING, _n(Outcome.WITHDREW, 2, 6))),
    (1, (_n(Outcome.WITHDREW, 9, 20),)),
    (1, (_FIRST, _n(Outcome.WITHDRAWN_BY_EMPLOYER, 6, 15))),
    (1, (_n(Outcome.WITHDRAWN_BY_EMPLOYER, 12, 30),)),
    (1, (_FIRST, _THROUGH, _FINAL, _n(Outcome.OFFER, 3, 6), _n(Outcome.OFFER_DECLINED, 4, 8))),
    (1, (_SCREENING, _THROUGH, _FIRST, _THROUGH, _FINAL, _n(Outcome.OFFER, 3, 6))),
)
_OPEN = frozenset({Outcome.OFFER, *Stage})  # a course that ends with one of these goes on
_COMING = 2  # applications with an interview still to come
_SAVED = 3  # jobs saved and not applied for


def fill(book: Book) -> None:
    """Writes the sample into a book that is still empty, and marks the book as one; else does nothing."""
    if book.store.all(Application):
        return
    search = _Search(book.today(), book.words("sample"), Random(_SEED))
    with book.store.batch("sample") as batch:
        search.write(batch)
        write_days(batch, book.today(), book.words("sample"))
        write_looks(batch, book.now(), book.words("sample"))
        write_letters(batch, book.today(), book.words("sample"))
    book.store.set_setting(SETTING, {"country": "GB", "region": "ENG"})
    book.store.set_setting("sample", True)


class _Search:
    """The invented search, written event by event."""

    def __init__(self, today: date, words: Words, chance: Random) -> None:
        self._today, self._words, self._chance = today, words, chance
        self._names = list(words.list("organisations"))
        chance.shuffle(self._names)

    def write(self, batch: Batch) -> None:
        """All applications in the order they were sent, each with what came of it."""
        courses = [self._paced(course) for times, course in _COURSES for _ in range(times)]
        self._chance.shuffle(courses)
        sent = sorted(((self._sent(course), number) for number, course in enumerate(courses)), reverse=True)
        for place, (days_ago, number) in enumerate(sent):
            self._application(batch, courses[number], self._today - timedelta(days=days_ago), place)
        for number in range(_COMING):
            self._with_an_interview_to_come(batch, number)
        self._sent_again(batch)
        for _ in range(_SAVED):
            note = self._one("saved_notes")
            batch.add(Application(self._names.pop(), self._one("roles"), only_saved=True, note=note))

    def _paced(self, course: tuple[_Next, ...]) -> _Paced:
        """A course with the days that pass before each event."""
        return [(step.what, self._chance.randint(*step.after)) for step in course]

    def _sent(self, course: _Paced) -> int:
        """How many days ago it was sent: long enough for its course, recent where something is still open."""
        if not course:
            return self._chance.randint(2, 34)
        needed = sum(days for _, days in course)
        if course[-1][0] in _OPEN:
            return needed + self._chance.randint(2, 6)
        return self._chance.randint(needed + 2, max(_SEARCH, needed + 3))

    def _application(self, batch: Batch, course: _Paced, sent: date, place: int) -> None:
        source = self._chance.choices(list(Source), weights=(9, 6, 3, 3, 2, 1, 1))[0]
        application = Application(
            organisation=self._names.pop(),
            role=self._one("roles"),
            sent_on=_as_remembered(sent, place),
            source=source,
            place=self._one("places"),
            pay=self._one("pays"),
            note=self._one("notes"),
        )
        id = batch.add(application).id
        on = sent
        for what, days in course:
            on += timedelta(days=days)
            if isinstance(what, Stage):
                on -= timedelta(days=max(0, on.weekday() - 4))  # nobody interviews at the weekend
                batch.add(self._round(id, what, on))
            else:
                batch.add(self._news(id, what, on))

    def _round(self, id: str, stage: Stage, on: date) -> InterviewRound:
        chance = self._chance
        forms = {
            Stage.SCREENING: (Format.PHONE,),
            Stage.TASK: (Format.PRACTICAL_TASK,),
            Stage.FIRST: (Format.LIVE_VIDEO, Format.ONE_INTERVIEWER),
        }
        return InterviewRound(
            application_id=id,
            stage=stage,
            held_on=Day(on),
            promised_by=Day(on + timedelta(days=chance.randint(5, 10))) if chance.random() < 0.4 else None,
            format=forms.get(stage, (Format.IN_PERSON, Format.PANEL)),
            who=(self._one("people"),),
            prep_hours=chance.choice((1, 2, 2.5, 3, 4, 6)),
            questions=self._one("questions"),
            showed=chance.choices((2, 3, 4, 5), weights=(2, 4, 4, 1))[0],
            liked=chance.choices((2, 3, 4, 5), weights=(2, 3, 4, 2))[0],
            learning_line=self._one("learning_lines"),
        )

    def _news(self, id: str, outcome: Outcome, on: date) -> OutcomeEvent:
        told, reason = None, ""
        if outcome is Outcome.REJECTED:
            told = self._chance.choices(list(Told), weights=(3, 5, 2))[0]
            reason = self._one("reasons") if told is Told.PERSON else ""
        if outcome in (Outcome.ADVANCED, Outcome.OFFER):
            told = Told.PERSON
        return OutcomeEvent(id, outcome, Day(on), told, reason)

    def _with_an_interview_to_come(self, batch: Batch, number: int) -> None:
        sent = self._today - timedelta(days=17 + 6 * number)
        role, source = self._one("roles"), Source.JOB_BOARD
        id = batch.add(Application(self._names.pop(), role, Day(sent), source, place=self._one("places"))).id
        heard = self._today - timedelta(days=3 + number)
        batch.add(OutcomeEvent(id, Outcome.ADVANCED, Day(heard), Told.PERSON))
        stage = (Stage.FIRST, Stage.SCREENING)[number % 2]
        batch.add(InterviewRound(id, stage, Day(self._today + timedelta(days=4 + 3 * number))))

    def _sent_again(self, batch: Batch) -> None:
        """One job applied for twice: a no in the autumn of the search, another try since."""
        name, role = self._names.pop(), self._one("roles")
        first = self._today - timedelta(days=150)
        id = batch.add(Application(name, role, Day(first), Source.EMPLOYER_SITE)).id
        no = first + timedelta(days=19)
        batch.add(OutcomeEvent(id, Outcome.REJECTED, Day(no), Told.STANDARD_MESSAGE))
        batch.add(Application(name, role, Day(self._today - timedelta(days=21)), Source.EMPLOYER_SITE))

    def _one(self, key: str) -> str:
        return self._chance.choice(self._words.list(key))


def _as_remembered(sent: date, place: int) -> Day:
    """Most days are known exactly; of the first applications some only by their month, or as "before"."""
    if place in (1, 4):
        return Day(sent, Precision.MONTH)
    if place == 2:
        return Day(sent + timedelta(days=3), Precision.BEFORE)
    return Day(sent)
