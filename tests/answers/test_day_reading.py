"""What people type as a day, and how it is understood."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers import Day, DayWords, Precision, Problem, read_day
from workbook.content import load_day_words

WORDS = load_day_words("en")
TODAY = date(2026, 11, 22)  # a Sunday

READ = {
    # written in numbers
    "2026-03-12": "2026-03-12",
    "2026/03/12": "2026-03-12",
    "2026.3.12": "2026-03-12",
    "20260312": "2026-03-12",
    "12/03/2026": "2026-03-12",
    "12/3/2026": "2026-03-12",
    "12.03.2026": "2026-03-12",
    "12-03-2026": "2026-03-12",
    "12 03 2026": "2026-03-12",
    "2/1/26": "2026-01-02",
    "02/01/98": "1998-01-02",
    "5/5/31": "2031-05-05",
    "5/5/50": "1950-05-05",
    "03/25/2026": "2026-03-25",  # only one order gives a month
    "12/03": "2026-03-12",
    "23/11": "2025-11-23",  # tomorrow's date means last year's
    "22/11": "2026-11-22",
    "7-11": "2026-11-07",
    "29/2": "2024-02-29",
    "2024-02-29": "2024-02-29",
    # with the month's name
    "12 March 2026": "2026-03-12",
    "12 Mar 2026": "2026-03-12",
    "12 mar 26": "2026-03-12",
    "12 MARCH": "2026-03-12",
    "12th March 2026": "2026-03-12",
    "the 12th of March": "2026-03-12",
    "on the 1st of March, 2026": "2026-03-01",
    "March 12, 2026": "2026-03-12",
    "Mar 12": "2026-03-12",
    "Mar. 12th, 2026": "2026-03-12",
    "Feb 1, 2026": "2026-02-01",
    "12-Mar-2026": "2026-03-12",
    "12mar2026": "2026-03-12",
    "2026 March 12": "2026-03-12",
    "3 Sept 2026": "2026-09-03",
    "3 sept.": "2026-09-03",
    "12. March 2026": "2026-03-12",
    "31 Dec": "2025-12-31",
    "29 Feb": "2024-02-29",
    "１２ March 2026": "2026-03-12",  # full-width digits
    "  12   March  2026 ": "2026-03-12",
    "12 Febuary 2026": "2026-02-12",
    # with its weekday
    "Thu 12 March 2026": "2026-03-12",
    "Thursday, 12 March 2026": "2026-03-12",
    # today and the days around it
    "today": "2026-11-22",
    "Today": "2026-11-22",
    "yesterday": "2026-11-21",
    "tomorrow": "2026-11-23",
    "last Tuesday": "2026-11-17",
    "last Sunday": "2026-11-15",
    "Sunday": "2026-11-22",
    "on Friday": "2026-11-20",
    "tue": "2026-11-17",
    # a month or a year is enough
    "March 2026": "2026-03",
    "Mar 2026": "2026-03",
    "3/2026": "2026-03",
    "03.2026": "2026-03",
    "2026-03": "2026-03",
    "2026/3": "2026-03",
    "March": "2026-03",
    "December": "2025-12",
    "November": "2026-11",
    "in March": "2026-03",
    "some day in March 2026": "2026-03",
    "sometime in 2025": "2025",
    "2026": "2026",
    "2031": "2031",
    # only the end is known
    "before 24 Jan 2025": "/2025-01-24",
    "before 24/01/2025": "/2025-01-24",
    "Before March 2026": "/2026-03-01",
    "before 2026": "/2026-01-01",
    "before last Tuesday": "/2026-11-17",
    "before today": "/2026-11-22",
}


@pytest.mark.parametrize(("typed", "iso"), READ.items())
def test_a_typed_day_is_read_as_it_is_meant(typed: str, iso: str):
    assert read_day(typed, WORDS, TODAY) == Day.parse(iso)


REFUSED = {
    "31 02 2026": Problem("no_such_day", {"month": "February", "year": 2026, "days": 28}),
    "30 Feb": Problem("no_such_day", {"month": "February", "year": 2026, "days": 28}),
    "2026-02-30": Problem("no_such_day", {"month": "February", "year": 2026, "days": 28}),
    "02/30/2026": Problem("no_such_day", {"month": "February", "year": 2026, "days": 28}),
    "29 Feb 2025": Problem("no_such_day", {"month": "February", "year": 2025, "days": 28}),
    "31 April": Problem("no_such_day", {"month": "April", "year": 2026, "days": 30}),
    "0 March 2026": Problem("no_such_day", {"month": "March", "year": 2026, "days": 31}),
    "2026-13-01": Problem("no_such_month"),
    "13/2026": Problem("no_such_month"),
    "1949": Problem("year_far", {"first": 1950, "last": 2031}),
    "12 March 2032": Problem("year_far", {"first": 1950, "last": 2031}),
    "1677-09-20": Problem("year_far", {"first": 1950, "last": 2031}),
    "0000-01-01": Problem("year_far", {"first": 1950, "last": 2031}),
    "Tuesday 12 March 2026": Problem("weekday_differs", {"day": "12 March 2026", "weekday": "Thursday"}),
    "before 31 02 2026": Problem("no_such_day", {"month": "February", "year": 2026, "days": 28}),
}


@pytest.mark.parametrize(("typed", "problem"), REFUSED.items())
def test_a_day_that_cannot_be_is_refused_with_its_reason(typed: str, problem: Problem):
    assert read_day(typed, WORDS, TODAY) == problem


UNREADABLE = [
    "TBC", "soon", "", ".", "45992", "45992.5", "60", "12", "1. März 2026", "2026-W05-1",
    "2026-02-01T10:00:00Z", "2026-02-01 24:00", "12/03-2026", "12 March or April", "next Tuesday", "last",
    "before", "before soon", "March March", "Tuesday March 2026", "in 12 March 2026", "1/2/3/4", "@03 12",
    "-12 March", "12 March 20266", "x" * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("typed", UNREADABLE)
def test_what_cannot_be_told_is_not_guessed(typed: str):
    assert read_day(typed, WORDS, TODAY) == Problem("day_unreadable")


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("24 Nov", "2026-11-24"),
        ("22 Feb", "2027-02-22"),
        ("22 Feb 2026", "2026-02-22"),
        ("5 March", "2026-03-05"),  # more than three months ahead
        ("Friday", "2026-11-27"),
        ("Sunday", "2026-11-22"),
        ("last Friday", "2026-11-20"),
        ("22 Nov", "2026-11-22"),
    ],
)
def test_a_promised_day_without_a_year_may_lie_ahead(typed: str, iso: str):
    assert read_day(typed, WORDS, TODAY, ahead=True) == Day.parse(iso)


def test_the_order_of_two_numbers_is_the_languages():
    american = DayWords(month_names=WORDS.month_names, day_first=False)
    assert read_day("3/4/2026", american, TODAY) == Day.parse("2026-03-04")
    assert read_day("3/4/2026", WORDS, TODAY) == Day.parse("2026-04-03")


def test_no_year_on_leap_day_after_a_century_without_one_is_still_found():
    assert read_day("29 Feb", WORDS, date(2103, 6, 1)) == Day.parse("2096-02-29")


@given(st.dates(date(1950, 1, 2), date(2031, 12, 31)), st.sampled_from(Precision))
def test_what_the_box_shows_reads_back_as_the_same_day(on: date, precision: Precision):
    day = Day(on, precision)
    assert read_day(WORDS.written(day), WORDS, TODAY) == day


@given(st.text(max_size=60), st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.booleans())
def test_any_text_gives_a_day_or_a_problem(text: str, today: date, ahead: bool):
    assert isinstance(read_day(text, WORDS, today, ahead=ahead), Day | Problem)


@given(st.from_regex(r"[0-9]{1,4}[-/. ][0-9]{1,4}([-/. ][0-9]{1,4})?", fullmatch=True))
def test_any_numbers_give_a_day_or_a_problem(text: str):
    assert isinstance(read_day(text, WORDS, TODAY), Day | Problem)
