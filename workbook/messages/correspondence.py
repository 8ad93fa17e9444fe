"""What a book's letters come to on a day: the feedback requests, the decisions awaited, and their days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from workbook.answers.working_days import SETTING, WorkingDays, place_of
from workbook.book import Book
from workbook.interviews.story import KINDS as LOG
from workbook.interviews.story import Story, by_application, stories
from workbook.messages.model import Ending, Message, Reply
from workbook.messages.request import FeedbackRequest, RequestState
from workbook.quiet.story import AwaitedDecision, DecisionState

# What it is made of.
KINDS: tuple[type[Any], ...] = (*LOG, Message, Reply, Ending)


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
    story: Story
    on: date
    came: bool
    ends: date
    wait: bool = False

    @property
    def key(self) -> str:
        """The same for the same day of the same request or wait, whenever that day is; calendars keep it."""
        return f"{self.story.id}-{'wait' if self.wait else 'loop'}-{self.kind}"


@dataclass(frozen=True)
class Correspondence:
    """The feedback requests in the order of adding, and the awaited decisions by their day for asking.

    Both are by the application's id.
    """

    today: date
    requests: Mapping[str, FeedbackRequest]
    decisions: Mapping[str, AwaitedDecision]

    def days(self) -> Iterator[LetterDay]:
        """The days of everything that is open: nothing of what has ended, and nothing twice."""
        open_: list[FeedbackRequest | AwaitedDecision] = [r for r in self.requests.values() if r.waits]
        for part in (*open_, *self.decisions.values()):
            kind, came = _NEXT.get(part.state(self.today), (None, False))
            wait, ends = isinstance(part, AwaitedDecision), part.let_go_on
            first = part.enquire_on if isinstance(part, AwaitedDecision) else part.follow_up_on
            on = ends if kind is DayKind.LET_GO else first
            if kind and on and ends:
                yield LetterDay(kind, part.story, on, came, ends, wait)


# Where a request or a wait stands → what its next day is for, and whether that has come.
_NEXT: Mapping[RequestState | DecisionState, tuple[DayKind, bool]] = {
    RequestState.ASKED: (DayKind.FOLLOW_UP, False),
    RequestState.FOLLOW_UP: (DayKind.FOLLOW_UP, True),
    RequestState.FOLLOWED_UP: (DayKind.LET_GO, False),
    DecisionState.WAITING: (DayKind.ENQUIRE, False),
    DecisionState.ENQUIRE: (DayKind.ENQUIRE, True),
    DecisionState.ENQUIRED: (DayKind.LET_GO, False),
}


def correspondence(book: Book) -> Correspondence:
    """What the letters come to today; made once after each change, for each day and choice of country."""
    made: dict[Any, Correspondence] = book.store.derive(_made_of_none, *KINDS)
    today, place = book.today(), place_of(book.store.setting(SETTING))
    if (today, place) not in made:
        made[today, place] = _made(book, today, WorkingDays(*place))
    return made[today, place]


def _made_of_none(*_tables: object) -> dict[Any, Correspondence]:
    return {}


def _made(book: Book, today: date, days: WorkingDays) -> Correspondence:
    kinds: tuple[type[Any], ...] = (Message, Reply, Ending)
    messages, replies, endings = map(by_application, map(book.store.records, kinds))
    requests, waits = {}, []
    for id, story in stories(book).items():
        requests[id] = FeedbackRequest(story, days, messages[id], replies[id], endings[id])
        if wait := AwaitedDecision.of(story, days, today, messages[id]):
            waits.append(wait)
    waits.sort(key=lambda wait: (wait.enquire_on, wait.since))
    return Correspondence(today, requests, {wait.story.id: wait for wait in waits})
