"""Waiting for news after an interview: the day they promised, one enquiry, and the day to let go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.answers import Day
from workbook.answers.working_days import WorkingDays
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.messages.model import Message, Purpose

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

    id: str
    application: Application
    since: date
    promised: date | None
    enquire_on: date
    enquired_on: date | None
    let_go_on: date

    @classmethod
    def of(
        cls,
        id: str,
        application: Application,
        days: WorkingDays,
        today: date,
        rounds: Iterable[InterviewRound] = (),
        news: Sequence[OutcomeEvent] = (),
        messages: Iterable[Message] = (),
    ) -> AwaitedDecision | None:
        """The wait after the last round; None where none awaits an answer.

        An enquiry after an earlier round does not count, nor a promised day that cannot have been meant.
        """
        last = _last_held(rounds, today)
        if last is None or last.held_on is None or _answered(news, last.held_on, today):
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
        return cls(id, application, since, promised, enquire_on, enquired_on, let_go_on)

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
