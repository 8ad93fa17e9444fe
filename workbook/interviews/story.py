"""Where one application stands, derived from its dated events; nothing here is ever stored.

A rejection never takes away the rounds before it; an interview after a closed silence opens it again.
"""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from workbook.answers import Day, fold
from workbook.estimates.conversion import old_enough
from workbook.interviews.model import (
    ENDS,
    INTERVIEWS,
    OFFERS,
    Application,
    InterviewRound,
    Outcome,
    OutcomeEvent,
    Stage,
    Told,
)

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.storage import Stored
    from workbook.storage.batch import Batch

KINDS: tuple[type[Any], ...] = (Application, InterviewRound, OutcomeEvent)  # what a story is made of


class Standing(StrEnum):
    """Where an application stands: its newest outcome, or waiting, or not applied for yet."""

    NOT_APPLIED = "not_applied"
    WAITING = "waiting"
    ADVANCED = "advanced"
    OFFER = "offer"
    OFFER_ACCEPTED = "offer_accepted"
    OFFER_DECLINED = "offer_declined"
    REJECTED = "rejected"
    NO_RESPONSE = "no_response"
    WITHDREW = "withdrew"
    WITHDRAWN_BY_EMPLOYER = "withdrawn_by_employer"


class Reached(StrEnum):
    """The furthest an application got, from the least far on; an ending does not change it."""

    NOTHING = "nothing"
    SENT = "sent"
    INFORMAL_CHAT = "informal_chat"
    SCREENING = "screening"
    TASK = "task"
    FIRST = "first"
    LATER = "later"
    FINAL = "final"
    OFFER = "offer"


OPEN = frozenset({Standing.NOT_APPLIED, Standing.WAITING, Standing.ADVANCED, Standing.OFFER})

# Closings that say how it ended; your own withdrawal says nothing about their answer, like waiting.
DECIDED = frozenset({Standing.REJECTED, Standing.NO_RESPONSE, Standing.WITHDRAWN_BY_EMPLOYER})
MANY_FINAL_NOES = 3  # noes after final rounds from which they are spoken of (guide, section 6)


