"""Waiting for news after an interview: the day they promised, one enquiry, and the day to let go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.interviews.model import ENDS, Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.messages.model import Message, Purpose
from workbook.messages.request import by_application
from workbook.messages.working_days import WorkingDays

ENQUIRE_AFTER = 7  # working days after the interview, where no day was promised
LET_GO_AFTER = 10  # working days after the enquiry, or after its day


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


def decisions(
    applications: Mapping[str, Application],
    rounds: Iterable[InterviewRound],
    news: Iterable[OutcomeEvent],
    messages: Iterable[Message],
    days: WorkingDays,
    today: date,
) -> dict[str, AwaitedDecision]:
    """The decisions awaited by their application's id, the one with the earliest day for asking first."""
    held, heard = by_application(rounds), by_application(news)
    enquiries = by_application(m for m in messages if m.purpose is Purpose.ENQUIRY)
    found = []
    for id, application in applications.items():
        last = _last_held(held[id], today)
        if last and not _answered(heard[id], last, today):
            found.append(_silence(id, application, last, enquiries[id], days))
    return {wait.id: wait for wait in sorted(found, key=lambda wait: (wait.enquire_on, wait.since))}


def _last_held(rounds: list[InterviewRound], today: date) -> InterviewRound | None:
    """The last round, if it is over and none is still to come; an informal chat awaits no answer."""
    dated = [r for r in rounds if r.held_on and r.stage is not Stage.INFORMAL_CHAT]
    if any(r.held_on and r.held_on.latest >= today for r in dated):
        return None
    return max(dated, key=lambda r: r.held_on.latest if r.held_on else date.min, default=None)


def _answered(news: list[OutcomeEvent], last: InterviewRound, today: date) -> bool:
    """Whether news came on or after the day of the round, or an ending at any time."""
    held = last.held_on.earliest or date.min if last.held_on else date.min
    undated = any(n.heard_on is None for n in news)
    since = [n for n in news if n.heard_on and n.heard_on.latest >= held and n.heard_on.on <= today]
    kept = frozenset({Outcome.WITHDREW, Outcome.OFFER_ACCEPTED, Outcome.OFFER_DECLINED})
    return undated or bool(since) or any(n.outcome in ENDS & kept for n in news)


def _silence(
    id: str,
    application: Application,
    last: InterviewRound,
    enquiries: list[Message],
    days: WorkingDays,
) -> AwaitedDecision:
    since = last.held_on.latest if last.held_on else date.min
    promised = last.promised_by.latest if last.promised_by else None
    if promised is not None and promised < since:  # a day that cannot have been meant
        promised = None
    enquire_on = days.after(promised, 1) if promised else days.after(since, ENQUIRE_AFTER)
    own = [m for m in enquiries if m.sent_on and m.sent_on.on >= since]  # not those after an earlier round
    enquired_on = min((m.sent_on.on for m in own if m.sent_on), default=None)
    chosen = [m.let_go_on.on for m in own if m.let_go_on and m.sent_on and m.let_go_on.on >= m.sent_on.on]
    let_go_on = max(chosen, default=days.after(enquired_on or enquire_on, LET_GO_AFTER))
    return AwaitedDecision(id, application, since, promised, enquire_on, enquired_on, let_go_on)
