"""The wait for an interview and for an offer equals the reference values and scipy (guide, 4.2)."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta, gamma

from workbook.estimates.conversion import FOR_INTERVIEWS, FOR_OFFERS, HOPEFUL, JEFFREYS, Prior
from workbook.estimates.forecast import (
    LONGEST,
    OFFER_DELAY,
    FirstWait,
    assumptions_agree,
    chances_of,
    interviews_in,
    later_is_better,
    levers,
    pace_of,
    weighted,
)

REFERENCE = json.loads((Path(__file__).parents[1] / "fixtures" / "reference_values.json").read_text())
PACE = pace_of(42, 8)
INTERVIEWS = FOR_INTERVIEWS.after(6, 42)
OFFERS = FOR_OFFERS.after(0, 6)
SAM = FirstWait(PACE, INTERVIEWS, OFFERS)
CASES = {
    "time_to_offer_no_lag": SAM,
    "time_to_offer_lag5": replace(SAM, delay=OFFER_DELAY),
    "time_to_offer_lag5_2open_resolved_wk3": replace(SAM, delay=OFFER_DELAY, open=2, decided=3),
    "next_interview_no_lag": FirstWait(PACE, INTERVIEWS),
    "next_interview_lag2": FirstWait(PACE, INTERVIEWS, delay=2),
    "next_interview_lag2_jeffreys": FirstWait(PACE, JEFFREYS.after(6, 42), delay=2),
}
SENSITIVITY = {"jeffreys": JEFFREYS, "default_1_3": FOR_OFFERS, "graduate_1_8_2_2": HOPEFUL}


def as_reference(wait: FirstWait, expected: dict[str, Any]) -> dict[str, float | None]:
    found = {}
    for name in expected:
        kind, number = name[0], int(name.strip("by_q"))
        found[name] = wait.by(number) if kind == "b" else wait.week(number / 100)
    return found


def same(found: dict[str, float | None], expected: dict[str, float]) -> bool:
    """To the digits of the reference: four for a chance, two for weeks."""
    digits = {name: 6e-5 if name[0] == "b" else 6e-3 for name in expected}
    return all(abs((found[name] or 0) - expected[name]) < digits[name] for name in expected)


@pytest.mark.parametrize("name", CASES)
def test_a_wait_equals_the_reference(name: str) -> None:
    assert same(as_reference(CASES[name], REFERENCE[name]), REFERENCE[name])


def test_the_simulation_of_two_million_searches_agrees() -> None:
    found = as_reference(CASES["time_to_offer_lag5_2open_resolved_wk3"], REFERENCE["MC_lag5_2open"])
    assert found == pytest.approx(REFERENCE["MC_lag5_2open"], abs=0.005)


@pytest.mark.parametrize("name", SENSITIVITY)
def test_the_wait_under_another_assumption_equals_the_reference(name: str) -> None:
    expected = dict(REFERENCE["prior_sensitivity_lag5"][name])
    far = expected.pop("q80")  # of 240 weeks two digits are more than the grid of 400 points gives
    wait = replace(SAM, offers=SENSITIVITY[name].after(0, 6), delay=OFFER_DELAY)
    assert same(as_reference(wait, expected), expected)
    assert wait.week(0.8) == pytest.approx(far, rel=1e-3)


@pytest.mark.parametrize("counts", REFERENCE["offer_forecast_prior_ratio"])
def test_how_far_the_assumptions_put_the_date_apart_equals_the_reference(counts: str) -> None:
    offers, interviews = map(int, counts.split("of"))
    expected = REFERENCE["offer_forecast_prior_ratio"][counts]
    found = [
        replace(SAM, offers=prior.after(offers, interviews), delay=OFFER_DELAY).week(0.5)
        for prior in SENSITIVITY.values()
    ]
    assert found == pytest.approx(expected["medians"], abs=0.051)
    assert assumptions_agree(found) is (expected["ratio"] <= 2)


def test_where_one_assumption_sees_no_end_no_date_is_shown() -> None:
    assert not assumptions_agree([12.0, None, 14.0])
    assert assumptions_agree([10.0, 20.0])


@pytest.mark.parametrize(
    ("lever", "name"),
    [
        ("now", "baseline"),
        ("more", "pace_plus_2_per_week"),
        ("aimed", "app_to_int_x1.5"),
        ("better", "int_to_offer_mean_0.10_to_0.20"),
    ],
)
@pytest.mark.parametrize("week", [4, 8, 12, 26, 52])
def test_the_levers_equal_the_reference(lever: str, name: str, week: int) -> None:
    found = levers(CASES["time_to_offer_lag5"], week)[lever]
    assert found == pytest.approx(REFERENCE["levers_lag5"][name][f"by_{week}"], abs=6e-5)


def test_the_pace_equals_the_reference_and_the_newest_weeks_count_most() -> None:
    expected = REFERENCE["pace_posterior"]
    assert (PACE.shape, PACE.rate) == (expected["shape"], expected["rate"])
    assert PACE.mean == pytest.approx(expected["mean"], abs=5e-7)
    units, weeks = weighted([8, 7, 6, 5, 5, 4, 4, 3])
    expected = REFERENCE["recency_weighting_half_life_8w"]
    assert [units, weeks] == pytest.approx([expected["eff_apps"], expected["eff_weeks"]], abs=5e-5)


def test_the_interviews_of_four_weeks_equal_the_reference() -> None:
    expected, chances = REFERENCE["interviews_from_next_4_weeks"], chances_of(PACE, INTERVIEWS, 4, 60)
    assert chances[:4] == pytest.approx([expected[f"p{k}"] for k in range(4)], abs=6e-5)
    assert sum(k * chance for k, chance in enumerate(chances)) == pytest.approx(expected["mean"], abs=5e-3)
    band = interviews_in(PACE, INTERVIEWS, 4)
    assert (band.low, band.middle, band.high) == (expected["q10"], expected["q50"], expected["q90"])
    assert chances[0] == pytest.approx(1 - CASES["next_interview_no_lag"].by(4), abs=1e-9)


def test_with_a_known_share_it_is_a_lomax_time() -> None:
    sure = FirstWait(PACE, Prior(2e7, 98e7))  # a share of 0.02 that nobody doubts
    for week, expected in REFERENCE["lomax_check_fixed_theta_share_0.02"].items():
        assert sure.by(int(week)) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("counts", REFERENCE["p_after_gt_before"])
def test_whether_it_changed_equals_the_reference(counts: str) -> None:
    before, later = (
        tuple(map(int, part.split("of"))) for part in counts.removesuffix("_jeffreys").split("_then_")
    )
    found = later_is_better(before, later)  # type: ignore[arg-type]
    assert found == pytest.approx(REFERENCE["p_after_gt_before"][counts], abs=5e-5)


searches = st.builds(
    FirstWait,
    st.builds(pace_of, st.floats(0, 400), st.floats(0.5, 200)),
    st.builds(lambda n, x: FOR_INTERVIEWS.after(min(x, n), n), st.integers(0, 400), st.integers(0, 40)),
    st.builds(lambda n, x: FOR_OFFERS.after(min(x, n), n), st.integers(0, 40), st.integers(0, 5)),
    delay=st.floats(0, 12),
    open=st.integers(0, 4),
    decided=st.floats(0, 8),
)


@settings(max_examples=15, deadline=None)
@given(searches)
def test_a_chance_only_grows_and_a_week_keeps_its_word(search: FirstWait) -> None:
    chances = [search.by(week) for week in range(0, 60, 4)]
    assert all(0 <= chance <= 1 for chance in chances)
    assert all(later >= earlier - 1e-12 for earlier, later in pairwise(chances))
    week = search.week(0.5)
    assert week is None or search.by(week) >= 0.5
    assert week is not None or search.by(LONGEST) < 0.5


@settings(max_examples=30, deadline=None)
@given(searches)
def test_no_lever_makes_the_chance_smaller(search: FirstWait) -> None:
    found = levers(search, 12)
    assert min(found, key=found.__getitem__) == "now" or min(found.values()) >= found["now"] - 1e-12


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 60), st.integers(1, 30), st.integers(0, 20), st.integers(0, 20))
def test_a_wait_equals_that_of_drawn_searches(sent: int, weeks: int, reached: int, held: int) -> None:
    interviews, offers = FOR_INTERVIEWS.after(min(reached, sent), sent), FOR_OFFERS.after(0, held)
    search, draws = FirstWait(pace_of(sent, weeks), interviews, offers), np.random.default_rng(7)
    n = 100_000
    share = beta(interviews.alpha, interviews.beta).rvs(n, random_state=draws)
    share = share * beta(offers.alpha, offers.beta).rvs(n, random_state=draws)
    rate = gamma(search.pace.shape, scale=1 / search.pace.rate).rvs(n, random_state=draws) * share
    for week in (4, 12, 52):
        assert search.by(week) == pytest.approx(float((1 - np.exp(-rate * week)).mean()), abs=0.006)
