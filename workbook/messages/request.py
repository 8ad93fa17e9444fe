"""The rules of the ledger: one request, one follow-up after its day, a letting-go day, and an end.

Where an application's loop stands is derived from what was sent and what came; only days a person chose
are stored (guide, exercise B, rules).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from workbook.interviews.model import Application, Outcome, OutcomeEvent
from workbook.messages.model import EndedAs, Ending, FeedbackState, Message, Purpose, Reply
from workbook.messages.working_days import WorkingDays

THANK_WITHIN = 2  # working days after the news; later is still fine
FOLLOW_UP_AFTER = 7  # working days after the request
LET_GO_AFTER = 10  # working days after the follow-up, or after its day
MONTHS_LATER = timedelta(days=60)  # a note about another job is for months later

FIRST = (Purpose.THANKS, Purpose.THANKS_AND_ASK)
GOES_ON = frozenset(Outcome) - {Outcome.REJECTED, Outcome.WITHDRAWN_BY_EMPLOYER, Outcome.NO_RESPONSE}
_WITHOUT_ASKING = {
    FeedbackState.GIVEN: EndedAs.USEFUL,
    FeedbackState.REFUSED: EndedAs.CANNOT_GIVE,
    FeedbackState.NOT_ASKED: EndedAs.NOT_ASKED,
}


class RequestState(StrEnum):
    """Where a loop stands on a day."""

    NOTHING = "nothing"  # nothing was sent
    THANKED = "thanked"  # and the question is still to come
    ASKED = "asked"  # until the follow-up day
    FOLLOW_UP = "follow_up"  # its day has come
    FOLLOWED_UP = "followed_up"  # until the letting-go day
    ENDED = "ended"


@dataclass(frozen=True)
class FeedbackRequest:
    """One application with its messages, answers and endings, each in the order they happened.

    `told_on` is the day of the no, where there was one and its day is known; `news` the newest outcome,
    and `news_on` its day.
    """

    id: str
    application: Application
    days: WorkingDays
    sent: tuple[Message, ...] = ()
    replies: tuple[Reply, ...] = ()
    endings: tuple[Ending, ...] = ()
    news: Outcome | None = None
    told_on: date | None = None
    news_on: date | None = None

    @property
    def thanks(self) -> Message | None:
        """The first message, with or without a question."""
        return next((m for m in self.sent if m.purpose in FIRST), None)

    @property
    def ask(self) -> Message | None:
        """The message that held the one request."""
        return next((m for m in self.sent if m.asks and m.purpose in FIRST), None)

    @property
    def asked_on(self) -> date | None:
        """The day of the one request."""
        return _sent(self.ask) if self.ask else None

    @property
    def follow_up(self) -> Message | None:
        """The one reminder."""
        return next((m for m in self.sent if m.purpose is Purpose.FOLLOW_UP), None)

    @property
    def reply(self) -> Reply | None:
        """The newest answer."""
        return self.replies[-1] if self.replies else None

    @property
    def doors(self) -> tuple[Message, ...]:
        """The messages that left the door open."""
        return tuple(m for m in self.sent if m.open_door)

    @property
    def later_from(self) -> date | None:
        """The day from which a note about another job there is offered; None without an open door."""
        return _sent(self.doors[0]) + MONTHS_LATER if self.doors else None

    @property
    def later_notes(self) -> tuple[Message, ...]:
        """The notes about other jobs there, months later."""
        return tuple(m for m in self.sent if m.purpose is Purpose.LATER_NOTE)

    @property
    def thank_by(self) -> date | None:
        """The day until which a thank-you is prompt."""
        return self.days.after(self.told_on, THANK_WITHIN) if self.told_on else None

    @property
    def follow_up_on(self) -> date | None:
        """The day from which the follow-up may be sent; None where nothing was asked."""
        if self.ask is None:
            return None
        asked = _sent(self.ask)
        chosen = self.ask.follow_up_on
        return chosen.on if chosen and chosen.on > asked else self.days.after(asked, FOLLOW_UP_AFTER)

    @property
    def let_go_on(self) -> date | None:
        """The last day the loop is open; None where nothing was asked.

        A day that was chosen, on the follow-up or on the request, counts unless it lies before the follow-up.
        """
        if self.ask is None or self.follow_up_on is None:
            return None
        begins = max(_sent(self.follow_up), _sent(self.ask)) if self.follow_up else self.follow_up_on
        chosen = [m.let_go_on.on for m in (self.follow_up, self.ask) if m and m.let_go_on]
        return next((on for on in chosen if on >= begins), self.days.after(begins, LET_GO_AFTER))

    def ended_as(self, today: date) -> EndedAs | None:
        """How it ended; an answer wins, whenever it came, then what the person said, then the day."""
        if self.reply and self.reply.how:
            return EndedAs(self.reply.how.value)
        if self.endings:
            return self.endings[-1].ended_as
        if self.let_go_on:
            return EndedAs.LET_GO if today > self.let_go_on else None
        return _WITHOUT_ASKING.get(self.thanks.feedback) if self.thanks and self.thanks.feedback else None

    def ended_on(self, today: date) -> date | None:
        """The day it ended, as far as it is known; None while it is open."""
        if self.ended_as(today) is None:
            return None
        if self.reply:
            return self.reply.came_on.latest if self.reply.came_on else None
        if self.endings:
            ended = self.endings[-1].ended_on
            return ended.on if ended else None
        return self.let_go_on or (_sent(self.thanks) if self.thanks else None)

    def state(self, today: date) -> RequestState:
        """Where it stands."""
        if self.ended_as(today):
            return RequestState.ENDED
        if self.ask is None or self.follow_up_on is None:
            return RequestState.THANKED if self.thanks else RequestState.NOTHING
        if self.follow_up:
            return RequestState.FOLLOWED_UP
        return RequestState.FOLLOW_UP if today >= self.follow_up_on else RequestState.ASKED

    @property
    def waits(self) -> bool:
        """Whether an answer is still awaited: not after a step further, an offer or a withdrawal."""
        return self.news not in GOES_ON

    def may_ask(self, today: date) -> bool:
        """Whether the one request is still there: not used, nothing given or refused, not let go."""
        told = any(m.feedback in (FeedbackState.GIVEN, FeedbackState.REFUSED) for m in self.sent)
        ended = self.ended_as(today)
        return not (self.ask or self.replies or told or ended not in (None, EndedAs.NOT_ASKED))

    def may(self, today: date) -> frozenset[Purpose]:
        """The messages that may be written today; a second follow-up is never among them."""
        answered = any(m.purpose is Purpose.ANSWER for m in self.sent)
        follows = self.state(today) is RequestState.FOLLOW_UP and self.waits
        there = {
            Purpose.THANKS: self.thanks is None,
            Purpose.THANKS_AND_ASK: self.may_ask(today),
            Purpose.FOLLOW_UP: follows,
            Purpose.ANSWER: bool(self.replies) and not answered,
            Purpose.LATER_NOTE: self.later_from is not None and today >= self.later_from,
        }
        return frozenset(purpose for purpose, is_there in there.items() if is_there)

    def used(self, purpose: Purpose | None, *, asks: bool = False, new_role: str = "") -> str:
        """The key of the problem with sending another message like this, or "" for none.

        One request, one follow-up; a later note once for each job.
        """
        if asks and purpose in FIRST and self.ask:
            return "second_request"
        if purpose is Purpose.FOLLOW_UP and self.follow_up:
            return "second_follow_up"
        notes = (m.new_role.casefold().strip() for m in self.later_notes)
        if purpose is Purpose.LATER_NOTE and new_role.casefold().strip() in notes:
            return "second_later_note"
        return ""


def requests(
    applications: Mapping[str, Application],
    news: Iterable[OutcomeEvent],
    messages: Iterable[Message],
    replies: Iterable[Reply],
    endings: Iterable[Ending],
    days: WorkingDays,
) -> dict[str, FeedbackRequest]:
    """Each application's request by its id, in the applications' order."""
    heard, sent = by_application(news), by_application(messages)
    came, ended = by_application(replies), by_application(endings)
    return {
        id: FeedbackRequest(
            id,
            application,
            days,
            tuple(sorted((m for m in sent[id] if m.sent_on), key=_sent)),
            tuple(sorted(came[id], key=lambda r: r.came_on.latest if r.came_on else date.min)),
            tuple(ended[id]),
            *_newest(heard[id]),
        )
        for id, application in applications.items()
    }


def by_application(records: Iterable[Any]) -> defaultdict[str, list[Any]]:
    """The records by the application they are about, in the order they come."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for record in records:
        found[record.application_id].append(record)
    return found


def _newest(news: list[OutcomeEvent]) -> tuple[Outcome | None, date | None, date | None]:
    """The newest outcome (of one day, that written later), the day of the newest no, and the outcome's."""
    if not news:
        return None, None, None
    newest = sorted(news, key=lambda n: n.heard_on.latest if n.heard_on else date.min)
    days = [n.heard_on.latest for n in newest if n.outcome is Outcome.REJECTED and n.heard_on]
    last = newest[-1]
    return last.outcome, max(days, default=None), last.heard_on.latest if last.heard_on else None


def _sent(message: Message | None) -> date:
    return message.sent_on.on if message and message.sent_on else date.min
