"""The burn-up equals the reference values and scipy, and says nothing it cannot know (guide, 4.4)."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import gamma, poisson

from workbook.estimates.burn_up import (
    WEEKS_FROM,
    Band,
    DoneBy,
    band_by_pace,
    bands,
    bands_by_own_weeks,
    done_by_own_weeks,
    done_by_pace,
    first_week,
    reached,
)

REFERENCE = json.loads((Path(__file__).parents[1] / "fixtures" / "reference_values.json").read_text())
WEEKS = [2, 0, 3, 1, 2, 2]
LEFT = 14
weekly = st.lists(st.integers(0, 12), min_size=WEEKS_FROM, max_size=12)


def own_weeks(ahead: int) -> float:
    return done_by_own_weeks(WEEKS, LEFT, ahead, 1)[-1] if ahead else 0.0


@pytest.mark.parametrize(("ahead", "chance"), REFERENCE["burnup_gamma_poisson"]["p_done"].items())
def test_the_chance_by_the_pace_equals_the_reference(ahead: str, chance: float) -> None:
    assert done_by_pace(WEEKS, LEFT, int(ahead)) == pytest.approx(chance, abs=5e-7)


def test_the_weeks_by_the_pace_equal_the_reference() -> None:
    shares = REFERENCE["burnup_gamma_poisson"]["first_week_reaching"]
    by_pace = {s: first_week(lambda ahead: done_by_pace(WEEKS, LEFT, ahead), float(s)) for s in shares}
    assert by_pace == shares == {"0.5": 9, "0.8": 12, "0.9": 14}


@pytest.mark.parametrize(("ahead", "band"), REFERENCE["burnup_band_extra_units"].items())
def test_the_band_equals_the_reference(ahead: str, band: dict[str, int]) -> None:
    assert band_by_pace(WEEKS, int(ahead)) == Band(band["q10"], band["q50"], band["q90"])
    assert bands(WEEKS, int(ahead))[-1] == band_by_pace(WEEKS, int(ahead))


@pytest.mark.parametrize(
    ("ahead", "chance"), [(4, 0.0), (6, 0.056927), (8, 0.487484), (10, 0.854486), (12, 0.973628)]
)
def test_the_chance_by_the_own_weeks_equals_the_reference(ahead: int, chance: float) -> None:
    assert own_weeks(ahead) == pytest.approx(chance, abs=5e-7)
    assert REFERENCE["burnup_empirical_convolution"]["p_done"][str(ahead)] == chance


def test_the_weeks_by_the_own_weeks_equal_the_reference() -> None:
    shares = REFERENCE["burnup_empirical_convolution"]["first_week_reaching"]
    assert {share: first_week(own_weeks, float(share)) for share in shares} == shares
    assert shares == {"0.5": 9, "0.8": 10, "0.9": 11}


def test_the_wider_method_decides() -> None:
    assert reached(WEEKS, LEFT) == DoneBy(9, 12)
    assert reached([0, 0, 0, 12], 14) == DoneBy(7, 11)  # weeks more uneven than a steady pace


@pytest.mark.parametrize("done", [[1, 1, 1, 1], [0, 3, 0, 5, 2], [9, 8, 7, 9, 10, 12]])
@pytest.mark.parametrize("left", [1, 3, 10, 40, 200])
@pytest.mark.parametrize("ahead", [1, 7])
def test_the_pace_is_a_poisson_count_with_a_gamma_rate(done: list[int], left: int, ahead: int) -> None:
    """Thirty cases: the same by summing a Poisson chance over the rate."""
    rate = gamma(0.5 + sum(done), scale=1 / len(done))
    paces = rate.ppf((np.arange(4000) + 0.5) / 4000)
    summed = float(poisson.sf(left - 1, paces * ahead).mean())
    assert done_by_pace(done, left, ahead) == pytest.approx(summed, abs=2e-4)


@given(weekly, st.integers(1, 20))
@settings(deadline=None)
def test_the_band_is_nowhere_narrower_than_either_method(done: list[int], most: int) -> None:
    for ahead, (drawn, own) in enumerate(
        zip(bands(done, most), bands_by_own_weeks(done, most), strict=True), 1
    ):
        pace = band_by_pace(done, ahead)
        assert drawn.low <= min(pace.low, own.low)
        assert drawn.high >= max(pace.high, own.high)
        assert drawn.low <= drawn.middle <= drawn.high


@given(st.lists(st.integers(0, 50), max_size=WEEKS_FROM - 1), st.integers(1, 30))
def test_before_four_weeks_there_is_neither_band_nor_week(done: list[int], left: int) -> None:
    assert bands(done, 8) == []
    assert reached(done, left) is None


@given(weekly)
@settings(deadline=None)
def test_more_weeks_never_make_less(done: list[int]) -> None:
    for earlier, later in pairwise(bands(done, 12)):
        assert (earlier.low, earlier.middle, earlier.high) <= (later.low, later.middle, later.high)
    chances = done_by_own_weeks(done, 9)
    assert all(before <= after + 1e-9 for before, after in pairwise(chances))


@given(weekly, st.integers(1, 40))
@settings(deadline=None)
def test_more_that_remains_never_takes_less_time(done: list[int], left: int) -> None:
    now, more = reached(done, left), reached(done, left + 5)
    if now and more:
        assert now.middle <= now.late <= more.late


@pytest.mark.parametrize("case", [([0, 0, 0, 0], 5), ([1, 0, 0, 0], 9000), (WEEKS, 0)])
def test_nothing_is_said_where_nothing_can_be(case: tuple[list[int], int]) -> None:
    assert reached(*case) is None


def test_a_thousand_units_a_week_are_no_trouble() -> None:
    huge: Any = bands([1000, 0, 500, 1000], 60)
    assert huge[-1].low < huge[-1].high
