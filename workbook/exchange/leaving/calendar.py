"""What is due as an iCalendar file (RFC 5545): coming interviews and promised answers, no reflections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from workbook.answers import Day
from workbook.interviews.standing import History

DOMAIN = "after-the-no"


@dataclass(frozen=True)
class Dated:
    """One day in a calendar; the same `key` in a later file changes this entry instead of adding another."""

    key: str
    on: date
    title: str


def due_days(log: Iterable[History], today: date, words: Any) -> Iterator[Dated]:
    """The interviews to come and the days by which an answer was promised, for applications still open."""
    for story in log:
        organisation = story.application.organisation
        if coming := _exactly(story.next_on(today)):
            yield Dated(
                f"{story.id}-interview", coming, words("calendar.interview", organisation=organisation)
            )
        if promised := _exactly(story.promised_by(today)):
            yield Dated(
                f"{story.id}-promised", promised, words("calendar.promised", organisation=organisation)
            )


def calendar_bytes(dated: Iterable[Dated], at: datetime, words: Any) -> bytes:
    """The file: all-day events without people, places, alarms or descriptions; stamped in UTC."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//After the No//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", words("calendar.name"))
    for day in dated:
        event = Event()
        event.add("uid", f"{day.key}@{DOMAIN}")
        event.add("dtstamp", at.astimezone(UTC))
        event.add("dtstart", day.on)
        event.add("dtend", day.on + timedelta(days=1))
        event.add("summary", day.title)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _exactly(day: Day | None) -> date | None:
    return day.on if day and day.exact else None
