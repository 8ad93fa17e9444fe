"""The log over time: each application as a line from the day it was sent to its answer, or to today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workbook.answers import Day
from workbook.interviews.model import ENDS, Outcome
from workbook.interviews.story import AWAITED, Standing, Story

MOST = 40  # lines that can still be read one by one
VAGUE = timedelta(days=14)  # how much of a line is drawn as unsure where one side of it is not known at all


@dataclass(frozen=True)
class Span:
    """The days within which something happened; one day where it is known exactly."""

    first: date
    last: date

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


@dataclass(frozen=True)
class Line:
    """One application: its start and its end, each as a span, and its rounds.

    An open line ends today; rounds of it may still lie ahead. An offer is an answer, so its line ends.
    """

    story: Story
    standing: Standing
    start: Span
    end: Span
    rounds: tuple[Span, ...]

    @property
    def open(self) -> bool:
        """Whether an answer is still to come."""
        return self.standing in AWAITED


def line_of(story: Story, today: date) -> Line | None:
    """The line of one application, or None when not one of its days is known."""
    standing, sent_on = story.standing(today), story.application.sent_on
    rounds = tuple(_span(r.held_on) for r in story.rounds if r.held_on)
    events = [*rounds, *(_span(n.heard_on) for n in story.news if n.heard_on)]
    known = [*([_span(sent_on)] if sent_on else []), *events]
    if not known:
        return None
    first = min(span.first for span in known)
    start = _sent_by(known[0], events) if sent_on else Span(first - VAGUE, first)
    end = Span(today, today) if standing in AWAITED else _closing(story, known, today)
    return Line(story, standing, _until(start, today), end, rounds)


def drawn_of(lines: Iterable[Line], most: int = MOST) -> Sequence[Line]:
    """The lines to draw, oldest first: of more than `most`, those still open and then the newest."""
    newest = sorted(lines, key=lambda line: (line.open, line.start.last), reverse=True)[:most]
    return sorted(newest, key=lambda line: (line.start.first, line.start.last))


def _sent_by(sent: Span, events: Iterable[Span]) -> Span:
    """A vague day of sending, cut off at the first thing that came after it."""
    later = [event.first for event in events if sent.first <= event.first < sent.last]
    return Span(sent.first, min(later, default=sent.last))


def _until(span: Span, today: date) -> Span:
    """What has happened has happened by today, however vaguely its day is known."""
    return Span(min(span.first, today), min(span.last, today))


def _closing(story: Story, known: Iterable[Span], today: date) -> Span:
    """When the ending came; without a day, some time after the last day known."""
    ends = story.news and story.news[-1].outcome in {*ENDS, Outcome.OFFER}
    heard = story.news[-1].heard_on if ends else None
    if heard is None:
        last = max(span.last for span in known)
        return Span(last, max(last, min(last + VAGUE, today)))
    return _until(_span(heard), today)


def _span(day: Day) -> Span:
    """The days a day can have been; "before" reaches back a little way only."""
    return Span(day.earliest or day.latest - VAGUE, day.latest)
