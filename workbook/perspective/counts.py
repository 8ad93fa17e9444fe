"""A person's own counts and runs of noes, out of the log; silence and withdrawals are no answer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from workbook.answers import Day
from workbook.interviews.model import OFFERS
from workbook.interviews.story import DECIDED, Standing, Story, final_noes, old_enough_on

EXAMPLE = 6  # the run of the second guess, where the log has none of its own
RUN_FROM = 2


@dataclass(frozen=True)
class OwnCounts:
    """How many applications were sent, and reached an interview, a final round and an offer.

    `decided` are those whose interview is long enough ago to tell, `offers_of_decided` the offers of them.
    """

    sent: int
    interviews: int
    finals: int
    offers: int
    offers_of_decided: int
    decided: int


def own_counts(log: Collection[Story], today: date) -> OwnCounts:
    """The counts of a log."""
    sent = [story for story in log if story.standing(today) is not Standing.NOT_APPLIED]
    interviewed = [story for story in sent if story.interviewed]
    before = old_enough_on(sent, today)
    tell = [story for story in interviewed if story.interviewed_by and story.interviewed_by <= before]
    offered = sum(story.offered for story in tell)
    finals, offers = sum(story.reached_final for story in sent), sum(story.offered for story in sent)
    return OwnCounts(len(sent), len(interviewed), finals, offers, offered, len(tell))


@dataclass(frozen=True)
class Run:
    """The run a picture is about: `own` from the log, or the example.

    `answers` is how many interviewed applications got an offer or a no, `finals` how many final rounds were
    lost, where every one was.
    """

    length: int
    own: bool = False
    answers: int = 0
    finals: int = 0


def run_of(log: Collection[Story], today: date) -> Run:
    """The noes in a row the log ends with; an example where it has fewer than two."""
    length = noes_in_a_row(log, today)
    if length < RUN_FROM:
        return Run(EXAMPLE)
    finals = [story for story in log if story.reached_final]
    decided = sum(story.offered or story.standing(today) in DECIDED for story in finals)
    lost = len(final_noes(finals, today))
    return Run(length, True, sum(map(len, _answers(log, today))), lost if lost == decided else 0)


def noes_in_a_row(log: Collection[Story], today: date) -> int:
    """How many interviews in a row the newest answers turned down.

    0 where the days that are known do not say which noes came after the newest offer.
    """
    offers, noes = _answers(log, today)
    if not offers:
        return len(noes)
    if not noes or not all(offers):
        return 0
    newest, surely = max(day.latest for day in offers if day), max(_earliest(day) for day in offers if day)
    since = [day for day in noes if day and _earliest(day) > newest]
    before = [day for day in noes if day and day.latest < surely]
    return len(since) if len(since) + len(before) == len(noes) else 0


def _answers(log: Collection[Story], today: date) -> tuple[list[Day | None], list[Day | None]]:
    """The days of the offers and of the noes that came after an interview; None where no day is known."""
    interviewed = [story for story in log if story.interviewed]
    offers = [
        next(event.heard_on for event in story.news if event.outcome in OFFERS)
        for story in interviewed
        if story.offered
    ]
    noes = [
        story.news[-1].heard_on
        for story in interviewed
        if not story.offered and story.standing(today) is Standing.REJECTED
    ]
    return offers, noes


def _earliest(day: Day) -> date:
    return day.earliest or date.min
