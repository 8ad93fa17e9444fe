"""Working days: the guide's checks, ten countries, leap years, and places that are not known."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.answers.working_days import (
    SETTING,
    WorkingDays,
    countries,
    place_of,
    regions,
)
from workbook.book import Book

REFERENCE = json.loads((Path(__file__).parents[1] / "fixtures" / "reference_values.json").read_text())[
    "working_days"
]
ENGLAND = WorkingDays("GB", "ENG")
PLACES = [
    *(("GB", "SCT"), ("US", "CA"), ("DE", "BY"), ("FR", ""), ("IN", "KA")),
    *(("CN", ""), ("JP", ""), ("AE", ""), ("EG", ""), ("BR", "SP")),
]
ANY_DAY = st.dates(date(1996, 1, 1), date(2040, 12, 31))


def test_the_guides_checks_of_a_no_on_friday_14_march_2025() -> None:
    checks = REFERENCE["rejected_Fri_2025-03-14"]
    follow_up = ENGLAND.after(date(2025, 3, 17), 7)
    assert ENGLAND.after(date(2025, 3, 14), 2).isoformat() == checks["thank_by_2wd"]
    assert follow_up.isoformat() == checks["follow_up_7wd_after_sent_Mon_17"]
    assert ENGLAND.after(follow_up, 10).isoformat() == checks["let_go_10wd_after_follow_up"]


def test_the_guides_check_over_easter_2025() -> None:
    easter = REFERENCE["sent_Thu_2025-04-17_with_Easter_18_21"]
    assert ENGLAND.after(date(2025, 4, 17), 7).isoformat() == easter["follow_up_7wd"]


@pytest.mark.parametrize("place", PLACES, ids="-".join)
@settings(max_examples=25, deadline=None)
@given(day=ANY_DAY, count=st.integers(1, 12))
def test_in_ten_countries_so_many_working_days_lie_between(
    place: tuple[str, str], day: date, count: int
) -> None:
    days = WorkingDays(*place)
    end = days.after(day, count)
    passed = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert days.is_one(end)
    assert sum(days.is_one(d) for d in passed) == count


@pytest.mark.parametrize("place", PLACES, ids="-".join)
@settings(max_examples=20, deadline=None)
@given(day=ANY_DAY)
def test_in_ten_countries_a_later_start_never_gives_an_earlier_end(place: tuple[str, str], day: date) -> None:
    days = WorkingDays(*place)
    assert days.after(day, 7) <= days.after(day + timedelta(days=1), 7)
    assert days.after(days.after(day, 3), 4) == days.after(day, 7)


@pytest.mark.parametrize("year", [1996, 2000, 2024, 2028])
def test_a_leap_day_is_a_day_like_any_other(year: int) -> None:
    leap = date(year, 2, 29)
    days = WorkingDays()
    assert days.after(date(year, 2, 28), 1) == (leap if leap.weekday() < 5 else days.after(leap, 1))
    assert days.after(leap, 1) > leap


def test_a_weekend_is_where_the_country_has_it() -> None:
    friday, sunday = date(2026, 3, 13), date(2026, 3, 15)
    assert (WorkingDays("EG").is_one(friday), WorkingDays("EG").is_one(sunday)) == (False, True)
    assert (ENGLAND.is_one(friday), ENGLAND.is_one(sunday)) == (True, False)


def test_a_day_worked_in_a_holidays_stead_counts() -> None:
    assert WorkingDays("CN").is_one(date(2025, 2, 8))  # a Saturday


def test_regions_of_one_country_differ() -> None:
    easter_monday = date(2025, 4, 21)
    assert not ENGLAND.is_one(easter_monday)
    assert WorkingDays("GB", "SCT").is_one(easter_monday)


@pytest.mark.parametrize("place", [("", ""), ("XX", ""), ("Nowhere", "?"), ("gb\x00", "ENG")])
def test_without_a_known_place_monday_to_friday_are_counted(place: tuple[str, str]) -> None:
    days = WorkingDays(*place)
    assert not days.known
    assert days.is_one(date(2025, 4, 21))
    assert not days.is_one(date(2025, 4, 19))


def test_a_region_that_is_not_known_leaves_the_country() -> None:
    assert WorkingDays("US", "XX").known
    assert not WorkingDays("US", "XX").is_one(date(2025, 7, 4))


def test_every_country_has_a_name_and_regions_have_theirs() -> None:
    names = countries("en")
    assert len(names) > 200
    assert names["GB"] == "United Kingdom"
    assert list(names.values()) == sorted(names.values(), key=str.casefold)
    assert regions("GB") == {
        "ENG": "England",
        "NIR": "Northern Ireland",
        "SCT": "Scotland",
        "WLS": "Wales",
    }
    assert regions("JP") == {}
    assert countries("xx-nowhere")["GB"] == "United Kingdom"


@pytest.mark.parametrize("kept", [None, "GB", 7, [], {"country": 3}, {"country": None, "region": {}}])
def test_a_damaged_setting_counts_as_nothing_chosen(book: Book, kept: object) -> None:
    book.store.set_setting(SETTING, kept)
    assert place_of(kept) == ("", "")
    assert not WorkingDays(*place_of(book.store.setting(SETTING))).known


def test_the_place_chosen_in_the_book_is_the_one_that_counts(book: Book) -> None:
    book.store.set_setting(SETTING, {"country": "GB", "region": "ENG"})
    assert not WorkingDays(*place_of(book.store.setting(SETTING))).is_one(date(2025, 4, 21))


def test_counting_stops_at_the_last_day_there_is() -> None:
    assert WorkingDays().after(date.max - timedelta(days=1), 7) == date.max
    with pytest.raises(ValueError):
        WorkingDays().after(date(2026, 1, 1), 0)
