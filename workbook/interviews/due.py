"""What is due in the interview log on a given day; days that came and went, never a forecast.

Where an application stands is what `interviews.story` says: there is one truth about that.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from workbook.book import Book
from workbook.interviews.story import OPEN, Standing, Story, stories
from workbook.messages.correspondence import correspondence
from workbook.path import Due, Rank

AWAITED = (Standing.WAITING, Standing.ADVANCED)


@dataclass(frozen=True)
class Waiting:
    """How many applications wait for an answer nobody has promised a day for, and the longest wait known."""

    count: int
    longest: str  # the organisation
    days: int | None  # since the last thing that happened there; None where no day is known


def due(book: Book) -> list[Due]:
    """Coming interviews, promised answers and open offers, but for waits past their letting-go day."""
    decisions = correspondence(book).decisions.values()
    over = {decision.id for decision in decisions if decision.over(book.today())}
    stages = book.words("interviews").table("due.stages")
    return dues_of(stories(book).values(), book.today(), over, stages)


def dues_of(
    log: Iterable[Story], today: date, over: Container[str] = (), stages: dict[str, str] | None = None
) -> list[Due]:
    """What is due of these applications; what was promised in one that is `over` is not."""
    found = [
        item
        for story in log
        for item in _due(story, today, stages or {})
        if not (item.rank is Rank.PASSED and story.id in over)
    ]
    return sorted(found, key=lambda item: (item.rank, item.on.latest if item.on else today))


def waiting(book: Book) -> Waiting:
    """The applications that were sent, are not over, and for which nothing else is due."""
    return waiting_of(stories(book).values(), book.today())


def waiting_of(log: Iterable[Story], today: date) -> Waiting:
    """Those among these applications."""
    waits = [
        (_days_since_last(story, today), story.application.organisation)
        for story in log
        if story.standing(today) in AWAITED and not any(_due(story, today, {}))
    ]
    known = [(days, name) for days, name in waits if days is not None]
    days, longest = max(known, default=(None, ""), key=lambda w: w[0])
    return Waiting(len(waits), longest, days)


def _due(story: Story, today: date, stages: dict[str, str]) -> Iterator[Due]:
    """Everything that is due of one application."""
    standing = story.standing(today)
    names: dict[str, object] = {
        "organisation": story.application.organisation,
        "role": story.application.role,
    }
    for round_ in story.rounds if standing in OPEN else ():
        if round_.held_on and round_.held_on.exact and round_.held_on.on >= today:
            key = "interview" if round_.stage else "interview_no_stage"
            stage = stages.get(str(round_.stage), "")
            yield Due(round_.held_on, "log", key, {**names, "stage": stage}, Rank.COMING)
    if promised := story.promised_by(today):
        if promised.latest < today:
            yield Due(promised, "log", "promise_passed", names, Rank.PASSED)
        else:
            yield Due(promised, "log", "promise_coming", names, Rank.PROMISED)
    if standing is Standing.OFFER:
        made_on = story.news[-1].heard_on
        yield Due(made_on, "log", "offer" if made_on else "offer_no_day", names, Rank.AWAITED)


def _days_since_last(story: Story, today: date) -> int | None:
    """Days since anything happened; None when no day is known."""
    last = story.last_on(today)
    return max((today - last.latest).days, 0) if last else None
