"""Tests of what several forms check: whether a day is planned or past is what its record says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbook.answers import Day, day, out_of_time, short_text

TODAY = date(2026, 3, 12)
YESTERDAY, TOMORROW = Day(date(2026, 3, 11)), Day(date(2026, 3, 13))


@dataclass(frozen=True)
class Swim:
    """A swim, planned and then done."""

    where: str = short_text()
    planned_on: Day | None = day(ahead=True)
    swum_on: Day | None = day()


def wrong(**answers: object) -> dict[str, str]:
    return {name: problem.key for name, problem in out_of_time(Swim)(answers, TODAY).items()}


def test_a_day_of_the_past_is_not_still_to_come() -> None:
    assert wrong(swum_on=TOMORROW, planned_on=None, where="") == {"swum_on": "lies_ahead"}
    assert wrong(swum_on=YESTERDAY, planned_on=TOMORROW) == {}


def test_a_planned_day_is_not_over() -> None:
    assert wrong(planned_on=YESTERDAY) == {"planned_on": "is_over"}
    assert wrong(planned_on=Day(TODAY), swum_on=Day(TODAY)) == {}


def test_a_day_of_another_record_is_left_to_that_one() -> None:
    assert wrong(heard_on=TOMORROW) == {}
