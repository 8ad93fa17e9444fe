"""What is due in the interview log on a given day; days that came and went, never a forecast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.answers import Day
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage

ENDS = frozenset(Outcome) - {Outcome.ADVANCED, Outcome.OFFER}


class What(StrEnum):
    """Why something is on the list, in the order it is shown."""

    INTERVIEW = "interview"  # one is coming, or is today
    PROMISE_PASSED = "promise_passed"  # they said by when, and that day is over
    PROMISE_COMING = "promise_coming"  # they said by when, and it is not over yet
    OFFER = "offer"  # an offer that nobody has answered


@dataclass(frozen=True)
class Due:
    """One thing that is due: `on` is its day, `days` how far that is from today, never negative."""

    what: What
    organisation: str
    role: str
    on: Day | None
    days: int
    stage: Stage | None = None


@dataclass(frozen=True)
class Waiting:
    """How many applications wait for an answer nobody has promised a day for, and the longest wait known."""

    count: int
    longest: str  # the organisation
    days: int | None  # since the last thing that happened there; None where no day is known


@dataclass(frozen=True)
class _Story:
    """One application with everything that happened to it."""

    application: Application
    rounds: tuple[InterviewRound, ...]
    news: tuple[OutcomeEvent, ...]

    @property
    def last_news(self) -> OutcomeEvent | None:
        """The newest piece of news; of two on one day, or without a day, the one written down later."""
        dated = [(n.heard_on.latest if n.heard_on else date.min, i, n) for i, n in enumerate(self.news)]
        return max(dated, key=lambda d: d[:2])[2] if dated else None

    def over(self, today: date) -> bool:
        """Whether it has ended: the last news ends it, and no interview has been held since."""
        news = self.last_news
        if news is None or news.outcome not in ENDS:
            return False
        heard = news.heard_on.latest if news.heard_on else date.max
        return not any(r.held_on and heard < r.held_on.latest <= today for r in self.rounds)

    def answered(self, round_: InterviewRound) -> bool:
        """Whether anything came after a round: news, or a later round."""
        if round_.held_on is None:
            return bool(self.news)
        held = round_.held_on.latest
        later = (r.held_on for r in self.rounds if r is not round_)
        return any(n.heard_on is None or n.heard_on.latest >= held for n in self.news) or any(
            on is not None and on.latest > held for on in later
        )


def due(
    applications: Mapping[str, Application],
    rounds: Iterable[InterviewRound],
    news: Iterable[OutcomeEvent],
    today: date,
) -> list[Due]:
    """Coming interviews, promised answers and open offers; the earliest day first in each group."""
    found = [
        item
        for story in _stories(applications, rounds, news)
        if not story.over(today)
        for item in (*_interviews(story, today), *_promises(story, today), *_offers(story, today))
    ]
    return sorted(found, key=lambda d: (list(What).index(d.what), d.on.latest if d.on else today))


def waiting(
    applications: Mapping[str, Application],
    rounds: Iterable[InterviewRound],
    news: Iterable[OutcomeEvent],
    today: date,
) -> Waiting:
    """The applications that were sent, are not over, and for which nothing else is due."""
    waits = []
    for story in _stories(applications, rounds, news):
        other = (*_interviews(story, today), *_promises(story, today), *_offers(story, today))
        if not story.application.only_saved and not story.over(today) and not other:
            waits.append((_days_since_last(story, today), story.application.organisation))
    known = [(days, name) for days, name in waits if days is not None]
    days, longest = max(known, default=(None, ""), key=lambda w: w[0])
    return Waiting(len(waits), longest, days)


def _stories(
    applications: Mapping[str, Application], rounds: Iterable[InterviewRound], news: Iterable[OutcomeEvent]
) -> list[_Story]:
    rounds_of: dict[str, list[InterviewRound]] = {}
    news_of: dict[str, list[OutcomeEvent]] = {}
    for round_ in rounds:
        rounds_of.setdefault(round_.application_id, []).append(round_)
    for event in news:
        news_of.setdefault(event.application_id, []).append(event)
    return [
        _Story(application, tuple(rounds_of.get(id, ())), tuple(news_of.get(id, ())))
        for id, application in applications.items()
    ]


def _interviews(story: _Story, today: date) -> Iterator[Due]:
    for round_ in story.rounds:
        if round_.held_on and round_.held_on.exact and round_.held_on.on >= today:
            yield _due(What.INTERVIEW, story, round_.held_on, today, round_.stage)


def _promises(story: _Story, today: date) -> Iterator[Due]:
    for round_ in story.rounds:
        if round_.promised_by and not story.answered(round_):
            passed = round_.promised_by.latest < today
            what = What.PROMISE_PASSED if passed else What.PROMISE_COMING
            yield _due(what, story, round_.promised_by, today, round_.stage)


def _offers(story: _Story, today: date) -> Iterator[Due]:
    news = story.last_news
    if news and news.outcome is Outcome.OFFER:
        yield _due(What.OFFER, story, news.heard_on, today)


def _due(what: What, story: _Story, on: Day | None, today: date, stage: Stage | None = None) -> Due:
    days = abs((on.latest - today).days) if on else 0
    return Due(what, story.application.organisation, story.application.role, on, days, stage)


def _days_since_last(story: _Story, today: date) -> int | None:
    """Days since the application was sent, a round was held or news came; None when no day is known."""
    days = [
        story.application.sent_on,
        *(r.held_on for r in story.rounds),
        *(n.heard_on for n in story.news),
    ]
    past = [d.latest for d in days if d is not None and d.latest <= today]
    return (today - max(past)).days if past else None
