"""What seemed unfair, as it is kept: days, places, roles and words, and no opinion on any of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from workbook.answers import Day, day, long_text, out_of_time, short_text, tags
from workbook.storage import Stored

LED = "fairness"  # the page a link says it leads to, when it leads to the record
OFFERED = "fairness.offered"  # the setting that says that feedback has led here once
LINE = 1000


@dataclass(frozen=True)
class UnfairMoment:
    """One thing that seemed unfair; it is in no letter, and in a copy for a coach only where it is ticked."""

    kind: ClassVar[str] = "unfair_moment"
    private: ClassVar[bool] = True

    organisation: str = short_text(required=True)
    happened_on: Day | None = day()
    place: str = short_text()
    who: tuple[str, ...] = tags()
    happened: str = long_text()
    their_words: str = long_text()
    promised: str = short_text(limit=LINE)
    files: str = short_text(limit=LINE)


def in_order(stored: Iterable[Stored[UnfairMoment]]) -> list[UnfairMoment]:
    """The moments by their days, those without a day last."""
    moments = [each.record for each in stored]
    return sorted(moments, key=lambda each: each.happened_on.on if each.happened_on else date.max)


problems = out_of_time(UnfairMoment)
