"""What a file tells, as plain values: of one row, of one application, and of its rounds and news."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from workbook.answers import Day
from workbook.importing import statuses
from workbook.importing.header import TableLine
from workbook.importing.statuses import CellStatus
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.interviews.story import Story

_INTERVIEWS = (Stage.FIRST, Stage.LATER, Stage.FINAL)


@dataclass(frozen=True)
class Round:
    """A round that a file tells of; `generic` when it only said "interview", whichever that was."""

    stage: Stage
    held_on: Day | None = None
    generic: bool = False

    @property
    def marker(self) -> str:
        """The marker that stands for it."""
        return "interview" if self.generic else self.stage.value


@dataclass(frozen=True)
class ParsedNews:
    """An outcome that a file tells of."""

    outcome: Outcome
    heard_on: Day | None = None
    reason: str = ""


@dataclass(frozen=True)
class FileFacts:
    """What the whole file tells about how to read one row of it."""

    wish_list: bool  # the file is a list of saved jobs
    dated: bool  # jobs applied for have a date in this file
    waits_said: bool  # a job applied for and still open has a word in this file, so a blank is none
    letters: bool  # stages are marked with yes, no and "ghosted", so a no is an answer
    created_is_sent: bool  # the only date of an application is when its row was made
    applied_said: bool  # a column says of each job whether it was applied for
    event_dates: bool  # the date of a row is just "date", so on a row about news it is that of the news
    fillers: frozenset[str] = frozenset()  # words that stand for no company, being there again and again
    statuses: Mapping[str, str] = field(default_factory=dict)  # folded status words the person has decided
    unnamed: str = ""  # what an application without a company is called


@dataclass
class ParsedRow:
    """What one row tells; filled in cell by cell."""

    line: TableLine
    values: dict[str, str] = field(default_factory=dict)  # organisation, role, place, link, pay
    sent_on: Day | None = None
    tried_to_date: bool = False
    source: str | None = None
    standings: list[str | None] = field(default_factory=list)
    reached: list[str | None] = field(default_factory=list)  # standings that only a round tells
    awaited: bool = False  # a status says that their answer is still to come
    statuses: list[CellStatus] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    interview_days: list[Day] = field(default_factory=list)
    heard_on: Day | None = None
    heard_apart: bool = False  # the answer has a date of its own, apart from the row's
    moved_on: Day | None = None
    outcome_on: Day | None = None
    promised_by: Day | None = None
    created_on: Day | None = None
    unread: list[str] = field(default_factory=list)  # cells in which a day was looked for and none read
    cells: dict[str, str] = field(default_factory=dict)  # of values and such dates, word for word
    applied: str | None = None
    count: int = 0
    days_to_reply: int | None = None
    reason: str = ""
    reason_cell: str = ""
    answered: bool = False
    noted: list[str | None] = field(default_factory=list)  # standings told in notes alone
    own_note: str = ""
    notes: list[str] = field(default_factory=list)  # other cells, kept word for word under their names
    moves: tuple[CellStatus, CellStatus] | None = None
    only_saved: bool = False
    requisition: str = ""  # the employer's number of the job

    @property
    def number(self) -> int:
        """The number of the row."""
        return self.line.number

    @property
    def standing(self) -> str | None:
        """How the row says the application stands; where an answer is awaited, no round says "through"."""
        return statuses.strongest(self.standings if self.awaits else [*self.reached, *self.standings])

    @property
    def awaits(self) -> bool:
        """Whether all that the row says outright is that their answer is still to come."""
        return self.awaited and statuses.strongest(self.standings) == statuses.WAITING

    @property
    def weight(self) -> int:
        """How much the row says: a round that was reached as much as being through."""
        return statuses.weight(statuses.strongest([*self.reached, *self.standings]))

    @property
    def answers(self) -> bool:
        """Whether the row tells of an answer, good or bad."""
        return self.standing not in (None, statuses.WAITING, statuses.NOT_APPLIED)

    @property
    def note(self) -> str:
        """Everything that goes into the note, a line each."""
        return "\n".join(note for note in (self.own_note, *self.notes) if note)


@dataclass(frozen=True)
class ParsedApplication:
    """One application as the file tells it, from one row or several."""

    rows: tuple[int, ...]
    application: Application
    rounds: tuple[Round, ...] = ()
    news: tuple[ParsedNews, ...] = ()
    promised_by: Day | None = None
    alike: tuple[int, ...] = field(default=())  # rows that look like the same job but are not the same

    def records(self, id: str) -> tuple[list[InterviewRound], list[OutcomeEvent]]:
        """The rounds and the news as records of the application stored under this id."""
        rounds = [InterviewRound(application_id=id, stage=r.stage, held_on=r.held_on) for r in self.rounds]
        if rounds and self.promised_by:
            rounds[-1] = replace(rounds[-1], promised_by=self.promised_by)
        return rounds, [OutcomeEvent(id, n.outcome, n.heard_on, reason=n.reason) for n in self.news]

    @functools.cached_property
    def story(self) -> Story:
        """The application with its events, as the interview log sees it."""
        return Story("", self.application, *self.records("-"))

    def standing(self, today: date) -> str:
        """Where it stands, derived as the interview log derives it."""
        return self.story.standing(today).value


def rounds_of(markers: Iterable[str], days: Iterable[Day] = ()) -> list[Round]:
    """The rounds that markers stand for, in order; days belong to the last of them, one each.

    The third interview means there were a first and a second; an interview of no known number is the
    first unless one came before it. Days beyond the markers are interviews nobody named.
    """
    rounds: list[Round] = []
    for marker in markers:
        if marker.startswith("nth."):
            while sum(r.stage in _INTERVIEWS for r in rounds) < int(marker.removeprefix("nth.")):
                rounds.append(_next(rounds, generic=False))
        elif marker == "interview":
            rounds.append(_next(rounds, generic=True))
        else:
            rounds.append(Round(Stage(marker)))
    on = list(days)
    while len(rounds) < len(on):
        rounds.append(_next(rounds, generic=True))
    start = len(rounds) - len(on)
    return [replace(r, held_on=on[i - start]) if i >= start else r for i, r in enumerate(rounds)]


def rounds_after(have: list[Round], markers: list[str], days: Sequence[Day | None]) -> list[Round]:
    """Rounds that come after those already there, with their days: an interview after one is a later one."""
    placed = rounds_of([*(r.marker for r in have), *markers])[len(have) :]
    return [replace(round_, held_on=day) for round_, day in zip(placed, days, strict=True)]


def united(have: list[Round], more: Iterable[Round]) -> list[Round]:
    """The rounds of two tellings of the same application: what both tell of is there once."""
    rounds = list(have)
    matched: set[int] = set()
    for round_ in more:
        free = [i for i in range(len(have)) if i not in matched and _same(rounds[i], round_)]
        if not free:
            again = round_.stage is Stage.FIRST and any(r.stage is Stage.FIRST for r in rounds)
            if round_.generic or again:
                round_ = replace(round_, stage=_next(rounds, generic=True).stage)
            rounds.append(round_)
        else:
            matched.add(free[0])
            known = rounds[free[0]]
            rounds[free[0]] = replace(known, held_on=known.held_on or round_.held_on)
    return rounds


def _same(one: Round, other: Round) -> bool:
    """Whether two tellings can mean one round: same stage (or any interview), days agreeing."""
    interviews = one.stage in _INTERVIEWS and other.stage in _INTERVIEWS
    same = one.stage is other.stage or (interviews and (one.generic or other.generic))
    return same and (not (one.held_on and other.held_on) or one.held_on == other.held_on)


def _next(rounds: list[Round], *, generic: bool) -> Round:
    later = any(r.stage in _INTERVIEWS for r in rounds)
    return Round(Stage.LATER if later else Stage.FIRST, generic=generic)


def news_of(
    standing: str | None, rounds: list[Round], heard_on: Day | None, reason: str
) -> tuple[ParsedNews, ...]:
    """The news behind a standing; rounds without an ending mean the person got through to them."""
    if standing in (None, statuses.WAITING, statuses.NOT_APPLIED):
        standing = statuses.ADVANCED if any(r.stage is not Stage.INFORMAL_CHAT for r in rounds) else None
        heard_on = None
    return () if standing is None else (ParsedNews(Outcome(standing), heard_on, reason),)
