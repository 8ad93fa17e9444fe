"""All loops and waits of a book, read when they are looked at and again only after something changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from workbook.interviews.model import Application, InterviewRound, OutcomeEvent
from workbook.messages.model import Ending, Message, Reply
from workbook.messages.model.ledger import Loop, State, loops
from workbook.messages.model.silence import Silence, Waits, silences
from workbook.messages.model.working_days import working_days

KINDS = (Application, InterviewRound, OutcomeEvent, Message, Reply, Ending)


class Desk:
    """What lies on the desk: every application's loop, the silences, and what is due of them."""

    def __init__(self, book: Any) -> None:
        """Nothing is read before it is asked for; `forget` belongs among the store's listeners."""
        self._book = book
        self._read: tuple[date, list[Loop], list[Silence]] | None = None

    def forget(self, *_change: object) -> None:
        """Reads again next time: a record changed, or another place was chosen."""
        self._read = None

    @property
    def loops(self) -> Sequence[Loop]:
        """The loop of each application, in the order of adding."""
        return self._now()[1]

    @property
    def silences(self) -> Sequence[Silence]:
        """The waits for news after an interview, the earliest day for asking first."""
        return self._now()[2]

    def loop(self, id: str) -> Loop | None:
        """The loop of one application; None when it is not in the log."""
        return next((loop for loop in self.loops if loop.id == id), None)

    def silence(self, id: str) -> Silence | None:
        """The wait for news of one application; None when there is none."""
        return next((wait for wait in self.silences if wait.id == id), None)

    def _now(self) -> tuple[date, list[Loop], list[Silence]]:
        today = self._book.today()
        if self._read is None or self._read[0] != today:
            self._read = (today, *_all(self._book, today))
        return self._read


def _all(book: Any, today: date) -> tuple[list[Loop], list[Silence]]:
    store, days = book.store, working_days(book)
    applications = {stored.id: stored.record for stored in store.all(Application)}
    rounds, news, messages, replies, endings = (
        [stored.record for stored in store.all(kind)] for kind in KINDS[1:]
    )
    return (
        loops(applications, news, messages, replies, endings, days),
        silences(applications, rounds, news, messages, days, today),
    )


class What(StrEnum):
    """What a dated thing of the ledger is."""

    FOLLOW_UP = "follow_up"
    ENQUIRE = "enquire"
    LET_GO = "let_go"


@dataclass(frozen=True)
class Dated:
    """A day of the ledger: the one follow-up, the one enquiry, or letting go; `came` once it is there."""

    what: What
    id: str
    application: Application
    on: date
    came: bool
    ends: date
    wait: bool = False  # for news after an interview, not for feedback

    @property
    def key(self) -> str:
        """The same for the same day of the same loop, whenever that day is."""
        return f"{self.id}-{'wait' if self.wait else 'loop'}-{self.what}"

    def due(self, today: date) -> bool:
        """Whether it is worth a word today: it has come, or it is the last day."""
        return self.came or (self.what is What.LET_GO and self.on == today)


def days_of(desk: Desk, today: date) -> Iterator[Dated]:
    """The days of everything that is open: nothing of what has ended, and nothing twice."""
    for loop in desk.loops:
        yield from _days_of_loop(loop, today)
    for wait in desk.silences:
        state = wait.state(today)
        if state in (Waits.WAITING, Waits.ENQUIRE):
            came = state is Waits.ENQUIRE
            yield Dated(What.ENQUIRE, wait.id, wait.application, wait.enquire_on, came, wait.let_go_on, True)
        elif state is Waits.ENQUIRED:
            yield Dated(What.LET_GO, wait.id, wait.application, wait.let_go_on, False, wait.let_go_on, True)


def _days_of_loop(loop: Loop, today: date) -> Iterator[Dated]:
    state, follow, let_go = loop.state(today), loop.follow_up_on, loop.let_go_on
    if follow is None or let_go is None or not loop.waits:
        return
    if state in (State.ASKED, State.FOLLOW_UP):
        yield Dated(What.FOLLOW_UP, loop.id, loop.application, follow, state is State.FOLLOW_UP, let_go)
    elif state is State.FOLLOWED_UP:
        yield Dated(What.LET_GO, loop.id, loop.application, let_go, False, let_go)
