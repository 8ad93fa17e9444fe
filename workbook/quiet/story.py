"""The wait for news after an interview: the day for one enquiry, the last day, and how long others took."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.answers import Day
from workbook.answers.working_days import WorkingDays
from workbook.book import Book
from workbook.estimates.waits import Wait, reply_curve
from workbook.estimates.waits import hardly_an_answer as shortens
from workbook.interviews.model import OFFERS, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.interviews.story import Story, stories
from workbook.messages.model import Message, Purpose

ENQUIRE_AFTER = 7  # working days after the interview, where no day was promised
LET_GO_AFTER = 10  # working days after the enquiry, or after its day
OWN_ENDS = frozenset({Outcome.WITHDREW, Outcome.OFFER_ACCEPTED, Outcome.OFFER_DECLINED})
NEXT, NO = "next", "no"  # the two kinds of answer after an interview
_ANSWERS: Mapping[Outcome | None, str] = {
    **dict.fromkeys((Outcome.ADVANCED, *OFFERS), NEXT),
    **dict.fromkeys((Outcome.REJECTED, Outcome.WITHDRAWN_BY_EMPLOYER), NO),
}


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
        held, last = max(_awaited(story), key=lambda each: each[0].latest, default=(None, None))
        if held is None or last is None or held.latest >= today or _answered(story.news, held, today):
            return None
        since = held.latest
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


def _awaited(story: Story) -> list[tuple[Day, InterviewRound]]:
    """The rounds after which news is awaited, with their days; after an informal chat none is."""
    return [(r.held_on, r) for r in story.rounds if r.held_on and r.stage is not Stage.INFORMAL_CHAT]


def _answered(news: Sequence[OutcomeEvent], held: Day, today: date) -> bool:
    """Whether news came on or after the day of the round, or an ending of the person's own at any time."""
    began = held.earliest or date.min
    return any(
        n.heard_on is None or n.outcome in OWN_ENDS or (n.heard_on.latest >= began and n.heard_on.on <= today)
        for n in news
    )


def interview_waits(log: Iterable[Story], today: date) -> Iterator[Wait | None]:
    """From each round to the first news, however it was sent, or at the latest to the next round.

    Silence that was closed, a withdrawal, and today censor. Informal chats and rounds to come await nothing.
    """
    for story in log:
        yield from (_wait(held, story, today) for held, _ in _awaited(story) if held.latest <= today)


def _wait(began: Day, story: Story, today: date) -> Wait | None:
    """One wait; None where its beginning or its end is not known to the day."""
    if not began.exact or any(event.heard_on is None for event in story.news):
        return None
    later = [other.held_on for other in story.rounds if other.held_on and other.held_on.on > began.on]
    ends = [(event.heard_on, _ANSWERS.get(event.outcome, "")) for event in story.news]
    ends += [(held_on, NEXT) for held_on in later]
    after = [(on, answer) for on, answer in ends if on and began.on <= on.latest <= today]
    if not after:  # with a later round an invitation came, who knows when
        return None if later else Wait((today - began.on).days)
    on, answer = min(after, key=lambda end: end[0].on)
    return Wait((on.on - began.on).days, answer) if on.exact else None


def hardly_an_answer(book: Book, wait: AwaitedDecision) -> bool:
    """Whether hardly an answer came in the person's own waits after one as long as this."""
    today = book.today()
    own = [one for one in interview_waits(stories(book).values(), today) if one]
    return shortens(reply_curve(own), (today - wait.since).days)
