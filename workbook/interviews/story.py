"""Where one application stands, derived from its dated events; nothing here is ever stored.

A rejection never takes away the rounds before it; an interview after a closed silence opens it again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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


# The furthest an application can get, from the least far on; an ending does not change it.
REACHED = ("nothing", "sent", *map(str, Stage), "offer")

AWAITED = frozenset({Standing.WAITING, Standing.ADVANCED})  # sent, and their answer is still to come
OPEN = AWAITED | {Standing.NOT_APPLIED, Standing.OFFER}

# Closings that say how it ended; your own withdrawal says nothing about their answer, like waiting.
DECIDED = frozenset({Standing.REJECTED, Standing.NO_RESPONSE, Standing.WITHDRAWN_BY_EMPLOYER})
ANSWERED = ENDS - {Outcome.NO_RESPONSE, Outcome.WITHDREW}  # endings after which there was no silence
MANY_FINAL_NOES = 3  # noes after final rounds from which they are spoken of (guide, section 6)


@dataclass(frozen=True)
class Story:
    """One application with its rounds and its news, each put in the order they happened.

    What has no day keeps the order it was written in.
    """

    id: str
    application: Application
    rounds: Sequence[InterviewRound] = ()
    news: Sequence[OutcomeEvent] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "rounds", tuple(sorted(self.rounds, key=_held)))
        object.__setattr__(self, "news", tuple(_in_order(self.news)))

    @property
    def reached(self) -> str:
        """The furthest it got, one of REACHED; an interview still to come counts: the invitation is there."""
        start = "nothing" if self.application.only_saved and not self.news else "sent"
        stages = [str(round_.stage) for round_ in self.rounds if round_.stage]
        return "offer" if self.offered else max([start, *stages], key=REACHED.index)

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
    def no_on(self) -> Day | None:
        """The day of the newest no, of those whose day is known."""
        noes = [n.heard_on for n in self.news if n.outcome is Outcome.REJECTED and n.heard_on]
        return noes[-1] if noes else None

    @property
    def sent_by(self) -> date | None:
        """The latest day on which it can have been sent; None where no day tells."""
        sent = self.application.sent_on
        return sent.latest if sent else min((day.latest for day in self._days()), default=None)

    @property
    def interviewed_by(self) -> date | None:
        """The latest day on which its first interview can have been held; None where no day tells."""
        held = [r.held_on for r in self.rounds if r.stage in INTERVIEWS]
        heard = [n.heard_on for n in self.news] if held else []
        return min((day.latest for day in [*held, *heard] if day), default=None)

    @property
    def answered_after(self) -> int | None:
        """Days from sending to the first round or answer; None where a day is vague."""
        answers = self._days(but=(Outcome.NO_RESPONSE, Outcome.WITHDREW))
        first = min((day.on for day in answers if day.exact), default=None)
        sent = self.application.sent_on
        return max((first - sent.on).days, 0) if first and sent and sent.exact else None

    def standing(self, today: date) -> Standing:
        """The newest outcome; waiting again after an interview held since a step or booked since a silence.

        Other endings hold: an interview that was booked before a withdrawal stays in the log.
        """
        if not self.news:
            saved = self.application.only_saved and not self.rounds
            return Standing.NOT_APPLIED if saved else Standing.WAITING
        newest, heard = self.news[-1], self.news[-1].heard_on
        since = [r.held_on for r in self.rounds if r.held_on and heard and r.held_on.after(heard.latest)]
        if newest.outcome is Outcome.ADVANCED:  # a round still to come is what was announced
            since = [held for held in since if held.latest <= today]
        reopens = newest.outcome in (Outcome.ADVANCED, Outcome.NO_RESPONSE)
        if newest.outcome is None or (since and reopens):
            return Standing.WAITING
        return Standing(newest.outcome.value)

    def told(self, today: date) -> Told | None:
        """How the news arrived that the standing comes from."""
        return self.news[-1].told if self.news and self.standing(today) is not Standing.WAITING else None

    def next_on(self, today: date) -> Day | None:
        """The nearest interview that is still to come, also today, as long as the application is open."""
        if self.standing(today) not in OPEN:
            return None
        days = [r.held_on for r in self.rounds if r.held_on and r.lies_ahead(today)]
        return min(days, key=lambda day: day.on, default=None)

    def promised_by(self, today: date) -> Day | None:
        """The day by which they said an answer would come, while it has not: the newest such promise."""
        if self.standing(today) not in AWAITED:
            return None
        promises = [r.promised_by for r in self.rounds if r.promised_by and not self._answered(r)]
        return promises[-1] if promises else None

    def last_on(self, today: date) -> Day | None:
        """The newest day on which anything happened, up to today; None where no day is known."""
        return self._newest(self._days(), today)

    def days_since(self, today: date) -> int | None:
        """Days since anything happened, the fewest they can be; None where no day is known."""
        last = self.last_on(today)
        return max((today - last.latest).days, 0) if last else None

    def silent_days(self, today: date) -> int:
        """How long a silence lasted before it was closed; 0 where that is not known."""
        since = self._newest(self._days(but=(Outcome.NO_RESPONSE,)), today)
        closed = self.news[-1].heard_on
        if not (since and since.exact and closed and closed.exact):
            return 0
        return max((closed.on - since.on).days, 0)

    def _days(self, *, but: Collection[Outcome] = ()) -> list[Day]:
        """The known days of the rounds, and of the news other than of these outcomes."""
        heard = (n.heard_on for n in self.news if n.outcome not in but)
        return [day for day in (*(r.held_on for r in self.rounds), *heard) if day]

    def _newest(self, days: Iterable[Day], today: date) -> Day | None:
        """The newest of the day of sending and these days, up to today."""
        past = [day for day in (self.application.sent_on, *days) if day and not day.after(today)]
        return max(past, key=lambda day: day.latest, default=None)

    def _answered(self, round_: InterviewRound) -> bool:
        """Whether anything came after a round: news on or after its day, or a round held later."""
        later = self.rounds[self.rounds.index(round_) + 1 :]
        held = round_.held_on.earliest if round_.held_on else None
        heard = any(held is None or not n.heard_on or n.heard_on.latest >= held for n in self.news)
        return heard or any(r.held_on and held and r.held_on.on > held for r in later)


def _held(round_: InterviewRound) -> tuple[date, int]:
    """Where a round stands in time; without a day the stages' own order decides, before all days."""
    stage = list(Stage).index(round_.stage) if round_.stage else 0
    return (round_.held_on.on if round_.held_on else date.min), stage


