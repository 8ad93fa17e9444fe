"""A week later: which answers open the care card."""

from __future__ import annotations

from datetime import date

import pytest

from workbook.today.model import FirstDay


@pytest.mark.parametrize(
    "expected, actual, opens",
    [
        (5, 6, True),
        (7, 8, True),
        (8, 8, False),
        (4, 5, False),
        (10, 9, True),
        (None, 8, False),
        (3, None, False),
    ],
)
def test_a_high_answer_that_is_worse_than_expected_opens_the_care_card(expected, actual, opens):
    day = FirstDay("a", "a", date(2026, 3, 2), finished=True, expected=expected, actual=actual)
    assert day.needs_care is opens
