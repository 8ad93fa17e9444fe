"""What is due in the interview log on a given day; days that came and went, never a forecast.

Where an application stands is what `interviews.model.standing` says: there is one truth about that.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.answers import Day
from workbook.interviews.model import Stage
from workbook.interviews.model.standing import OPEN, History, Standing

AWAITED = (Standing.WAITING, Standing.ADVANCED)


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


def due(log: Iterable[History], today: date, over: Container[str] = ()) -> list[Due]:
    """Coming interviews, promised answers and open offers; the earliest day first in each group.

    `over` are the applications whose wait is past its letting-go day: what was promised there is not due.
    """
    found = [
        item
        for story in log
        for item in _due(story, today)
        if not (item.what is What.PROMISE_PASSED and story.id in over)
    ]
    return sorted(found, key=lambda d: (list(What).index(d.what), d.on.latest if d.on else today))


def waiting(log: Iterable[History], today: date) -> Waiting:
    """The applications that were sent, are not over, and for which nothing else is due."""
    waits = [
        (_days_since_last(story, today), story.application.organisation)
        for story in log
        if story.standing(today) in AWAITED and not any(_due(story, today))
    ]
    known = [(days, name) for days, name in waits if days is not None]
    days, longest = max(known, default=(None, ""), key=lambda w: w[0])
    return Waiting(len(waits), longest, days)


def _due(story: History, today: date) -> Iterator[Due]:
    """Everything that is due of one application."""
    standing = story.standing(today)
    for round_ in story.rounds if standing in OPEN else ():
        if round_.held_on and round_.held_on.exact and round_.held_on.on >= today:
            yield _made(What.INTERVIEW, story, round_.held_on, today, round_.stage)
    if promised := story.promised_by(today):
        passed = promised.latest < today
        yield _made(What.PROMISE_PASSED if passed else What.PROMISE_COMING, story, promised, today)
    if standing is Standing.OFFER:
        yield _made(What.OFFER, story, story.news[-1].heard_on, today)


def _made(what: What, story: History, on: Day | None, today: date, stage: Stage | None = None) -> Due:
    days = abs((on.latest - today).days) if on else 0
    return Due(what, story.application.organisation, story.application.role, on, days, stage)


def _days_since_last(story: History, today: date) -> int | None:
    """Days since anything happened; None when no day is known."""
    last = story.last_on(today)
    return max((today - last.latest).days, 0) if last else None
