"""Waits, loops and counts out of the records: what the room's charts show. Plain tables, no frames needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from workbook.answers import Day
from workbook.estimates.waits import Wait
from workbook.interviews.model import InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.messages.decision import AwaitedDecision, DecisionState
from workbook.messages.model import EndedAs
from workbook.messages.request import FeedbackRequest, RequestState
from workbook.messages.tables import NEXT, NO, Bar, Bars, Seen, SentCounts

MOST = 24  # bars that can still be read one by one
_ANSWERS = {
    Outcome.ADVANCED: NEXT,
    Outcome.OFFER: NEXT,
    Outcome.OFFER_ACCEPTED: NEXT,
    Outcome.OFFER_DECLINED: NEXT,
    Outcome.REJECTED: NO,
    Outcome.WITHDRAWN_BY_EMPLOYER: NO,
}


def interview_waits(rounds: Iterable[InterviewRound], news: Iterable[OutcomeEvent], today: date) -> Seen:
    """From each round to the first news, however it was sent, or at the latest to the next round.

    Silence that was closed, a withdrawal, and today censor. Informal chats and rounds to come await nothing.
    """
    held, heard = defaultdict(list), defaultdict(list)
    for round_ in rounds:
        held[round_.application_id].append(round_)
    for event in news:
        heard[event.application_id].append(event)
    found: list[Wait] = []
    left_out = 0
    for id, its in held.items():
        for round_ in its:
            if round_.stage is Stage.INFORMAL_CHAT or round_.held_on is None or round_.held_on.latest > today:
                continue
            wait = _wait(round_, its, heard[id], today)
            found += [wait] if wait else []
            left_out += wait is None
    return Seen(tuple(found), left_out)


def _wait(
    round_: InterviewRound, rounds: list[InterviewRound], news: list[OutcomeEvent], today: date
) -> Wait | None:
    """One wait; None where its beginning or its end is not known to the day."""
    began = round_.held_on
    if began is None or not began.exact or any(n.heard_on is None for n in news):
        return None
    ends = [(n.heard_on, _ANSWERS.get(n.outcome, "") if n.outcome else "") for n in news]
    ends += [(other.held_on, NEXT) for other in rounds if other is not round_ and _later(other, began)]
    after = [(on, answer) for on, answer in ends if on and began.on <= on.latest <= today]
    first = min(after, key=lambda end: end[0].on, default=None)
    if first is None:
        coming = any(_later(other, began) for other in rounds)  # an invitation came, who knows when
        return None if coming else Wait((today - began.on).days)
    on, answer = first
    return Wait((on.on - began.on).days, answer) if on.exact else None


def _later(round_: InterviewRound, than: Day) -> bool:
    return round_.held_on is not None and round_.held_on.on > than.on


def feedback_waits(requests: Iterable[FeedbackRequest], today: date) -> Seen:
    """From each request to its first answer; letting go, closing and today censor."""
    found, left_out = [], 0
    for request in requests:
        if request.ask is None or request.ask.sent_on is None or request.ask.sent_on.on > today:
            continue
        asked = request.ask.sent_on.on
        answers = [r for r in request.replies if r.came_on is None or r.came_on.latest >= asked]
        if any(r.came_on is None or not r.came_on.exact for r in answers):
            left_out += 1
            continue
        first = min(answers, key=lambda r: r.came_on.on if r.came_on else today, default=None)
        if first and first.came_on and first.how and first.came_on.on <= today:
            found.append(Wait((first.came_on.on - asked).days, first.how.value))
        else:
            last = min(request.ended_on(today) or today, today)
            found.append(Wait(max((last - asked).days, 0)))
    return Seen(tuple(found), left_out)


def loop_bars(
    requests: Iterable[FeedbackRequest], decisions: Iterable[AwaitedDecision], today: date, most: int = MOST
) -> Bars:
    """Every loop and wait as a bar that ends; of more than `most`, those open and then the newest."""
    every = [*_feedback_bars(requests, today), *_silence_bars(decisions, today)]
    newest = sorted(every, key=lambda bar: (not bar.closed, bar.began), reverse=True)[:most]
    closed = sum(bar.closed for bar in every)
    shown = tuple(sorted(newest, key=lambda bar: (bar.began, bar.ends)))
    return Bars(today, shown, len(every) - closed, closed)


def _feedback_bars(requests: Iterable[FeedbackRequest], today: date) -> Iterator[Bar]:
    for request in requests:
        if request.ask is None or request.ask.sent_on is None or request.let_go_on is None:
            continue
        began, last = request.ask.sent_on.on, request.let_go_on
        closed = request.state(today) is RequestState.ENDED or not request.waits
        if closed:
            ended = request.ended_on(today) or (None if request.waits else request.news_on) or last
            last = min(ended if request.replies else min(ended, last), today)
        yield Bar(request.application, began, max(began, last), closed, bool(request.replies))


def _silence_bars(decisions: Iterable[AwaitedDecision], today: date) -> Iterator[Bar]:
    for wait in decisions:
        closed = wait.state(today) is DecisionState.OVER
        yield Bar(wait.application, wait.since, wait.let_go_on, closed)


def sent_counts(requests: Collection[FeedbackRequest], today: date) -> SentCounts:
    """Counts of applications, in the order things happen."""
    if not any(request.thanks for request in requests):
        return SentCounts()
    let_go = (request for request in requests if request.ask and request.ended_as(today) is EndedAs.LET_GO)
    return SentCounts(
        {
            "thanked": sum(request.thanks is not None for request in requests),
            "asked": sum(request.ask is not None for request in requests),
            "followed_up": sum(request.follow_up is not None for request in requests),
            "answered": sum(bool(request.replies) for request in requests),
            "let_go": sum(1 for _ in let_go),
        }
    )
