"""What a book's letters come to on a day: the feedback requests, the decisions awaited, and their days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from workbook.answers.working_days import SETTING, WorkingDays, place_of
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent
from workbook.messages.decision import AwaitedDecision, DecisionState
from workbook.messages.model import Ending, Message, Reply
from workbook.messages.request import FeedbackRequest, RequestState

# What it is made of.
KINDS: tuple[type[Any], ...] = (Application, InterviewRound, OutcomeEvent, Message, Reply, Ending)


class DayKind(StrEnum):
    """What can be done on a day of the correspondence."""

    FOLLOW_UP = "follow_up"
    ENQUIRE = "enquire"
    LET_GO = "let_go"


@dataclass(frozen=True)
class LetterDay:
    """The day of the one follow-up, of the one enquiry, or of letting go; `came` once it is there.

    `ends` is the last day of the request or of the wait, and `wait` says that news after an interview is
    awaited and not feedback.
    """

    kind: DayKind
    id: str
    application: Application
    on: date
    came: bool
    ends: date
    wait: bool = False

    @property
    def key(self) -> str:
        """The same for the same day of the same request or wait, whenever that day is; calendars keep it."""
        return f"{self.id}-{'wait' if self.wait else 'loop'}-{self.kind}"

    def due(self, today: date) -> bool:
        """Whether it is worth a word today: it has come, or it is the last day."""
        return self.came or (self.kind is DayKind.LET_GO and self.on == today)


@dataclass(frozen=True)
class Correspondence:
    """The feedback request of each application, and the decisions awaited, by the application's id.

    Requests stand in the order the applications were added in, decisions by their day for asking.
    """

    today: date
    requests: Mapping[str, FeedbackRequest]
    decisions: Mapping[str, AwaitedDecision]

    def days(self) -> Iterator[LetterDay]:
        """The days of everything that is open: nothing of what has ended, and nothing twice."""
        for request in self.requests.values():
            yield from _request_days(request, self.today)
        for wait in self.decisions.values():
            state, ends = wait.state(self.today), wait.let_go_on
            if state in (DecisionState.WAITING, DecisionState.ENQUIRE):
                came = state is DecisionState.ENQUIRE
                yield LetterDay(
                    DayKind.ENQUIRE, wait.id, wait.application, wait.enquire_on, came, ends, wait=True
                )
            elif state is DecisionState.ENQUIRED:
                yield LetterDay(DayKind.LET_GO, wait.id, wait.application, ends, False, ends, wait=True)


def _request_days(request: FeedbackRequest, today: date) -> Iterator[LetterDay]:
    state, follow, ends = request.state(today), request.follow_up_on, request.let_go_on
    if follow is None or ends is None or not request.waits:
        return
    if state in (RequestState.ASKED, RequestState.FOLLOW_UP):
        came = state is RequestState.FOLLOW_UP
        yield LetterDay(DayKind.FOLLOW_UP, request.id, request.application, follow, came, ends)
    elif state is RequestState.FOLLOWED_UP:
        yield LetterDay(DayKind.LET_GO, request.id, request.application, ends, False, ends)


def correspondence(book: Book) -> Correspondence:
    """What the letters come to today; made once after each change, for each day and choice of country."""
    made: dict[Any, Correspondence] = book.store.derive(_nothing_made, *KINDS)
    today, place = book.today(), place_of(book.store.setting(SETTING))
    if (today, place) not in made:
        made[today, place] = _made(book, today, WorkingDays(*place))
    return made[today, place]


def _nothing_made(*_tables: object) -> dict[Any, Correspondence]:
    """A new place to remember in, for the records have changed."""
    return {}


def _made(book: Book, today: date, days: WorkingDays) -> Correspondence:
    rounds, news, messages, replies, endings = (
        by_application(stored.record for stored in book.store.all(kind)) for kind in KINDS[1:]
    )
    requests, waits = {}, []
    for stored in book.store.all(Application):
        id, application = stored.id, stored.record
        requests[id] = FeedbackRequest.of(
            id, application, days, messages[id], replies[id], endings[id], news[id]
        )
        if wait := AwaitedDecision.of(id, application, days, today, rounds[id], news[id], messages[id]):
            waits.append(wait)
    waits.sort(key=lambda wait: (wait.enquire_on, wait.since))
    return Correspondence(today, requests, {wait.id: wait for wait in waits})


def by_application(records: Iterable[Any]) -> defaultdict[str, list[Any]]:
    """The records by the application they are about, in the order they come."""
    grouped: defaultdict[str, list[Any]] = defaultdict(list)
    for record in records:
        grouped[record.application_id].append(record)
    return grouped
