"""When a letter is better sent tomorrow."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from workbook.answers import Day
from workbook.check_ins.model import CheckIn
from workbook.messages.composer import WaitReason, wait_reason
from workbook.today.model import FirstDay

TODAY = date(2026, 3, 12)
NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


def first_day(distress: int, began: date = TODAY) -> FirstDay:
    return FirstDay("1", "k", began, False, distress=distress)


def check_in(on: date = TODAY, **items: Any) -> CheckIn:
    return CheckIn(checked_on=Day(on), **items)


@pytest.mark.parametrize(
    "hour, minute, held",
    [(21, 59, False), (22, 0, True), (23, 30, True), (0, 0, True), (6, 59, True), (7, 0, False)],
)
def test_quiet_hours_are_from_ten_in_the_evening_to_seven_in_the_morning(hour, minute, held):
    found = wait_reason(datetime(2026, 3, 12, hour, minute, tzinfo=UTC), [], [])
    assert found is (WaitReason.QUIET_HOURS if held else None)


@pytest.mark.parametrize("distress, held", [(6, False), (7, True), (10, True)])
def test_distress_of_seven_or_more_today_holds(distress, held):
    assert wait_reason(NOON, [first_day(distress)], []) is (WaitReason.HEAVY_DAY if held else None)


@pytest.mark.parametrize(
    "items, held",
    [
        ({"pull": 6}, False),
        ({"pull": 7}, True),
        ({"steady": 3}, True),
        ({"hope": 4, "steady": 4}, False),
        ({}, False),
    ],
)
def test_todays_check_in_holds_when_it_is_heavy(items, held):
    assert wait_reason(NOON, [], [check_in(**items)]) is (WaitReason.HEAVY_DAY if held else None)


def test_another_days_answers_do_not_hold():
    yesterday = TODAY - timedelta(days=1)
    assert wait_reason(NOON, [first_day(10, yesterday)], [check_in(yesterday, pull=10)]) is None


def test_a_heavy_day_is_said_before_the_late_hour():
    assert wait_reason(datetime(2026, 3, 12, 23, tzinfo=UTC), [first_day(9)], []) is WaitReason.HEAVY_DAY