@dataclass(frozen=True)
class Story:
    """One application with its rounds and its news, each in the order they happened."""

    id: str
    application: Application
    rounds: tuple[InterviewRound, ...] = ()
    news: tuple[OutcomeEvent, ...] = ()

    @classmethod
    def of(
        cls,
        id: str,
        application: Application,
        rounds: Iterable[InterviewRound] = (),
        news: Iterable[OutcomeEvent] = (),
    ) -> Story:
        """The story with its events put in order; what has no day keeps the order it was written in."""
        return cls(id, application, tuple(sorted(rounds, key=_held)), tuple(_in_order(list(news))))

    @property
    def reached(self) -> Reached:
        """The furthest it got; an interview still to come counts, for the invitation is there."""
        if any(n.outcome in OFFERS for n in self.news):
            return Reached.OFFER
        stages = [Reached(r.stage.value) for r in self.rounds if r.stage]
        start = Reached.NOTHING if self.application.only_saved and not self.news else Reached.SENT
        return max([start, *stages], key=list(Reached).index)

    @property
    def interviewed(self) -> bool:
        """Whether it reached an interview: a screening, first, later or final round."""
        return any(r.stage in INTERVIEWS for r in self.rounds)

    @property
    def reached_final(self) -> bool:
        """Whether it reached a final round."""
        return any(r.stage is Stage.FINAL for r in self.rounds)

    @property
    def offered(self) -> bool:
        """Whether an offer was made, whatever became of it."""
        return any(n.outcome in OFFERS for n in self.news)

    @property
    def sent_by(self) -> date | None:
        """The latest day on which it can have been sent; None where no day tells."""
        sent = self.application.sent_on
        events = [*(r.held_on for r in self.rounds), *(n.heard_on for n in self.news)]
        return sent.latest if sent else min((day.latest for day in events if day), default=None)

    @property
    def interviewed_by(self) -> date | None:
        """The latest day on which its first interview can have been held; None where no day tells."""
        held = [r.held_on for r in self.rounds if r.stage in INTERVIEWS]
        heard = [n.heard_on for n in self.news] if held else []
        return min((day.latest for day in [*held, *heard] if day), default=None)

    @property
    def answered_after(self) -> int | None:
        """Days from sending to the first round or answer; None where a day is vague."""
        silent = (Outcome.NO_RESPONSE, Outcome.WITHDREW)
        heard = [n.heard_on for n in self.news if n.outcome not in silent]
        first = min(
            (d.on for d in [*(r.held_on for r in self.rounds), *heard] if d and d.exact), default=None
        )
        sent = self.application.sent_on
        if not (first and sent and sent.exact):
            return None
        return max((first - sent.on).days, 0)

    def standing(self, today: date) -> Standing:
        """The newest outcome; waiting again after an interview held since a step or booked since a silence.

        Other endings hold: an interview that was booked before a withdrawal stays in the log.
        """
        if not self.news:
            saved = self.application.only_saved and not self.rounds
            return Standing.NOT_APPLIED if saved else Standing.WAITING
        newest = self.news[-1]
        since = [r for r in self.rounds if _held_after(r, newest)]
        if newest.outcome is Outcome.ADVANCED:  # a round still to come is what was announced
            since = [r for r in since if r.held_on and r.held_on.latest <= today]
        reopens = newest.outcome in (Outcome.ADVANCED, Outcome.NO_RESPONSE)
        if newest.outcome is None or (since and reopens):
            return Standing.WAITING
        return Standing(newest.outcome.value)

    def told(self, today: date) -> Told | None:
        """How the news arrived that the standing comes from."""
        return self.news[-1].told if self.news and self.standing(today) is not Standing.WAITING else None

    def next_on(self, today: date) -> Day | None:
        """The nearest interview that is today or still to come, as long as the application is open."""
        if self.standing(today) not in OPEN:
            return None
        coming = [r.held_on for r in self.rounds if r.held_on and r.held_on.earliest]
        days = [day for day in coming if day.earliest and day.earliest >= today]
        return min(days, key=lambda day: day.on, default=None)

    def promised_by(self, today: date) -> Day | None:
        """The day by which they said an answer would come, while it has not: the newest such promise."""
        if self.standing(today) not in (Standing.WAITING, Standing.ADVANCED):
            return None
        promises = [r.promised_by for r in self.rounds if r.promised_by and not self._answered(r)]
        return promises[-1] if promises else None

    def last_on(self, today: date) -> Day | None:
        """The newest day on which anything happened, up to today; None where no day is known."""
        rounds, news = (r.held_on for r in self.rounds), (n.heard_on for n in self.news)
        return _newest([self.application.sent_on, *rounds, *news], today)

    def silent_since(self, today: date) -> Day | None:
        """The newest day of anything but the ending itself, from which a silence counts."""
        rounds = (r.held_on for r in self.rounds)
        news = (n.heard_on for n in self.news if n.outcome is not Outcome.NO_RESPONSE)
        return _newest([self.application.sent_on, *rounds, *news], today)

    def _answered(self, round_: InterviewRound) -> bool:
        """Whether anything came after a round: news on or after its day, or a round held later."""
        later = self.rounds[self.rounds.index(round_) + 1 :]
        held = round_.held_on.earliest if round_.held_on else None
        heard = any(held is None or not n.heard_on or n.heard_on.latest >= held for n in self.news)
        return heard or any(r.held_on and held and r.held_on.on > held for r in later)


def _newest(days: Sequence[Day | None], today: date) -> Day | None:
    past = [day for day in days if day and not day.after(today)]
    return max(past, key=lambda day: day.latest, default=None)


def _held(round_: InterviewRound) -> tuple[date, int]:
    """Where a round stands in time; without a day the stages' own order decides, before all days."""
    stage = list(Stage).index(round_.stage) if round_.stage else 0
    return (round_.held_on.on if round_.held_on else date.min), stage


def _held_after(round_: InterviewRound, news: OutcomeEvent) -> bool:
    """Whether a round can only have been held after the news."""
    held, heard = round_.held_on, news.heard_on
    return held is not None and heard is not None and held.after(heard.latest)


def _in_order(news: list[OutcomeEvent]) -> list[OutcomeEvent]:
    """News in the order it came; on one day, within a vague one, or without any, an ending comes last."""
    steps = [n.heard_on.on for n in news if n.heard_on and n.outcome not in ENDS]

    def when(event: OutcomeEvent) -> tuple[date, int]:
        if event.outcome in ENDS:
            return (event.heard_on.latest if event.heard_on else date.max), 2
        rank = int(event.outcome is Outcome.OFFER)
        if event.heard_on:
            return event.heard_on.earliest or date.min, rank
        return (max(steps, default=date.min) if rank else date.min), rank

    return sorted(news, key=when)


def stories(book: Book) -> Mapping[str, Story]:
    """Each application in the log with what happened to it, by id in the order of adding.

    Made once after each change; a story in which nothing changed stays the same object.
    """
    return book.store.derive(_stories, *KINDS)


