"""Days as an iCalendar file (RFC 5545): all-day entries that a later file changes instead of doubling."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

DOMAIN = "after-the-no"
CALENDAR_TYPE = "text/calendar"
FIRST_SECOND = datetime(2020, 1, 1, tzinfo=UTC)  # SEQUENCE counts from here, so that it fits its 31 bits


@dataclass(frozen=True)
class CalendarDay:
    """One day in a calendar; the same `key` in a later file changes this entry instead of adding another.

    `page` is the one it belongs to, whose days leave the calendar where it is switched off; "" for none.
    """

    key: str
    on: date
    title: str
    page: str = ""


def calendar_bytes(days: Iterable[CalendarDay], at: datetime, *, name: str) -> bytes:
    """The file: all-day events without people, places, alarms or descriptions; stamped in UTC."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//After the No//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for day in days:
        event = Event()
        event.add("uid", f"{day.key}@{DOMAIN}")
        event.add("dtstamp", at.astimezone(UTC))
        event.add("sequence", max(int((at - FIRST_SECOND).total_seconds()), 0))
        event.add("dtstart", day.on)
        event.add("dtend", day.on + timedelta(days=1))
        event.add("summary", day.title)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
