"""People and asks go out, come back, are left out of a shared copy, and count in the plan."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from workbook import open_book
from workbook.answers import Day
from workbook.book import Book, record_classes
from workbook.content.care import care_card_words
from workbook.exporting.contents import everything
from workbook.exporting.json_file import json_bytes
from workbook.exporting.report import report_bytes
from workbook.exporting.share import private_fields, share_bytes
from workbook.goals.model import COUNTED, Goal
from workbook.importing.own_export import own_json
from workbook.people.due import calendar_days
from workbook.people.model import Ask, Person
from workbook.progress.story import pace

KINDS = (Person, Ask)


@pytest.fixture
def full(book: Book) -> Book:
    """A book with a full record of both kinds, and an ask whose person was removed."""
    today = Day(book.today())
    known = {"known_how": "The fair", "question": "How?", "give": "Her draft", "place": "map"}
    id = book.store.add(Person("Mia", "mentor", 4, today, ("practice",), ("company",), True, **known)).id
    came: dict[str, Any] = {"result": "yes", "answered_on": today, "learned": "Slower"}
    book.store.add(Ask(id, "practice", "Hi Mia", asked_on=today, **came, thanked_on=today, told_on=today))
    gone = book.store.add(Person("Gone")).id
    book.store.add(Ask(gone, "company", "A walk?", kept_until=Day(book.today() + timedelta(days=4))))
    book.store.remove(Person, gone)
    return book


def test_the_book_knows_both_kinds() -> None:
    assert set(KINDS) <= set(record_classes())


def test_an_export_comes_back_as_it_was(full: Book, tmp_path: Path) -> None:
    other = open_book(tmp_path / "other", now=full.now)
    own_json(json_bytes(everything(full))).into(other)
    for kind in KINDS:
        here, there = ({s.id: s.record for s in book.store.all(kind)} for book in (full, other))
        assert here == there


def test_other_people_stay_out_of_a_copy_for_a_coach_unless_they_are_ticked(full: Book) -> None:
    shared = share_bytes(full, set()).decode()
    for private in ("Mia", "Hi Mia", "Her draft", "A walk?", "Slower"):
        assert private not in shared
    assert "person.name" in {field.key for field in private_fields(full, everything(full))}
    assert "Mia" in share_bytes(full, {"person.name"}).decode()


def test_a_report_says_it_in_words(full: Book) -> None:
    report = report_bytes(full, everything(full)).decode()
    assert full.words("people")("field.role.options.mentor") in report


def test_frames_have_real_types(full: Book) -> None:
    people, asks = full.frame("person"), full.frame("ask")
    assert str(people["role"].dtype) == "category"
    assert "datetime64" in str(asks["asked_on"].dtype)


def test_an_ask_counts_for_a_goal_on_its_day(full: Book) -> None:
    goal = full.store.add(Goal("Ask", counts="people_asked", begun_on=Day(full.today())))
    assert "people_asked" in COUNTED
    assert pace(full, goal).weeks[-1].units == 1


def test_the_calendar_has_the_day_a_message_waits_for_and_nobody_in_it(full: Book) -> None:
    (day,) = calendar_days(full)
    assert (day.on, day.title) == (full.today() + timedelta(days=4), full.words("people")("calendar.kept"))


def test_erasing_a_person_takes_them_out_of_the_file(full: Book) -> None:
    (person,) = full.store.all(Person)
    full.store.erase(Person, person.id)
    assert b"Her draft" not in full.path.read_bytes()
    assert len(full.store.all(Ask)) == 2


def test_the_care_card_still_has_all_its_words(full: Book) -> None:
    assert care_card_words(full.words)["lines"]
