"""Slopes of a person's own numbers: the reference value, and when a direction may be named."""

from __future__ import annotations

import json
from dataclasses import astuple
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from scipy.stats import theilslopes

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


def test_a_range_that_touches_nought_is_no_direction_yet() -> None:
    values = REFERENCE["values"]
    assert direction(weekly(8), values) is Direction.UNCLEAR
    assert direction(weekly(8), [10 - value for value in values]) is Direction.UNCLEAR


def test_a_direction_is_named_by_the_change_over_the_whole_span() -> None:
    assert direction(weekly(8), range(8)) is Direction.CLEARLY_UP
    assert direction(weekly(8), range(8, 0, -1)) is Direction.CLEARLY_DOWN
    assert direction(weekly(8), [n / 4 for n in range(8)]) is Direction.A_LITTLE_UP
    assert direction(weekly(8), [5 - n / 4 for n in range(8)]) is Direction.A_LITTLE_DOWN


def test_level_is_said_only_where_the_range_is_that_narrow() -> None:
    assert direction(weekly(8), [4] * 8) is Direction.LEVEL
    assert direction(weekly(8), [4 + n / 20 for n in range(8)]) is Direction.LEVEL
    assert direction(weekly(6), [3, 5, 4, 6, 3, 5]) is Direction.UNCLEAR


def test_answers_that_jump_are_up_and_down() -> None:
    assert direction(weekly(8), [2, 8, 3, 9, 2, 8, 3, 9]) is Direction.UP_AND_DOWN


def test_on_flat_chance_a_direction_is_seldom_named() -> None:
    chance = Random(5)
    named = {Direction.A_LITTLE_UP, Direction.A_LITTLE_DOWN, Direction.CLEARLY_UP, Direction.CLEARLY_DOWN}
    series = ([chance.choice([3, 4, 5]) for _ in range(8)] for _ in range(200))
    assert sum(direction(weekly(8), values) in named for values in series) <= 30


@pytest.mark.parametrize("days", [weekly(5), weekly(8)[:1] * 8, [date(2026, 1, d) for d in range(1, 9)]])
def test_below_six_points_or_three_weeks_no_direction_is_named(days: list[date]) -> None:
    assert direction(days, range(len(days))) is Direction.TOO_FEW


def test_a_slope_needs_two_days() -> None:
    with pytest.raises(ValueError, match="two days"):
        trend(weekly(1), [3])


def test_of_ten_years_each_week_counts_by_its_middle() -> None:
    days = [date(2016, 1, 4) + timedelta(days=day) for day in range(3640)]
    values = [day % 7 + day / 700 for day in range(3640)]
    assert trend(days, values).per_week == pytest.approx(0.01, abs=0.0001)
    assert direction(days[::3], [5 + day % 2 for day in range(0, 3640, 3)]) is Direction.LEVEL


def test_slope_and_range_are_those_of_scipy() -> None:
    chance = Random(7)
    for n in (2, 3, 6, 11, 40, 120):
        days = sorted(
            {date(2026, 1, 5) + timedelta(days=chance.randrange(2 * n)) for _ in range(n)} | {*weekly(2)}
        )
        values = [chance.randrange(11) for _ in days]
        found = theilslopes(values, [(day - days[0]).days / 7 for day in days], alpha=0.9)
        assert astuple(trend(days, values)) == pytest.approx((found.slope, found.low_slope, found.high_slope))
