"""What is due, in the page and as a file for a calendar, read back by two readers besides the writer."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
import vobject
from driver import keep
from room_by_hand import interviewed, rejected, room_of, written
from wording import words

from workbook import ui
from workbook.book import Book
from workbook.exporting.contents import everything
from workbook.exporting.export import files_of
from workbook.interviews.model import Application, Outcome, OutcomeEvent
from workbook.messages.due import calendar_days, due
from workbook.path import Rank, dues, sentence


def read(data: bytes) -> list[dict[str, str]]:
    """The events of an iCalendar file, by RFC 5545 and nothing else: unfold, split, unescape."""
    text = data.decode("utf-8")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    lines = re.sub(r"\r\n[ \t]", "", text).split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    events: list[dict[str, str]] = []
    inside = False
    for line in lines:
        name, _, value = line.partition(":")
        inside = (inside or line == "BEGIN:VEVENT") and line != "END:VEVENT"
        if line == "BEGIN:VEVENT":
            events.append({})
        elif inside:
            plain = re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)
            events[-1].setdefault(name.split(";")[0], plain)
    others = vobject.readOne(text).contents.get("vevent", [])  # a second library reads the same
    assert [other.uid.value for other in others] == [event["UID"] for event in events]
    assert [f"{other.dtstart.value:%Y%m%d}" for other in others] == [event["DTSTART"] for event in events]
    assert [other.summary.value for other in others] == [event["SUMMARY"] for event in events]
    return events


def saved(book: Book) -> list[dict[str, str]]:
    """What the button on the page saves, read."""
    words = book.words("messages")
    return read(ui.calendar_bytes(calendar_days(book), book.now(), name=words("calendar.name")))


def asked(book: Book, organisation: str = "Quillmoor") -> Any:
    rejected(book, organisation)
    room = room_of(book)
    room.case.sent(written(contact="Priya Secret", body="a private sentence"))
    return room


def test_the_follow_up_day_is_in_the_file_as_a_whole_day(book: Book) -> None:
    asked(book)
    (event,) = saved(book)
    assert event["SUMMARY"] == words("messages.calendar.follow_up", organisation="Quillmoor")
    assert (event["DTSTART"], event["DTEND"]) == ("20260323", "20260324")


def test_a_second_file_changes_the_same_entry_with_a_higher_number(book: Book, clock: Any) -> None:
    room = asked(book)
    (before,) = saved(book)
    clock.forward(minutes=5)
    room.case.act("days")
    assert keep(room.case.part, {"follow_up_on": ui_day("2026-03-30")})
    (after,) = saved(book)
    assert before["UID"] == after["UID"]
    assert (before["DTSTART"], after["DTSTART"]) == ("20260323", "20260330")
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])


def ui_day(iso: str) -> Any:
    from workbook.answers import Day

    return Day.parse(iso)


def test_the_file_is_stamped_in_utc_wherever_the_person_is() -> None:
    at = datetime(2026, 3, 12, 1, 30, tzinfo=timezone(timedelta(hours=9)))
    (event,) = read(ui.calendar_bytes([ui.CalendarDay("a", at.date(), "x")], at, name="n"))
    assert event["DTSTAMP"] == "20260311T163000Z"
    assert event["DTSTART"] == "20260312"


def test_nothing_anybody_wrote_and_no_contact_is_in_the_file(book: Book) -> None:
    asked(book)
    (event,) = saved(book)
    assert set(event) <= {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "TRANSP"}
    assert "Secret" not in str(event)
    assert "private" not in str(event)


@pytest.mark.parametrize(
    "name", ["R&D <Lead>, Ltd; \\n x", "Añadir\r\nBEGIN:VEVENT", "شركة النور", "𝒳" * 60, "O’Brien “& Söhne”"]
)
def test_an_odd_name_stays_one_line_and_comes_back_whole(name: str) -> None:
    day = ui.CalendarDay("a", datetime(2026, 3, 12, tzinfo=UTC).date(), name)
    (event,) = read(ui.calendar_bytes([day], datetime(2026, 3, 1, tzinfo=UTC), name="n"))
    assert event["SUMMARY"].replace("\n", "") == name.replace("\r", "").replace("\n", "")


def test_the_export_holds_the_same_days(book: Book) -> None:
    asked(book)
    interviewed(book, days_ago=3)
    exported = read(dict(files_of(book, everything(book)))["due.ics"])
    assert len(saved(book)) == 2
    assert [event for event in exported if event in saved(book)] == saved(book)


def test_after_an_end_nothing_is_in_the_file(book: Book) -> None:
    room = asked(book)
    room.case.act("let_go")
    assert saved(book) == []


def test_once_they_have_gone_on_nothing_is_due(book: Book) -> None:
    asked(book)
    (application,) = book.store.all(Application)
    book.store.add(OutcomeEvent(application.id, Outcome.OFFER, ui_day("2026-03-12")))
    assert saved(book) == []


def test_the_start_page_says_when_the_follow_up_can_be_sent_and_stops_after_an_end(
    book: Book, clock: Any
) -> None:
    room = asked(book)
    name = words("start.due.with_role", organisation="Quillmoor", role="Analyst")
    said = words("messages.due.letter_follow_up", organisation=name, ends="6 April")
    assert said not in [sentence(item, book) for item in dues(book)]
    clock.forward(days=11)
    assert said in [sentence(item, book) for item in dues(book)]
    room.case.refresh()
    room.case.act("let_go")
    assert said not in [sentence(item, book) for item in dues(book)]


def test_what_has_come_stands_before_what_is_coming(book: Book) -> None:
    interviewed(book, days_ago=14, organisation="Osprey Ledger")
    interviewed(book, days_ago=3, organisation="Tidewell")
    assert [item.rank for item in due(book)] == [Rank.LETTER, Rank.AHEAD]
    assert [sentence(item, book) for item in due(book)] == [
        words("messages.due.letter_enquire", organisation="Osprey Ledger"),
        words("messages.due.ahead_enquire", organisation="Tidewell", day="Wednesday"),
    ]