def _stories(
    earlier: Mapping[str, Story] | None,
    applications: Mapping[str, Stored[Application]],
    rounds: Mapping[str, Stored[InterviewRound]],
    news: Mapping[str, Stored[OutcomeEvent]],
) -> dict[str, Story]:
    made = {
        story.id: story
        for story in stories_of(
            {id: stored.record for id, stored in applications.items()},
            [stored.record for stored in rounds.values()],
            [stored.record for stored in news.values()],
        )
    }
    for id, story in made.items():
        before = earlier.get(id) if earlier else None
        if before and before.application is story.application and _same(before, story):
            made[id] = before
    return made


def _same(before: Story, after: Story) -> bool:
    """Whether two stories of one application hold the very same events."""
    events = [(*story.rounds, *story.news) for story in (before, after)]
    return len(events[0]) == len(events[1]) and all(map(operator.is_, *events))


def stories_of(
    applications: Mapping[str, Application],
    rounds: Iterable[InterviewRound],
    news: Iterable[OutcomeEvent],
) -> list[Story]:
    """Each application with what happened to it, in the applications' order."""
    rounds_of: dict[str, list[InterviewRound]] = defaultdict(list)
    news_of: dict[str, list[OutcomeEvent]] = defaultdict(list)
    for round_ in rounds:
        rounds_of[round_.application_id].append(round_)
    for event in news:
        news_of[event.application_id].append(event)
    return [Story.of(id, a, rounds_of[id], news_of[id]) for id, a in applications.items()]


def old_enough_on(log: Iterable[Story], today: date) -> date:
    """The day up to which something must have happened to tell what came of it (guide, 4.1)."""
    answers = [days for story in log if (days := story.answered_after) is not None]
    return today - timedelta(days=old_enough(answers))


def final_noes(found: Iterable[Story], today: date) -> int:
    """How many applications ended in a no after a final round."""
    noes = [story for story in found if story.standing(today) is Standing.REJECTED]
    return sum(story.reached_final and not story.offered for story in noes)


def same_job(one: Application, other: Application) -> bool:
    """Whether two applications are for the same job, as far as their names tell."""
    return _job(one) == _job(other)


def numbered(found: Iterable[Story]) -> dict[str, int]:
    """Application id → the how-manyth for that job it is, by the day it was sent; 1 for most."""
    count: dict[tuple[str, str], int] = defaultdict(int)
    numbers = {}
    for story in sorted(found, key=_sent):
        job = _job(story.application)
        count[job] += 1
        numbers[story.id] = count[job]
    return numbers


def _job(application: Application) -> tuple[str, str]:
    return fold(application.organisation), fold(application.role)


def _sent(story: Story) -> date:
    return story.application.sent_on.on if story.application.sent_on else date.max


def fitting(step: Batch, values: Mapping[str, Any]) -> list[Story]:
    """The stories of the applications that the values may be about, as this step has them.

    Only their names are read of the others: a save must not wait longer as the log grows.
    """
    wanted = fold(values["organisation"])
    names = step.column(Application, "organisation")
    same = (step.get(Application, id) for id, name in names.items() if fold(str(name or "")) == wanted)
    stored = [kept for kept in same if kept and fits(kept.record, values)]
    rounds = [r.record for s in stored for r in step.where(InterviewRound, "application_id", s.id)]
    news = [n.record for s in stored for n in step.where(OutcomeEvent, "application_id", s.id)]
    return stories_of({s.id: s.record for s in stored}, rounds, news)


def belongs_to(log: Iterable[Story], values: Mapping[str, Any], today: date) -> Story | None:
    """The application an interview or a piece of news belongs to, or None.

    Open ones come before those closed as silence, the very role before one without a role, newest first.
    """
    found = []
    for place, story in enumerate(log):
        standing = story.standing(today)
        fit = fits(story.application, values)
        if fit and (standing in OPEN or standing is Standing.NO_RESPONSE):
            last = story.last_on(today)
            found.append(((standing in OPEN, fit, last.latest if last else date.min, place), story))
    return max(found, key=lambda item: item[0])[1] if found else None


def fits(application: Application, values: Mapping[str, Any]) -> int:
    """2 for the same organisation and role, 1 where one of the two roles is not given, else 0."""
    if fold(application.organisation) != fold(values["organisation"]):
        return 0
    role, given = fold(application.role), fold(values.get("role", ""))
    return 2 if role == given else int(not role or not given)
