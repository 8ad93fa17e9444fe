"""What may be shown for a number of cases (guide, 4.0)."""

from datetime import date, timedelta

import pytest

from workbook.estimates.conversion import conversion, old_enough
from workbook.estimates.display_rules import (
    ALMOST_ALL,
    ALMOST_NONE,
    HALF,
    Share,
    line_allowed,
    range_in_100,
    spoken,
)


@pytest.mark.parametrize(
    "n, ends", [(5, (20, 40)), (19, (20, 40)), (20, (20, 35)), (99, (20, 35)), (100, (23, 34))]
)
def test_a_range_of_more_cases_is_rounded_less(n, ends):
    assert range_in_100(0.231, 0.339, n) == ends


def test_the_guides_example_reads_one_in_eighteen_to_six_in_ten():
    rate = conversion(2, 8)
    assert (spoken(rate.low95), spoken(rate.high95)) == (Share(1, 18), Share(6, 10))


def test_six_of_forty_two_read_one_in_sixteen_to_one_in_four():
    rate = conversion(6, 42)
    assert (spoken(rate.low95), spoken(rate.high95)) == (Share(1, 16), Share(1, 4))


def test_none_of_six_reads_almost_none_to_one_in_three():
    rate = conversion(0, 6)
    assert (spoken(rate.low95), spoken(rate.high95)) == (ALMOST_NONE, Share(1, 3))


def test_all_of_six_reach_almost_all():
    assert spoken(conversion(6, 6).high95) == ALMOST_ALL


@pytest.mark.parametrize(
    "share, expected",
    [(0.0, ALMOST_NONE), (0.028, Share(1, 35)), (0.102, Share(1, 10)), (0.349, Share(1, 3)),
     (0.35, Share(4, 10)), (0.5, HALF), (0.716, Share(7, 10)), (0.949, Share(9, 10)), (1.0, ALMOST_ALL)],
)  # fmt: skip
def test_shares_are_spoken_as_plain_fractions(share, expected):
    assert spoken(share) == expected


def test_a_larger_share_is_never_spoken_as_a_smaller_one():
    said = [spoken(i / 1000) for i in range(1001)]
    values = [s.times / s.of for s in said]
    assert values == sorted(values)


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_what_is_no_share_is_refused(share):
    with pytest.raises(ValueError):
        spoken(share)


def test_a_range_is_rounded_outwards_and_never_closes_up_at_its_edges():
    assert range_in_100(0.023, 0.629, 5) == (0, 70)
    assert range_in_100(0.065, 0.329, 30) == (5, 35)
    assert range_in_100(0.173, 0.341, 100) == (17, 35)
    assert range_in_100(0.00001, 0.004, 500) == (0, 1)
    assert range_in_100(0.996, 1.0, 500) == (99, 100)


@pytest.mark.parametrize("n", [5, 7, 19, 20, 43, 99, 100, 1000])
def test_a_range_as_it_is_printed_contains_its_own_share(n):
    for x in range(n + 1):
        rate = conversion(x, n)
        low, high = range_in_100(rate.low95, rate.high95, n)
        assert low <= 100 * x / n <= high
        assert low <= 100 * rate.low95
        assert 100 * rate.high95 <= high


def test_a_case_tells_after_six_weeks_or_twice_as_long_as_answers_take():
    assert old_enough([]) == old_enough([60] * 7) == 42
    assert old_enough([10] * 8) == 42
    assert old_enough([30] * 8) == 60
    assert old_enough([7, 7, 30, 30, 31, 31, 90, 90]) == 61


def test_a_line_needs_six_points_over_three_weeks():
    weekly = [date(2026, 1, 5) + timedelta(weeks=i) for i in range(6)]
    assert line_allowed(weekly)
    assert not line_allowed(weekly[:5])
    assert not line_allowed([date(2026, 1, 5) + timedelta(days=i) for i in range(10)])


@pytest.mark.parametrize(
    ("share", "name"), [(0.0, "none"), (1.0, "all"), (0.5, "half"), (0.2, ""), (0.7, "")]
)
def test_a_share_has_a_name_where_people_have_one(share: float, name: str) -> None:
    assert spoken(share).name == name
