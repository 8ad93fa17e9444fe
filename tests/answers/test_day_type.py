"""A day as a person knows it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers import Day, Precision, moment


def some_days() -> st.SearchStrategy[Day]:
    first = date.min.replace(day=2)  # nothing lies before the very first day
    return st.builds(Day, st.dates(min_value=first), st.sampled_from(Precision))


@given(some_days())
def test_a_day_written_and_parsed_is_the_same_day(day: Day):
    assert Day.parse(str(day)) == day


@given(some_days())
def test_the_earliest_day_is_never_after_the_latest(day: Day):
    assert day.earliest is None or day.earliest <= day.latest


@pytest.mark.parametrize(
    ("day", "iso"),
    [
        (Day(date(2026, 3, 12)), "2026-03-12"),
        (Day(date(2026, 3, 12), Precision.MONTH), "2026-03"),
        (Day(date(2026, 3, 12), Precision.YEAR), "2026"),
        (Day(date(2026, 3, 12), Precision.BEFORE), "/2026-03-12"),
        (Day(date(987, 3, 12)), "0987-03-12"),
    ],
)
def test_a_day_is_written_as_far_as_it_is_known(day: Day, iso: str):
    assert str(day) == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 March 2026",
        "2026-3-12",
        "2026-02-30",
        "2026-13",
        "/2026-03",
        "/2026",
        "26-03-12",
        "2026-03-12 ",
        "२०२६",
    ],
)
def test_anything_else_is_no_iso_day(text: str):
    with pytest.raises(ValueError):
        Day.parse(text)


def test_a_month_reaches_from_its_first_to_its_last_day():
    february = Day.parse("2024-02")
    assert (february.earliest, february.latest) == (date(2024, 2, 1), date(2024, 2, 29))


def test_a_year_reaches_from_new_year_to_its_last_day():
    year = Day.parse("2025")
    assert (year.earliest, year.latest) == (date(2025, 1, 1), date(2025, 12, 31))


def test_before_a_day_ends_the_day_before_it_and_has_no_beginning():
    before = Day.parse("/2025-01-01")
    assert (before.earliest, before.latest) == (None, date(2024, 12, 31))


def test_only_a_day_known_to_the_day_is_exact():
    assert [day.exact for day in map(Day.parse, ("2026-03-12", "2026-03", "2026", "/2026-03-12"))] == [
        True,
        False,
        False,
        False,
    ]


def test_any_day_of_a_month_gives_the_same_month():
    assert Day(date(2026, 3, 5), Precision.MONTH) == Day(date(2026, 3, 31), Precision.MONTH)
    assert len({Day(date(2026, 3, 5), Precision.YEAR), Day(date(2026, 9, 1), Precision.YEAR)}) == 1


def test_nothing_lies_before_the_first_day():
    with pytest.raises(ValueError):
        Day(date.min, Precision.BEFORE)


@pytest.mark.parametrize("iso", ["2026-03-13", "2026-04", "2027"])
def test_what_can_only_lie_after_a_day_is_after_it(iso: str):
    assert Day.parse(iso).after(date(2026, 3, 12))


@pytest.mark.parametrize("iso", ["2026-03-12", "2026-03", "2026", "/2026-05-01"])
def test_what_may_lie_on_a_day_or_before_it_is_not_after_it(iso: str):
    assert not Day.parse(iso).after(date(2026, 3, 12))


@pytest.mark.parametrize("text", ["", "today", "2026-03-12T10:00:00"])
def test_a_moment_needs_its_offset(text: str):
    assert moment(text) is None
    assert moment("2026-03-12T10:00:00+01:00") is not None
