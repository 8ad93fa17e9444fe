"""Waits, loops and counts out of the records: what the room's charts show. Plain tables, no frames needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from workbook.answers import Day
from workbook.estimates.waits import Wait
from workbook.interviews.model import InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.messages.model import EndedAs
from workbook.messages.model.ledger import Loop, State
from workbook.messages.model.silence import Silence, Waits
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


def feedback_waits(loops: Iterable[Loop], today: date) -> Seen:
    """From each request to its first answer; letting go, closing and today censor."""
    found, left_out = [], 0
    for loop in loops:
        if loop.ask is None or loop.ask.sent_on is None or loop.ask.sent_on.on > today:
            continue
        asked = loop.ask.sent_on.on
        answers = [r for r in loop.replies if r.came_on is None or r.came_on.latest >= asked]
        if any(r.came_on is None or not r.came_on.exact for r in answers):
            left_out += 1
            continue
        first = min(answers, key=lambda r: r.came_on.on if r.came_on else today, default=None)
        if first and first.came_on and first.how and first.came_on.on <= today:
            found.append(Wait((first.came_on.on - asked).days, first.how.value))
        else:
            last = min(loop.ended_on(today) or today, today)
            found.append(Wait(max((last - asked).days, 0)))
    return Seen(tuple(found), left_out)


def loop_bars(loops: Iterable[Loop], silences: Iterable[Silence], today: date, most: int = MOST) -> Bars:
    """Every loop and wait as a bar that ends; of more than `most`, those open and then the newest."""
    every = [*_feedback_bars(loops, today), *_silence_bars(silences, today)]
    newest = sorted(every, key=lambda bar: (not bar.closed, bar.began), reverse=True)[:most]
    closed = sum(bar.closed for bar in every)
    shown = tuple(sorted(newest, key=lambda bar: (bar.began, bar.ends)))
    return Bars(today, shown, len(every) - closed, closed)


def _feedback_bars(loops: Iterable[Loop], today: date) -> Iterator[Bar]:
    for loop in loops:
        if loop.ask is None or loop.ask.sent_on is None or loop.let_go_on is None:
            continue
        began, last = loop.ask.sent_on.on, loop.let_go_on
        closed = loop.state(today) is State.ENDED or not loop.waits
        if closed:
            ended = loop.ended_on(today) or (None if loop.waits else loop.news_on) or last
            last = min(ended if loop.replies else min(ended, last), today)
        yield Bar(loop.application, began, max(began, last), closed, bool(loop.replies))


def _silence_bars(silences: Iterable[Silence], today: date) -> Iterator[Bar]:
    for wait in silences:
        closed = wait.state(today) is Waits.OVER
        yield Bar(wait.application, wait.since, wait.let_go_on, closed)


def sent_counts(loops: Sequence[Loop], today: date) -> SentCounts:
    """Counts of applications, in the order things happen."""
    if not any(loop.thanks for loop in loops):
        return SentCounts()
    let_go = (loop for loop in loops if loop.ask and loop.ended_as(today) is EndedAs.LET_GO)
    return SentCounts(
        {
            "thanked": sum(loop.thanks is not None for loop in loops),
            "asked": sum(loop.ask is not None for loop in loops),
            "followed_up": sum(loop.follow_up is not None for loop in loops),
            "answered": sum(bool(loop.replies) for loop in loops),
            "let_go": sum(1 for _ in let_go),
        }
    )
