"""Dates in cells: read as written, asked about where they could be read both ways, never guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from looked_at import line_of, look_at

from workbook.answers import Problem, read_day
from workbook.answers.day_reading import Order
from workbook.content import load_day_words
from workbook.content.vocabulary import date_reader
from workbook.importing.date_order import evidence

READER = replace(date_reader(date(2026, 9, 1), Order.DAY_FIRST), near=date(2026, 8, 20), serials=True)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-03-12", "2026-03-12"),
        ("2026-07-28 12:46:50", "2026-07-28"),
        ("2026-02-01T10:00:00Z", "2026-02-01"),
        ("2026/3/5", "2026-03-05"),
        ("20260305", "2026-03-05"),
        ("12/03/2026", "2026-03-12"),
        ("12.3.26", "2026-03-12"),
        ("12-Mar-26", "2026-03-12"),
        ("Thu 12 Mar 2026", "2026-03-12"),
        ("12th of March, 2026", "2026-03-12"),
        ("March 12th, 2026 at 3pm", "2026-03-12"),
        ("1. März 2026", "2026-03-01"),
        ("1er mars 2026", "2026-03-01"),
        ("12 de marzo de 2026", "2026-03-12"),
        ("12 lutego 2026", "2026-02-12"),
        ("12 Şubat 2026", "2026-02-12"),
        ("2026年7月22日", "2026-07-22"),
        ("١٢/٠٣/٢٠٢٦", "2026-03-12"),
        ("45992", "2025-12-01"),
        ("45992.5", "2025-12-01"),
        ("March 2026", "2026-03"),
        ("3/2026", "2026-03"),
        ("mid March 2026", "2026-03"),
        ("2026", "2026"),
        ("Before 2026-01-24", "/2026-01-24"),
        ("vor dem 3. April 2026", "/2026-04-03"),
        ("2026-07-22之前", "/2026-07-22"),
        ("before March 2026", "/2026-03-01"),
    ],
)
def test_a_date_is_read_in_the_ways_people_write_it(cell: str, day: str) -> None:
    assert [str(found) for found in READER.read(cell).days] == [day]


@pytest.mark.parametrize(
    "cell",
    [
        "8/82019",
        "30/02/2026",
        "2026-02-30",
        "TBC",
        "12-14 March 2026",
        "3 days ago",
        "9:42 AM",
        "Jul-19",
        "1066-10-14",
    ],
)
def test_what_is_no_date_stays_words(cell: str) -> None:
    assert READER.read(cell).days == ()
    assert READER.read(cell).rest == cell
    assert isinstance(read_day(cell, load_day_words(), date(2026, 9, 1)), Problem)


def test_two_dates_in_a_cell_are_two_days() -> None:
    assert [str(d) for d in READER.read("5/8/2026 & 14/8/2026").days] == ["2026-08-05", "2026-08-14"]


def test_a_missing_year_is_the_nearest_and_marked() -> None:
    read = READER.read("8-Jul")
    assert ([str(d) for d in read.days], read.year_missing, read.clear) == (["2026-07-08"], True, False)


def test_without_an_order_a_date_of_two_readings_is_not_read() -> None:
    assert date_reader(date(2026, 9, 1)).read("03/04/2026").days == ()
    assert str(date_reader(date(2026, 9, 1)).read("13/04/2026").days[0]) == "2026-04-13"


def settled(*cells: str) -> Order | None:
    """The order of day and month in a column of these cells."""
    rows = "".join(f"Abbot {i},Clerk,{cell},Applied\n" for i, cell in enumerate(cells))
    decided = look_at("Company,Role,Applied,Status\n" + rows).decided
    return decided[2].order


def test_one_number_over_twelve_settles_a_whole_column() -> None:
    assert settled("03/04/2026", "02/13/2026") is Order.MONTH_FIRST
    assert settled("03/04/2026", "13/02/2026") is Order.DAY_FIRST
    assert settled("03/04/2026", "13/02/2026", "02/13/2026") is None
    assert settled("03.04.2026") is Order.DAY_FIRST
    assert evidence(["2026-03-04", "2026-04-15"]).open == ()


AMBIGUOUS = """Company,Role,Applied,Status
Abbot Ltd,Clerk,03/04/2026,Applied
Beech Co,Clerk,05/06/2026,Applied
Cliff,Clerk,07/08/2026,Applied
Down,Clerk,07/07/2026,Applied
"""


def test_a_column_that_can_be_read_both_ways_is_asked_about_with_three_examples() -> None:
    (question,) = look_at(AMBIGUOUS).questions
    assert (question.about, question.column) == ("date_order", "Applied")
    assert question.examples == ("03/04/2026", "05/06/2026", "07/08/2026")


def test_until_it_is_answered_the_date_stays_in_the_note_word_for_word() -> None:
    first = look_at(AMBIGUOUS).applications[0].application
    assert first.sent_on is None
    assert first.note == "Applied: 03/04/2026"


def test_the_answer_settles_it() -> None:
    assert line_of(look_at(AMBIGUOUS, order=Order.DAY_FIRST).applications[0])[2] == "2026-04-03"
    assert line_of(look_at(AMBIGUOUS, orders={2: Order.MONTH_FIRST}).applications[0])[2] == "2026-03-04"


def test_each_column_has_an_order_of_its_own() -> None:
    seen = look_at(
        "Company,Role,Applied,Response date,Status\n"
        "Abbot Ltd,Clerk,13/04/2026,04/14/2026,Rejected\n"
        "Beech Co,Clerk,03/04/2026,05/06/2026,Rejected\n"
    )
    assert line_of(seen.applications[1])[2::3] == ("2026-04-03", "2026-05-06")
    assert seen.questions == ()


def test_a_column_follows_the_others_only_where_they_agree() -> None:
    rows = "Abbot Ltd,Clerk,13/04/2026,03/05/2026,Rejected\n"
    names = "Company,Role,Applied,Response date,Status\n"
    assert look_at(names + rows).decided[3].by == "other_column"
    names = "Company,Role,Applied,Response date,Interview date,Status\n"
    mixed = names + "Abbot,Clerk,13/04/2026,04/14/2026,03/05/2026,x\n"
    assert [q.column for q in look_at(mixed).questions] == ["Interview date"]


def test_an_unreadable_date_is_kept_word_for_word() -> None:
    seen = look_at(
        "Company,Role,Applied,Status\nAbbot,Clerk,8/82019,Applied\nBeech,Clerk,13/04/2026,Applied\n"
    )
    assert seen.applications[0].application.note == "Applied: 8/82019"


def test_two_columns_that_leave_it_open_are_asked_about_once() -> None:
    both = "Company,Applied,Heard back\nAbbot,03/04/2026,05/06/2026\nBeech,04/05/2026,07/06/2026\n"
    (question,) = look_at(both).questions
    assert (question.column, question.examples) == ("Applied", ("03/04/2026", "04/05/2026", "05/06/2026"))
    answered = look_at(both, orders={1: Order.DAY_FIRST})
    assert answered.questions == ()
    assert [str(one.application.sent_on) for one in answered.applications] == ["2026-04-03", "2026-05-04"]


def test_words_further_off_in_a_status_do_not_blur_its_date() -> None:
    read = READER.read("Rejected after the final round (12/03/2026)", within=True)
    assert [str(day) for day in read.days] == ["2026-03-12"]
    assert [str(day) for day in READER.read("Sent before 12/03/2026", within=True).days] == ["/2026-03-12"]
