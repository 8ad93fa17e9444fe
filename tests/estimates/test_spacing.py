"""The spacing rule by itself, to the digits of the reference: intervals, the curve, a clock set back."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from workbook.estimates.spacing import Memory, chance, practised

REFERENCE = json.loads((Path(__file__).parents[1] / "fixtures/reference_values.json").read_text("utf-8"))
BEGIN = date(2025, 3, 3)


@pytest.mark.parametrize(("ease", "rating"), list(enumerate(("Again", "Hard", "Good", "Easy"), 1)))
def test_the_first_try_brings_it_back_after_the_days_of_the_reference(ease: int, rating: str) -> None:
    memory, due = practised(None, ease, BEGIN)
    row = REFERENCE["fsrs_first_rating"][rating]
    assert memory.stability == pytest.approx(row["S"], abs=5e-5)
    assert (due - BEGIN).days == row["interval_days"]


@pytest.mark.parametrize(("name", "expected"), REFERENCE["fsrs_curve"]["R"].items())
def test_what_is_remembered_falls_as_the_reference_says(name: str, expected: float) -> None:
    days, stability = (int(part.split("=")[1]) for part in name.split(","))
    memory = Memory(float(stability), 5.0, BEGIN)
    assert chance(memory, BEGIN + timedelta(days=days)) == pytest.approx(expected, abs=5e-7)


def test_with_the_clock_set_back_a_try_counts_as_on_the_day_of_the_one_before() -> None:
    memory, _ = practised(None, 3, BEGIN)
    again, due = practised(memory, 3, BEGIN - timedelta(days=400))
    assert again.on == BEGIN
    assert due > BEGIN