def _in_order(news: Sequence[OutcomeEvent]) -> list[OutcomeEvent]:
    """News in the order it came; on one day, within a vague one, or without any, an ending comes last.

    A silence that somebody closed goes before the answer that came after all, whatever its day.
    """
    steps = [n.heard_on.on for n in news if n.heard_on and n.outcome not in ENDS]
    answers = [n.heard_on.latest if n.heard_on else date.max for n in news if n.outcome in ANSWERED]

    def when(event: OutcomeEvent) -> tuple[date, int]:
        if event.outcome is Outcome.NO_RESPONSE and event.heard_on:  # an answer of that day goes after it
            return min(event.heard_on.latest, *answers) if answers else event.heard_on.latest, -1
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


def _stories(earlier: Mapping[str, Story] | None, *tables: Mapping[str, Stored[Any]]) -> dict[str, Story]:
    stored, before = dict(zip(KINDS, tables, strict=True)), earlier or {}
    made = stories_of(lambda kind: stored[kind].values())
    return {story.id: before[story.id] if before.get(story.id) == story else story for story in made}


def stories_of(stored: Callable[[type[Any]], Iterable[Any]]) -> list[Story]:
    """Each application with what happened to it, in their order; `stored(kind)` are the records of a kind."""
    rounds, news = (by_application(kept.record for kept in stored(kind)) for kind in KINDS[1:])
    return [Story(kept.id, kept.record, rounds[kept.id], news[kept.id]) for kept in stored(Application)]


def by_application(records: Iterable[Any]) -> defaultdict[str, list[Any]]:
    """The records by the application they are about, in the order they come."""
    grouped: defaultdict[str, list[Any]] = defaultdict(list)
    for record in records:
        grouped[record.application_id].append(record)
    return grouped


def old_enough_on(log: Iterable[Story], today: date) -> date:
    """The day up to which something must have happened to tell what came of it (guide, 4.1)."""
    answers = [days for story in log if (days := story.answered_after) is not None]
    return today - timedelta(days=old_enough(answers))


def final_noes(log: Iterable[Story], today: date) -> list[Story]:
    """The applications that ended in a no after a final round."""
    finals = (story for story in log if story.reached_final and not story.offered)
    return [story for story in finals if story.standing(today) is Standing.REJECTED]


def newest_no(log: Iterable[Story]) -> Story | None:
    """The application that was turned down last, of those whose day of the no is known."""
    down = [story for story in log if story.news and story.news[-1].outcome is Outcome.REJECTED]
    noes = {story.no_on.latest: story for story in reversed(down) if story.no_on}
    return noes[max(noes)] if noes else None


def numbered(log: Iterable[Story]) -> dict[str, int]:
    """Application id → the how-manyth for that job it is, by the day it was sent; 1 for most."""
    counts: Counter[tuple[str, str]] = Counter()
    numbers = {}
    for story in sorted(log, key=_sent):
        job = fold(story.application.organisation), fold(story.application.role)
        counts[job] += 1
        numbers[story.id] = counts[job]
    return numbers


def _sent(story: Story) -> date:
    return story.application.sent_on.on if story.application.sent_on else date.max
