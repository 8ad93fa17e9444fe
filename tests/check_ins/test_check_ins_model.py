"""The rules of the check-in, one test for each rule of the guide."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from workbook.answers import Day
from workbook.check_ins.model import CheckIn, Steadiness, needs_care, steadiness

TODAY = date(2026, 3, 12)


def days_ago(days: int, **items: int) -> CheckIn:
    return CheckIn(Day(TODAY - timedelta(days=days)), **items)


def low_day(check_ins: list[CheckIn], today: date) -> bool:
    return steadiness(check_ins, today) is Steadiness.LOW


@pytest.mark.parametrize("items", [{"steady": 3}, {"hope": 3}, {"steady": 0, "hope": 9}])
def test_low_day_rule_steady_or_hope_below_four_in_the_latest_check_in(items: dict[str, int]) -> None:
    assert low_day([days_ago(20, steady=9), days_ago(2, **items)], TODAY)


@pytest.mark.parametrize("items", [{"steady": 4, "hope": 4}, {"sleep": 0, "pull": 10, "money": 10}, {}])
def test_low_day_rule_nothing_else_makes_a_day_low(items: dict[str, int]) -> None:
    assert not low_day([days_ago(0, **items)], TODAY)


def test_low_day_rule_only_the_latest_check_in_of_the_past_seven_days_counts() -> None:
    assert not low_day([days_ago(8, steady=0)], TODAY)
    assert low_day([days_ago(7, steady=0)], TODAY)
    assert not low_day([days_ago(3, steady=0), days_ago(1, steady=6)], TODAY)
    assert steadiness([days_ago(8, steady=9)], TODAY) is Steadiness.UNKNOWN


def test_a_check_in_that_says_nothing_of_steadiness_or_hope_leaves_what_was_known() -> None:
    assert low_day([days_ago(3, steady=2), days_ago(1, sleep=9)], TODAY)
    assert steadiness([days_ago(1, sleep=9)], TODAY) is Steadiness.UNKNOWN


def test_a_check_in_from_a_day_to_come_does_not_count_when_the_clock_was_set_back() -> None:
    assert not low_day([days_ago(-1, steady=0)], TODAY)


@pytest.mark.parametrize(("values", "cards"), [((9, 9, 8, 7, 6, 5), True), ((9, 4, 8, 5, 9, 6), False)])
def test_care_card_when_hope_has_fallen_clearly_over_the_weeks(values: tuple[int, ...], cards: bool) -> None:
    weekly = [days_ago(7 * (len(values) - n - 1), hope=value) for n, value in enumerate(values)]
    assert needs_care(weekly, TODAY) is cards


@pytest.mark.parametrize("items", [{"steady": 2}, {"hope": 2}, {"hope": 0, "steady": 8}])
def test_care_card_when_steady_or_hope_is_two_or_lower(items: dict[str, int]) -> None:
    assert needs_care([days_ago(0, **items)], TODAY)


def test_no_care_card_when_both_are_low_only_once() -> None:
    assert not needs_care([days_ago(0, steady=3, hope=3)], TODAY)


@pytest.mark.parametrize(("days", "shown"), [(11, False), (12, True), (40, True)])
def test_care_card_when_both_are_below_four_in_two_check_ins_twelve_days_apart(
    days: int, shown: bool
) -> None:
    assert needs_care([days_ago(days, steady=3, hope=3), days_ago(0, steady=3, hope=3)], TODAY) is shown


def test_one_of_the_two_alone_is_not_both() -> None:
    assert not needs_care([days_ago(14, steady=3, hope=8), days_ago(0, steady=3, hope=3)], TODAY)


def test_the_care_card_is_for_the_day_of_the_check_in() -> None:
    assert not needs_care([days_ago(1, steady=0)], TODAY)
