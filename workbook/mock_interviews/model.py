"""A practice interview with somebody, as it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from workbook.answers import Day, day, out_of_time, scale, short_text, tick

LINE = 2000
SIX = 6  # questions of one practice interview


@dataclass(frozen=True)
class MockInterview:
    """A practice interview with somebody: what they said to keep and to change, and how nervous it was."""

    kind: ClassVar[str] = "mock_interview"

    held_on: Day | None = day(unsure=False)
    partner: str = short_text()
    hires: bool = tick()  # whether the partner hires people
    told: bool = tick()  # that it was recorded, before it was
    mock_keep: str = short_text(limit=LINE)
    mock_change: str = short_text(limit=LINE)
    mock_nerves: int | None = scale(0, 10)


problems = out_of_time(MockInterview)
