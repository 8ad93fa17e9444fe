"""Stage conversion equals the reference values (guide, 4.1)."""

import json
from pathlib import Path

import pytest

from workbook.estimates.conversion import (
    APPLICATION_TO_INTERVIEW,
    INTERVIEW_TO_OFFER,
    JEFFREYS,
    Prior,
    at_least_one,
    conversion,
    highest_when_none,
    later_is_better,
)

REFERENCE = json.loads((Path(__file__).parents[1] / "fixtures" / "reference_values.json").read_text())

WORKED = [
    ("sam_app_to_int_jeffreys_6_of_42", 6, 42, JEFFREYS),
    ("sam_app_to_int_prior_6_of_42", 6, 42, APPLICATION_TO_INTERVIEW),
    ("sam_int_to_offer_jeffreys_0_of_6", 0, 6, JEFFREYS),
    ("sam_int_to_offer_prior_0_of_6", 0, 6, INTERVIEW_TO_OFFER),
    ("two_of_nine_int_to_offer_prior", 2, 9, INTERVIEW_TO_OFFER),
]
PRIORS = [
    ("app_to_int", APPLICATION_TO_INTERVIEW),
    ("int_to_offer", INTERVIEW_TO_OFFER),
    ("jeffreys", JEFFREYS),
    ("reply", Prior(1, 1)),
]


def as_reference(rate):
    return {
        "alpha": rate.alpha,
        "beta": rate.beta,
        "mean": rate.mean,
        "median": rate.median,
        "q025": rate.low95,
        "q10": rate.low80,
        "q90": rate.high80,
        "q975": rate.high95,
    }


@pytest.mark.parametrize("name, x, n, prior", WORKED, ids=[w[0] for w in WORKED])
def test_worked_examples_match_the_reference(name, x, n, prior):
    assert as_reference(conversion(x, n, prior)) == pytest.approx(REFERENCE[name], abs=5e-7)


@pytest.mark.parametrize("name, prior", PRIORS, ids=[p[0] for p in PRIORS])
def test_a_prior_is_what_is_known_without_data(name, prior):
    assert as_reference(conversion(0, 0, prior)) == pytest.approx(REFERENCE["priors"][name], abs=5e-7)


@pytest.mark.parametrize("counts", REFERENCE["jeffreys_width"])
def test_ranges_of_small_numbers_match_the_reference(counts):
    x, n = map(int, counts.split("/"))
    rate, expected = conversion(x, n), REFERENCE["jeffreys_width"][counts]
    assert (rate.low95, rate.high95) == pytest.approx((expected["q025"], expected["q975"]), abs=5e-4)


@pytest.mark.parametrize(
    "name, x, n", [("p_at_least_one_next_k_Beta_1_9", 0, 6), ("p_at_least_one_next_k_Beta_3_10", 2, 9)]
)
def test_chance_of_one_in_the_next_few_matches_the_reference(name, x, n):
    rate = conversion(x, n, INTERVIEW_TO_OFFER)
    assert {k: at_least_one(rate, int(k)) for k in REFERENCE[name]} == pytest.approx(
        REFERENCE[name], abs=5e-7
    )


def test_no_further_tries_give_no_chance():
    assert at_least_one(conversion(2, 9), 0) == pytest.approx(0)


@pytest.mark.parametrize("n", REFERENCE["zero_successes_one_sided95"])
def test_bound_after_none_so_far_matches_the_reference(n):
    expected = REFERENCE["zero_successes_one_sided95"][n]["exact"]
    assert highest_when_none(int(n)) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(
    "name, before, after",
    [
        ("1of8_then_3of6_jeffreys", (1, 8), (3, 6)),
        ("1of8_then_5of7_jeffreys", (1, 8), (5, 7)),
        ("2of5_then_3of5_jeffreys", (2, 5), (3, 5)),
    ],
)
def test_later_better_matches_the_reference(name, before, after):
    expected = REFERENCE["p_after_gt_before"][name]
    assert later_is_better(conversion(*before), conversion(*after)) == pytest.approx(expected, abs=5e-7)


def test_the_same_counts_twice_favour_neither():
    assert later_is_better(conversion(3, 9), conversion(3, 9)) == pytest.approx(0.5, abs=1e-6)


@pytest.mark.parametrize("x, n", [(3, 2), (-1, 4), (0, -1)])
def test_impossible_counts_are_refused(x, n):
    with pytest.raises(ValueError):
        conversion(x, n)


def test_ten_thousand_cases_still_give_an_ordered_range():
    rate = conversion(431, 10_000)
    assert rate.low95 < rate.low80 < rate.median < rate.high80 < rate.high95
