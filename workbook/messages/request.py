"""The one request for feedback: one follow-up after its day, a letting-go day, and an end.

Where it stands is derived from what was sent and what came; only days a person chose are stored (guide,
exercise B, rules).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from workbook.answers.working_days import WorkingDays
from workbook.content import Words
from workbook.interviews.model import Outcome
from workbook.interviews.story import Story
from workbook.messages.model import EndedAs, Ending, FeedbackState, Message, Purpose, Reply

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
    """Where a request stands on a day."""

    NOTHING = "nothing"  # nothing was sent
    THANKED = "thanked"  # and the question is still to come
    ASKED = "asked"  # until the follow-up day
    FOLLOW_UP = "follow_up"  # its day has come
    FOLLOWED_UP = "followed_up"  # until the letting-go day
    ENDED = "ended"


@dataclass(frozen=True)
class FeedbackRequest:
    """The story of one application with its messages, answers and endings.

    What was sent and what came is put in order; of one day, as it was written down.
    """

    story: Story
    days: WorkingDays
    sent: Sequence[Message] = ()
    replies: Sequence[Reply] = ()
    endings: Sequence[Ending] = ()

    def __post_init__(self) -> None:
        sent = sorted((message for message in self.sent if message.sent_on), key=_sent)
        came = sorted(self.replies, key=lambda reply: reply.came_on.latest if reply.came_on else date.min)
        object.__setattr__(self, "sent", sent)
        object.__setattr__(self, "replies", came)

    @property
    def news(self) -> Outcome | None:
        """The newest outcome."""
        return self.story.news[-1].outcome if self.story.news else None

    @property
    def told_on(self) -> date | None:
        """The day of the no, where there was one and its day is known."""
        return self.story.no_on.latest if self.story.no_on else None

    @property
    def thanks(self) -> Message | None:
        """The first message, with or without a question."""
        return next((message for message in self.sent if message.purpose in FIRST), None)

    @property
    def ask(self) -> Message | None:
        """The first message that held the request."""
        return next((message for message in self.sent if message.purpose in FIRST and message.asks), None)

    @property
    def follow_up(self) -> Message | None:
        """The one reminder."""
        return next((message for message in self.sent if message.purpose is Purpose.FOLLOW_UP), None)

    @property
    def asked_on(self) -> date | None:
        """The day of the one request."""
        return _sent(self.ask) if self.ask else None

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
        """The last day the request is open; None where nothing was asked.

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

    def said(self, today: date, words: Words) -> str:
        """Where it stands or how it ended, in a short line; `words` are those of the room."""
        if ended := self.ended_as(today):
            return words(f"ended.{ended}")
        day = self.let_go_on if self.follow_up else self.follow_up_on
        return words(f"stands.{self.state(today)}", day=words.near_day(day, today))

    @property
    def waits(self) -> bool:
        """Whether an answer is still awaited: not after a step further, an offer or a withdrawal."""
        return self.news not in GOES_ON

    @property
    def moved_on(self) -> date | None:
        """The day of the news since which no answer is awaited; None while one is, or for no day."""
        day = None if self.waits else self.story.news[-1].heard_on
        return day.latest if day else None

    def may_ask(self, today: date) -> bool:
        """Whether the one request is still there: not used, nothing given or refused, not let go."""
        settled = any(m.feedback in (FeedbackState.GIVEN, FeedbackState.REFUSED) for m in self.sent)
        is_open = self.ended_as(today) in (None, EndedAs.NOT_ASKED)
        return is_open and not (self.ask or self.replies or settled)

    def may(self, today: date) -> frozenset[Purpose]:
        """The messages that may be written today; a second follow-up is never among them."""
        may = {
            Purpose.THANKS: self.thanks is None,
            Purpose.THANKS_AND_ASK: self.may_ask(today),
            Purpose.FOLLOW_UP: self.state(today) is RequestState.FOLLOW_UP and self.waits,
            Purpose.ANSWER: bool(self.replies) and all(m.purpose is not Purpose.ANSWER for m in self.sent),
            Purpose.LATER_NOTE: self.later_from is not None and today >= self.later_from,
        }
        return frozenset(purpose for purpose in may if may[purpose])

    def used(self, message: Message) -> str:
        """The key of the problem with sending another message like this; "" for the first of its kind."""
        if message.asks and message.purpose in FIRST and self.ask:
            return "second_request"
        if message.purpose is Purpose.FOLLOW_UP and self.follow_up:
            return "second_follow_up"
        roles = [m.new_role.casefold().strip() for m in self.sent if m.purpose is Purpose.LATER_NOTE]
        again = message.purpose is Purpose.LATER_NOTE and message.new_role.casefold().strip() in roles
        return "second_later_note" if again else ""


def _sent(message: Message | None) -> date:
    return message.sent_on.on if message and message.sent_on else date.min
