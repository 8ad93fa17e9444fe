"""Dates that press, as they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from workbook.answers import Day, Problem, choice, day, short_text
from workbook.storage import Stored

NEAR, OVER = timedelta(weeks=4), timedelta(weeks=1)  # a date presses so long before its day, and after it
MATTERS = ("visa", "notice", "rent", "benefits", "course", "savings", "other")
LINE = 1000
LED = "presses"  # the page a link says it leads to, when it leads to the dates


@dataclass(frozen=True)
class Pressing:
    """A date that has consequences, whom to ask about it, and one next step."""

    kind: ClassVar[str] = "pressing"
    private: ClassVar[bool] = True

    matter: str | None = choice(MATTERS, required=True)
    note: str = short_text()
    until: Day | None = day(required=True, ahead=True)
    ask_whom: str = short_text()
    next_step: str = short_text(limit=LINE)
    settled_on: Day | None = day(unsure=False)


def open_dates(dates: Iterable[Stored[Pressing]]) -> list[tuple[Day, Stored[Pressing]]]:
    """The dates that are not settled, the next one first."""
    found = [(s.record.until, s) for s in dates if s.record.until and not s.record.settled_on]
    return sorted(found, key=lambda item: item[0].on)


def near(dates: Iterable[Stored[Pressing]], today: date) -> list[tuple[Day, Stored[Pressing]]]:
    """Those of them that are near enough to come before any advice to wait."""
    return [(on, stored) for on, stored in open_dates(dates) if on.on - NEAR <= today <= on.latest + OVER]


def problems(answers: Mapping[str, Any], today: date) -> dict[str, Problem]:
    """That a date is settled on a day still to come."""
    settled = answers.get("settled_on")
    return {"settled_on": Problem("lies_ahead")} if settled and settled.after(today) else {}
