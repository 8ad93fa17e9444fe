"""Corrected dates equal the reference table and scipy (guide, 4.4, planning correction)."""

from __future__ import annotations

import json
from math import log
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import lognorm

from workbook.estimates.planning import Weeks, corrected, multiplier, own_middle

REFERENCE = json.loads((Path(__file__).parents[1] / "fixtures" / "reference_values.json").read_text())
TABLE = REFERENCE["planning_multiplier"]
HISTORIES = {"prior": (), "after_1_2_1_5_1_1": (1.2, 1.5, 1.1), "after_2_0_2_4_1_8_2_2": (2.0, 2.4, 1.8, 2.2)}


def tasks(ratios: Any, planned: float = 4) -> list[tuple[float, float]]:
    return [(planned, planned * ratio) for ratio in ratios]


@pytest.mark.parametrize("name", HISTORIES)
def test_the_multiplier_equals_the_reference(name: str) -> None:
    found, row = multiplier(tasks(HISTORIES[name])), TABLE[name]
    wanted = [row[f"mult_q{end}"] for end in (10, 50, 80, 90)]
    assert [found.low, found.middle, found.late, found.latest] == pytest.approx(wanted, abs=5e-5)


@pytest.mark.parametrize("ratio", [0.5, 0.8, 1.0, 1.3, 1.64, 2.0, 2.5, 3.0, 4.0, 8.0])
@pytest.mark.parametrize("n", [1, 2, 5])
def test_the_multiplier_is_the_lognormal_of_scipy(ratio: float, n: int) -> None:
    """Thirty cases: the posterior worked out as one weighted mean, its quantiles by scipy."""
    weight = n * 0.35**2 / (n * 0.35**2 + 0.45**2)
    mean = (1 - weight) * log(1.6) + weight * log(ratio)
    spread = (0.35**2 * (1 - weight) + 0.45**2) ** 0.5
    wanted = lognorm.ppf([0.1, 0.5, 0.8, 0.9], spread, scale=2.718281828459045**mean)
    found = multiplier(tasks([ratio] * n))
    assert [found.low, found.middle, found.late, found.latest] == pytest.approx(list(wanted))


def test_six_weeks_without_a_history_are_ten_and_one_time_in_five_more_than_sixteen() -> None:
    assert corrected(6, []) == Weeks(10, 16)


def test_a_short_guess_is_corrected_in_half_weeks() -> None:
    assert corrected(1, []) == Weeks(1.5, 3)
    assert corrected(0.2, []) == Weeks(0.5, 1)


@given(st.floats(0.1, 500), st.lists(st.tuples(st.floats(0.1, 500), st.floats(0.1, 500)), max_size=30))
def test_the_late_end_is_never_before_the_middle(guess: float, history: list[tuple[float, float]]) -> None:
    weeks = corrected(guess, history)
    assert 0.5 <= weeks.middle <= weeks.late


def test_the_own_middle_needs_three_tasks() -> None:
    assert own_middle(tasks([1.2, 1.5])) is None
    assert own_middle(tasks([1.2, 1.5, 1.1])) == pytest.approx(1.2)
