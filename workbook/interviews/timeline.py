"""The log over time: each application as a line from the day it was sent to its answer, or to today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from workbook.answers import Day
from workbook.interviews.model import ENDS
from workbook.interviews.story import OPEN, Standing, Story

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

    An open line ends today; rounds of it may still lie ahead.
    """

    story: Story
    standing: Standing
    start: Span
    end: Span
    rounds: tuple[Span, ...]

    @property
    def open(self) -> bool:
        """Whether an answer is still to come."""
        return self.standing in OPEN


@dataclass(frozen=True)
class Timeline:
    """The lines to draw, oldest first, and what all sent applications come to.

    `without_day` have no known day at all and cannot be drawn; `left_out` could be drawn but are not, so that
    the others stay readable.
    """

    today: date
    lines: tuple[Line, ...] = ()
    sent: int = 0
    ended: int = 0
    without_day: int = 0
    left_out: int = 0

    @property
    def marks(self) -> tuple[str, ...]:
        """The kinds of mark these lines have between them, by name: what a key has to explain."""
        rounds = [(held, held.first > self.today) for line in self.lines for held in line.rounds]
        shown = {
            "interview": any(held.exact and not coming for held, coming in rounds),
            "coming": any(coming for _, coming in rounds),
            "ended": any(not line.open for line in self.lines),
            "open": any(line.open for line in self.lines),
            "unsure": any(not (line.start.exact and line.end.exact) for line in self.lines),
        }
        return tuple(name for name, there in shown.items() if there)


def timeline(stories: Iterable[Story], today: date, most: int = MOST) -> Timeline:
    """The log over time; of more than `most` applications, those still open and then the newest."""
    stands = [(story, story.standing(today)) for story in stories]
    sent = [(story, standing) for story, standing in stands if standing is not Standing.NOT_APPLIED]
    lines = [line for story, standing in sent if (line := _line(story, standing, today))]
    newest = sorted(lines, key=lambda line: (line.open, line.start.last), reverse=True)[:most]
    shown = sorted(newest, key=lambda line: (line.start.first, line.start.last))
    ended = sum(standing not in OPEN for _, standing in sent)
    return Timeline(today, tuple(shown), len(sent), ended, len(sent) - len(lines), len(lines) - len(shown))


def _line(story: Story, standing: Standing, today: date) -> Line | None:
    """The line of one application, or None when not one of its days is known."""
    rounds = tuple(_span(r.held_on) for r in story.rounds if r.held_on)
    news = [_span(n.heard_on) for n in story.news if n.heard_on]
    sent = _span(story.application.sent_on) if story.application.sent_on else None
    known = [span for span in (sent, *rounds, *news) if span]
    if not known:
        return None
    first = min(span.first for span in known)
    start = _sent_by(sent, [*rounds, *news]) if sent else Span(first - VAGUE, first)
    open = standing in OPEN
    end = Span(today, today) if open else _closing(story, known, today)
    return Line(story, standing, _until(start, today), end, rounds)


def _sent_by(sent: Span, events: list[Span]) -> Span:
    """A vague day of sending, cut off at the first thing that came after it."""
    later = [event.first for event in events if sent.first <= event.first < sent.last]
    return Span(sent.first, min(later, default=sent.last))


def _until(span: Span, today: date) -> Span:
    """What has happened has happened by today, however vaguely its day is known."""
    return Span(min(span.first, today), min(span.last, today))


def _closing(story: Story, known: list[Span], today: date) -> Span:
    """When the ending came; without a day, some time after the last day known."""
    heard = story.news[-1].heard_on if story.news and story.news[-1].outcome in ENDS else None
    if heard is None:
        last = max(span.last for span in known)
        return Span(last, max(last, min(last + VAGUE, today)))
    return _until(_span(heard), today)


def _span(day: Day) -> Span:
    """The days a day can have been; "before" reaches back a little way only."""
    return Span(day.earliest or day.latest - VAGUE, day.latest)
