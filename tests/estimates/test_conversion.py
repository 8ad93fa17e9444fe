"""Stage conversion equals the reference values (guide, 4.1)."""

import json
from pathlib import Path

import pytest

from workbook.estimates.conversion import JEFFREYS, Prior, conversion

REFERENCE = json.loads((Path(__file__).parents[1] / "fixtures" / "reference_values.json").read_text())

FOR_INTERVIEWS, FOR_OFFERS = Prior(0.5, 4.5), Prior(1, 3)  # those of the reference

WORKED = [
    ("sam_app_to_int_jeffreys_6_of_42", 6, 42, JEFFREYS),
    ("sam_app_to_int_prior_6_of_42", 6, 42, FOR_INTERVIEWS),
    ("sam_int_to_offer_jeffreys_0_of_6", 0, 6, JEFFREYS),
    ("sam_int_to_offer_prior_0_of_6", 0, 6, FOR_OFFERS),
    ("two_of_nine_int_to_offer_prior", 2, 9, FOR_OFFERS),
]
PRIORS = [
    ("app_to_int", FOR_INTERVIEWS),
    ("int_to_offer", FOR_OFFERS),
    ("jeffreys", JEFFREYS),
    ("reply", Prior(1, 1)),
]


def as_reference(x, n, prior):
    known, rate = prior.after(x, n), conversion(x, n, prior)
    return {"alpha": known.alpha, "beta": known.beta, "q025": rate.low95, "q975": rate.high95}


def reference(values):
    return pytest.approx({key: values[key] for key in ("alpha", "beta", "q025", "q975")}, abs=5e-7)


@pytest.mark.parametrize("name, x, n, prior", WORKED, ids=[w[0] for w in WORKED])
def test_worked_examples_match_the_reference(name, x, n, prior):
    assert as_reference(x, n, prior) == reference(REFERENCE[name])


@pytest.mark.parametrize("name, prior", PRIORS, ids=[p[0] for p in PRIORS])
def test_a_prior_is_what_is_known_without_data(name, prior):
    assert as_reference(0, 0, prior) == reference(REFERENCE["priors"][name])


@pytest.mark.parametrize("counts", REFERENCE["jeffreys_width"])
def test_ranges_of_small_numbers_match_the_reference(counts):
    x, n = map(int, counts.split("/"))
    rate, expected = conversion(x, n), REFERENCE["jeffreys_width"][counts]
    assert (rate.low95, rate.high95) == pytest.approx((expected["q025"], expected["q975"]), abs=5e-4)


@pytest.mark.parametrize("x, n", [(3, 2), (-1, 4), (0, -1)])
def test_impossible_counts_are_refused(x, n):
    with pytest.raises(ValueError):
        conversion(x, n)


def test_ten_thousand_cases_still_give_an_ordered_range():
    rate = conversion(431, 10_000)
    assert rate.low95 < 431 / 10_000 < rate.high95
