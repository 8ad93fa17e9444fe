"""What the log says about a search, in the numbers that looking ahead needs, and what it is judged from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from workbook.book import Book
from workbook.estimates.conversion import FOR_INTERVIEWS, FOR_OFFERS, HOPEFUL, JEFFREYS, MEDIAN_FROM, Prior
from workbook.estimates.display_rules import RANGE_FROM
from workbook.estimates.forecast import OFFER_DELAY, FirstWait, SendingPace, pace_of, weighted
from workbook.interviews.model import OFFERS, Outcome
from workbook.interviews.story import OPEN, Standing, Story, old_enough_on, stories

PRIOR = "forecasts.prior"  # the setting that names one of `Start`
WEEK, MONTH = 7, 4  # days, and weeks
WEEKS = 8  # of the pace that is spoken of
LONGEST = 260  # weeks that are looked back
DECIDED_IN = 3.0  # weeks from now in which the open interviews are taken to be decided


class Start(StrEnum):
    """What is assumed before a person's own numbers count."""

    USUAL = "usual"
    OWN = "own"  # as little as possible
    HOPEFUL = "hopeful"


# What each assumes of the applications that reach an interview, and of the interviews that bring an offer.
PRIORS: Mapping[Start, tuple[Prior, Prior]] = {
    Start.USUAL: (FOR_INTERVIEWS, FOR_OFFERS),
    Start.OWN: (JEFFREYS, JEFFREYS),
    Start.HOPEFUL: (FOR_INTERVIEWS, HOPEFUL),
}


@dataclass(frozen=True)
class Search:
    """A search in numbers: how many were sent in each week, the oldest first, and how far they got.

    `reached` of `told` applications old enough to tell reached an interview, `offers` of `held` interviews
    long enough ago brought an offer. `delay` are the weeks from sending to an offer, of one's `own_delay` or
    the usual ones. `open` interviews await an answer.
    """

    weekly: tuple[int, ...] = ()
    told: int = 0
    reached: int = 0
    held: int = 0
    offers: int = 0
    open: int = 0
    delay: float = OFFER_DELAY
    own_delay: bool = False
    in_hand: bool = False

    @property
    def lately(self) -> int:
        """How many were sent in the weeks that are spoken of."""
        return sum(self.weekly[-WEEKS:])

    @property
    def weeks(self) -> int:
        """How many weeks those are."""
        return min(len(self.weekly), WEEKS)

    @property
    def pace(self) -> SendingPace:
        """How many go out in a week; the newest weeks count most."""
        return pace_of(*weighted(self.weekly))

    @property
    def speaks(self) -> bool:
        """Whether there is a pace and enough behind it to look ahead."""
        return bool(self.lately) and self.told >= RANGE_FROM

    @property
    def speaks_of_offers(self) -> bool:
        """Whether enough interviews are behind it to look ahead to an offer, and none is in hand."""
        return self.speaks and self.held >= RANGE_FROM and not self.in_hand

    def interview(self, start: Start) -> FirstWait:
        """The wait for the next interview."""
        return FirstWait(self.pace, self.interviews(start))

    def interviews(self, start: Start) -> Prior:
        """The share of applications that reach an interview."""
        return PRIORS[start][0].after(self.reached, self.told)

    def offer(self, start: Start) -> FirstWait:
        """The wait for an offer."""
        share = PRIORS[start][1].after(self.offers, self.held)
        return FirstWait(self.pace, self.interviews(start), share, self.delay, self.open, DECIDED_IN)


def search(book: Book) -> Search:
    """The search as the log has it today."""
    return search_of(stories(book).values(), book.today())


def search_of(log: Collection[Story], today: date) -> Search:
    """The search that these applications make; an offer of an earlier search counts like any other."""
    sent = [story for story in log if story.standing(today) is not Standing.NOT_APPLIED]
    before = old_enough_on(sent, today)
    told = [story for story in sent if story.sent_by and story.sent_by <= before]
    held = [s for s in sent if s.interviewed and s.interviewed_by and s.interviewed_by <= before]
    own = _delays(sent)
    return Search(
        _weekly(sent, today),
        len(told),
        sum(story.interviewed for story in told),
        len(held),
        sum(story.offered for story in held),
        sum(_awaits(story, before, today) for story in sent),
        median(own) / WEEK if len(own) >= MEDIAN_FROM else OFFER_DELAY,
        len(own) >= MEDIAN_FROM,
        any(story.standing(today) is Standing.OFFER for story in sent),
    )


def _weekly(sent: Collection[Story], today: date) -> tuple[int, ...]:
    """How many were sent in each seven days up to today, from the first on; what has no day is left out."""
    ages = [
        (today - story.sent_by).days // WEEK for story in sent if story.sent_by and story.sent_by <= today
    ]
    ages = [age for age in ages if age < LONGEST]
    return tuple(ages.count(age) for age in range(max(ages, default=-1), -1, -1))


def _delays(sent: Collection[Story]) -> list[int]:
    """The days from sending to the answer that came after an interview, where both are known to the day."""
    answers = {*OFFERS, Outcome.REJECTED}
    days = []
    for story in sent:
        on = story.application.sent_on
        heard = [
            n.heard_on.on for n in story.news if n.outcome in answers and n.heard_on and n.heard_on.exact
        ]
        if story.interviewed and on and on.exact and heard:
            days.append(max((min(heard) - on.on).days, 0))
    return days


def _awaits(story: Story, before: date, today: date) -> bool:
    """Whether an interview may still bring an offer: it is open, and not silent for longer than can tell."""
    last = story.last_on(today)
    is_open = story.standing(today) in OPEN - {Standing.NOT_APPLIED, Standing.OFFER}
    return story.interviewed and is_open and last is not None and last.latest > before


def start_of(book: Book) -> Start:
    """What somebody chose to begin from; the usual where nothing, or nothing known, was chosen."""
    chosen = book.store.setting(PRIOR)
    return Start(chosen) if chosen in set(Start) else Start.USUAL
