"""Keys of entries that belong to a day."""

from __future__ import annotations

from datetime import date

import pytest

from workbook.answers import day_of, free_key, key_of

DAY = date(2026, 3, 12)


def test_a_key_is_read_back_as_its_day() -> None:
    assert day_of(key_of(DAY, 2)) == DAY


@pytest.mark.parametrize("key", ["", "b41c", "2026-13-40.01"])
def test_any_other_reference_names_no_day(key: str) -> None:
    assert day_of(key) is None


def test_the_first_free_key_fills_a_gap_and_other_days_take_none() -> None:
    taken = [key_of(DAY, 1), key_of(DAY, 3), key_of(date(2026, 3, 13), 2)]
    assert free_key(taken, DAY) == "2026-03-12.02"
    assert free_key([], DAY) == "2026-03-12.01"
