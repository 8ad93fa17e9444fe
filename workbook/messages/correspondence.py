"""What a book's letters come to on a day: the feedback requests, the decisions awaited, and their days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from workbook.answers import Day
from workbook.answers.working_days import SETTING, WorkingDays, place_of
from workbook.book import Book
from workbook.interviews.model import InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.interviews.story import KINDS as LOG
from workbook.interviews.story import Story, by_application, stories
from workbook.messages.model import Ending, Message, Purpose, Reply
from workbook.messages.request import FeedbackRequest, RequestState

ENQUIRE_AFTER = 7  # working days after the interview, where no day was promised
LET_GO_AFTER = 10  # working days after the enquiry, or after its day
OWN_ENDS = frozenset({Outcome.WITHDREW, Outcome.OFFER_ACCEPTED, Outcome.OFFER_DECLINED})


class DecisionState(StrEnum):
    """Where a wait stands on a day."""

    WAITING = "waiting"  # the day for asking has not come
    ENQUIRE = "enquire"  # one enquiry may be sent
    ENQUIRED = "enquired"  # it was, and the letting-go day has not come
    OVER = "over"  # that day has passed; the log may be closed


@dataclass(frozen=True)
class AwaitedDecision:
    """An application whose last interview nobody has answered; `since` is the day of that interview."""

    story: Story
    since: date
    promised: date | None
    enquire_on: date
    enquired_on: date | None
    let_go_on: date

    @classmethod
    def of(
        cls, story: Story, days: WorkingDays, today: date, messages: Iterable[Message] = ()
    ) -> AwaitedDecision | None:
        """The wait after the last round, with the enquiry made since; None where none awaits an answer."""
        last = _last_held(story.rounds, today)
        if last is None or last.held_on is None or _answered(story.news, last.held_on, today):
            return None
        since = last.held_on.latest
        promised = last.promised_by.latest if last.promised_by and last.promised_by.latest >= since else None
        enquire_on = days.after(promised, 1) if promised else days.after(since, ENQUIRE_AFTER)
        own = [
            (m.sent_on.on, m.let_go_on.on if m.let_go_on else date.min)
            for m in messages
            if m.purpose is Purpose.ENQUIRY and m.sent_on and m.sent_on.on >= since
        ]
        enquired_on = min((sent_on for sent_on, _ in own), default=None)
        chosen = [let_go_on for sent_on, let_go_on in own if let_go_on >= sent_on]
        let_go_on = max(chosen, default=days.after(enquired_on or enquire_on, LET_GO_AFTER))
        return cls(story, since, promised, enquire_on, enquired_on, let_go_on)

    def state(self, today: date) -> DecisionState:
        """Where it stands; the day of an enquiry still to come is not over before it was there."""
        if self.over(today):
            return DecisionState.OVER
        if self.enquired_on:
            return DecisionState.ENQUIRED
        return DecisionState.ENQUIRE if today >= self.enquire_on else DecisionState.WAITING

    def over(self, today: date) -> bool:
        """Whether its last day has passed."""
        return today > self.let_go_on


def _last_held(rounds: Iterable[InterviewRound], today: date) -> InterviewRound | None:
    """The last round, if it is over and none is still to come; an informal chat awaits no answer."""
    held = [(r.held_on.latest, r) for r in rounds if r.held_on and r.stage is not Stage.INFORMAL_CHAT]
    if any(day >= today for day, _ in held):
        return None
    return max(held, key=lambda each: each[0], default=(None, None))[1]


def _answered(news: Sequence[OutcomeEvent], held: Day, today: date) -> bool:
    """Whether news came on or after the day of the round, or an ending of the person's own at any time."""
    began = held.earliest or date.min
    return any(
        n.heard_on is None or n.outcome in OWN_ENDS or (n.heard_on.latest >= began and n.heard_on.on <= today)
        for n in news
    )


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
    messages, replies, endings = (
        by_application(stored.record for stored in book.store.all(kind)) for kind in (Message, Reply, Ending)
    )
    requests, waits = {}, []
    for id, story in stories(book).items():
        requests[id] = FeedbackRequest(story, days, messages[id], replies[id], endings[id])
        if wait := AwaitedDecision.of(story, days, today, messages[id]):
            waits.append(wait)
    waits.sort(key=lambda wait: (wait.enquire_on, wait.since))
    return Correspondence(today, requests, {wait.story.id: wait for wait in waits})
