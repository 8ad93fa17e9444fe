"""What comes after a first day and when, from the person's own dates; nothing here locks anything."""

from __future__ import annotations

from datetime import date

from workbook.path import ONE_DAY, suggested
from workbook.today.model import QUESTION_AFTER, FirstDay


def steps(first_day: FirstDay) -> dict[str, date]:
    """The pages of the path after a no with their days (guide, section 6), in the order of the days."""
    pages = suggested(first_day.began, "letter", "log", "explain", "look_back", "week")
    pages["look_back"] = max(first_day.look_back_from, first_day.began + ONE_DAY)
    return dict(sorted(pages.items(), key=lambda step: step[1]))


def question_day(first_day: FirstDay, today: date) -> date | None:
    """The day the one question is asked, while it lies ahead and there is something to compare with."""
    on = first_day.began + QUESTION_AFTER
    compared = first_day.expected is not None or first_day.distress is not None
    return on if compared and first_day.actual is None and today < on else None
