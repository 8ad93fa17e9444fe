"""What the records of several rooms say together: what came before what, and how long it took."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workbook.attempts.model import Attempt
from workbook.book import Book
from workbook.debrief.model import Action, CameFrom, Feedback, FeedbackPoint, LookBack, Theme
from workbook.estimates.display_rules import PERCENT_FROM, RANGE_FROM
from workbook.estimates.forecast import later_is_better
from workbook.interviews.model import INTERVIEWS, InterviewRound, Outcome, Source
from workbook.interviews.story import Standing, Story, old_enough_on, stories
from workbook.messages.model import Message

BEFORE = timedelta(days=14)  # days before an interview in which practice is told with it
SURE = 0.9  # guide, 4.0


@dataclass(frozen=True)
class Practised:
    """An interview, and the tries in the two weeks before it."""

    story: Story
    held_on: date
    tries: int
    questions: int


def practised(book: Book) -> list[Practised]:
    """Each interview that was held on a known day, the newest first, with the practice before it."""
    tried = [(a.attempted_on.on, a.about) for a in book.store.records(Attempt) if a.attempted_on]
    found = []
    for story in stories(book).values():
        for round_ in story.rounds:
            held = round_.held_on
            if held and held.exact and round_.stage in INTERVIEWS and not round_.lies_ahead(book.today()):
                mine = [about for on, about in tried if held.on - BEFORE <= on <= held.on]
                found.append(Practised(story, held.on, len(mine), len(set(mine))))
    return sorted(found, key=lambda one: one.held_on, reverse=True)


def came_again(book: Book) -> list[tuple[Theme, date, int]]:
    """Themes with an action that was done, its first day, and how often feedback named them after it."""
    heard = {stored.id: stored.record.arrived_on for stored in book.store.all(Feedback)}
    points = {stored.id: stored.record for stored in book.store.all(FeedbackPoint)}
    done: dict[Theme, date] = {}
    for action in book.store.records(Action):
        point = points.get(action.from_id) if action.came_from is CameFrom.FEEDBACK else None
        if point and point.theme and action.done_on:
            done[point.theme] = min(done.get(point.theme, date.max), action.done_on.on)
    after = defaultdict[Theme, set[str]](set)
    for point in points.values():
        day = heard.get(point.feedback)
        if point.theme in done and day and day.exact and day.on > done[point.theme]:
            after[point.theme].add(point.feedback)
    return [(theme, on, len(after[theme])) for theme, on in sorted(done.items(), key=lambda item: item[1])]


@dataclass(frozen=True)
class Reached:
    """How many applications of a source are old enough to tell, and how many of those were interviewed."""

    source: Source
    reached: int
    told: int


def by_source(log: Iterable[Story], today: date) -> list[Reached]:
    """The sources with twenty applications or more that are old enough to tell; none unless there are two."""
    sent = [story for story in log if story.standing(today) is not Standing.NOT_APPLIED]
    before = old_enough_on(sent, today)
    parts = defaultdict[Source, list[Story]](list)
    for story in sent:
        if story.application.source and story.sent_by and story.sent_by <= before:
            parts[story.application.source].append(story)
    found = [
        Reached(source, sum(story.interviewed for story in parts[source]), len(parts[source]))
        for source in Source
        if len(parts[source]) >= PERCENT_FROM
    ]
    return found if len(found) > 1 else []


def after_no(book: Book) -> dict[str, list[int]]:
    """Days from each no to the letter, the first look back and the next application, where they came."""
    log = list(stories(book).values())
    wrote, looked = defaultdict[str, list[date]](list), defaultdict[str, list[date]](list)
    for message in book.store.records(Message):
        if message.sent_on:
            wrote[message.application_id].append(message.sent_on.on)
    of_round = {stored.id: stored.record.application_id for stored in book.store.all(InterviewRound)}
    for look in book.store.records(LookBack):
        if look.held_on and look.about in of_round:
            looked[of_round[look.about]].append(look.held_on.on)
    sent = [s.application.sent_on.on for s in log if s.application.sent_on and s.application.sent_on.exact]
    for found in (sent, *wrote.values(), *looked.values()):
        found.sort()
    days: dict[str, list[int]] = {"letter": [], "look_back": [], "next": []}
    for story in log:
        if story.no_on and story.no_on.exact:
            no = story.no_on.on
            for what, found in (("letter", wrote[story.id]), ("look_back", looked[story.id]), ("next", sent)):
                first = bisect_right(found, no) if what == "next" else bisect_left(found, no)
                days[what] += [(found[first] - no).days] if first < len(found) else []
    return days


@dataclass(frozen=True)
class Halves:
    """Interviews before and after the first practice: how many went on, of how many that can tell."""

    since: date
    before: tuple[int, int]
    later: tuple[int, int]

    @property
    def better(self) -> float:
        """The chance that the share behind the later ones is the larger."""
        return later_is_better(self.before, self.later)

    @property
    def says(self) -> str:
        """What may be said: "better", "lower", or "early" while it is too early to tell."""
        return "better" if self.better >= SURE else "lower" if self.better <= 1 - SURE else "early"


def halves(book: Book) -> Halves | None:
    """The interviews before and since the first practice; None under five in either half."""
    days = [a.attempted_on.on for a in book.store.records(Attempt) if a.attempted_on]
    if not days:
        return None
    log, since = list(stories(book).values()), min(days)
    tell = old_enough_on(log, book.today())
    held = [(story.interviewed_by, went_on(story)) for story in log if story.interviewed]
    told = [(on, went) for on, went in held if on and on <= tell]
    parts = [went for on, went in told if on < since], [went for on, went in told if on >= since]
    if min(map(len, parts)) < RANGE_FROM:
        return None
    before, later = ((sum(part), len(part)) for part in parts)
    return Halves(since, before, later)


def went_on(story: Story) -> bool:
    """Whether an interview led further: another one, a step that was announced, or an offer."""
    more = sum(round_.stage in INTERVIEWS for round_ in story.rounds) > 1
    return more or story.offered or any(n.outcome is Outcome.ADVANCED for n in story.news)


def middle(days: Sequence[int]) -> int | None:
    """The middle of so many days; None under five of them."""
    return sorted(days)[len(days) // 2] if len(days) >= RANGE_FROM else None
