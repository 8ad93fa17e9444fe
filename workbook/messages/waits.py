"""How long answers took, and how long requests were open: what the room's charts count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from workbook.book import Book
from workbook.estimates.waits import Wait
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.messages.correspondence import Correspondence, by_application, correspondence
from workbook.messages.request import FeedbackRequest, RequestState

INTERVIEW, FEEDBACK = "interview", "feedback"  # what a wait is for
NEXT, NO = "next", "no"  # the two kinds of answer after an interview
_ANSWERS = {
    Outcome.ADVANCED: NEXT,
    Outcome.OFFER: NEXT,
    Outcome.OFFER_ACCEPTED: NEXT,
    Outcome.OFFER_DECLINED: NEXT,
    Outcome.REJECTED: NO,
    Outcome.WITHDRAWN_BY_EMPLOYER: NO,
}


def waits(book: Book, kind: str) -> list[Wait | None]:
    """The waits after interviews, or after requests for feedback; None for one without an exact day."""
    if kind == FEEDBACK:
        return list(feedback_waits(correspondence(book).requests.values(), book.today()))
    rounds, news = book.store.all(InterviewRound), book.store.all(OutcomeEvent)
    return list(interview_waits([s.record for s in rounds], [s.record for s in news], book.today()))


def interview_waits(
    rounds: Iterable[InterviewRound], news: Iterable[OutcomeEvent], today: date
) -> Iterator[Wait | None]:
    """From each round to the first news, however it was sent, or at the latest to the next round.

    Silence that was closed, a withdrawal, and today censor. Informal chats and rounds to come await nothing.
    """
    held, heard = by_application(rounds), by_application(news)
    for id, others in held.items():
        for round_ in others:
            over = round_.held_on is not None and round_.held_on.latest <= today
            if over and round_.stage is not Stage.INFORMAL_CHAT:
                yield _wait(round_, others, heard[id], today)


def _wait(
    round_: InterviewRound, rounds: list[InterviewRound], news: list[OutcomeEvent], today: date
) -> Wait | None:
    """One wait; None where its beginning or its end is not known to the day."""
    began = round_.held_on
    if began is None or not began.exact or any(event.heard_on is None for event in news):
        return None
    later = [other.held_on for other in rounds if other.held_on and other.held_on.on > began.on]
    ends = [(event.heard_on, _ANSWERS.get(event.outcome, "") if event.outcome else "") for event in news]
    ends += [(held_on, NEXT) for held_on in later]
    after = [(on, answer) for on, answer in ends if on and began.on <= on.latest <= today]
    if not after:  # with a later round an invitation came, who knows when
        return None if later else Wait((today - began.on).days)
    on, answer = min(after, key=lambda end: end[0].on)
    return Wait((on.on - began.on).days, answer) if on.exact else None


def feedback_waits(requests: Iterable[FeedbackRequest], today: date) -> Iterator[Wait | None]:
    """From each request to its first answer; letting go, closing and today censor."""
    for request in requests:
        asked = request.asked_on
        if asked is None or asked > today:
            continue
        answers = [r for r in request.replies if r.came_on is None or r.came_on.latest >= asked]
        if any(r.came_on is None or not r.came_on.exact for r in answers):
            yield None
            continue
        came = [(r.came_on.on, r.how) for r in answers if r.came_on and r.how]
        on, how = min(came, key=lambda answer: answer[0], default=(date.max, None))
        if how and on <= today:
            yield Wait((on - asked).days, how.value)
        else:
            last = min(request.ended_on(today) or today, today)
            yield Wait(max((last - asked).days, 0))


@dataclass(frozen=True)
class Bar:
    """One request or wait: from `began` to `ends`, its last day; `closed` once that is behind it."""

    application: Application
    began: date
    ends: date
    closed: bool
    answered: bool = False


def bars(now: Correspondence) -> list[Bar]:
    """Every request that was sent and every wait, as a bar that ends; those open and the newest first."""
    every = [_request_bar(request, now.today) for request in now.requests.values()]
    every += [
        Bar(wait.application, wait.since, wait.let_go_on, wait.over(now.today))
        for wait in now.decisions.values()
    ]
    return sorted((bar for bar in every if bar), key=lambda bar: (not bar.closed, bar.began), reverse=True)


def _request_bar(request: FeedbackRequest, today: date) -> Bar | None:
    began, last = request.asked_on, request.let_go_on
    if began is None or last is None:
        return None
    closed = request.state(today) is RequestState.ENDED or not request.waits
    if closed:
        ended = request.ended_on(today) or (None if request.waits else request.news_on) or last
        last = min(ended if request.replies else min(ended, last), today)
    return Bar(request.application, began, max(began, last), closed, bool(request.replies))
