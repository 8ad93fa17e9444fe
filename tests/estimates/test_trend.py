"""Slopes of a person's own numbers: the reference value, and when a direction may be named."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from workbook.estimates.trend import Direction, direction, trend

REFERENCE = json.loads((Path(__file__).parents[1] / "fixtures/reference_values.json").read_text())[
    "theil_sen"
]


def weekly(n: int) -> list[date]:
    return [date(2026, 1, 5) + timedelta(weeks=week) for week in range(n)]


def test_the_slope_and_its_range_are_those_of_the_guide() -> None:
    found = trend(weekly(8), REFERENCE["values"])
    assert (round(found.per_week, 4), round(found.low, 4), round(found.high, 4)) == (
        REFERENCE["slope"],
        REFERENCE["lo90"],
        REFERENCE["hi90"],
    )


def test_a_range_that_touches_nought_is_only_perhaps_a_direction() -> None:
    values = REFERENCE["values"]
    assert direction(weekly(8), values) is Direction.PERHAPS_UP
    assert direction(weekly(8), [10 - value for value in values]) is Direction.PERHAPS_DOWN


def test_a_steady_climb_is_a_direction_and_a_flat_row_is_level() -> None:
    assert direction(weekly(8), range(8)) is Direction.UP
    assert direction(weekly(8), range(8, 0, -1)) is Direction.DOWN
    assert direction(weekly(8), [4] * 8) is Direction.LEVEL


@pytest.mark.parametrize("days", [weekly(5), weekly(8)[:1] * 8, [date(2026, 1, d) for d in range(1, 9)]])
def test_below_six_points_or_three_weeks_no_direction_is_named(days: list[date]) -> None:
    assert direction(days, range(len(days))) is Direction.TOO_FEW


def test_a_slope_needs_two_days() -> None:
    with pytest.raises(ValueError, match="two days"):
        trend(weekly(1), [3])
