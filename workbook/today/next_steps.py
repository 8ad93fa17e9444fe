"""What comes after a first day and when, from the person's own dates; nothing here locks anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from workbook.today.model import QUESTION_AFTER, FirstDay

LETTER, LOG, EXPLAIN, LOOK_BACK, WEEK = "letter", "log", "explain", "look_back", "week"
NOTEBOOKS = {
    LETTER: "03_thank_you_and_one_question.ipynb",
    LOG: "02_interview_log.ipynb",
    EXPLAIN: "04_what_else_could_explain_it.ipynb",
    LOOK_BACK: "05_look_back_briefly.ipynb",
    WEEK: "10_the_week.ipynb",
}


@dataclass(frozen=True)
class Step:
    """One page that comes next: `page` is a key of NOTEBOOKS, `on` the day from which it is suggested."""

    page: str
    on: date


def steps(first_day: FirstDay) -> list[Step]:
    """The path after a no (guide, section 6), in the order of its days."""
    began = first_day.began
    found = [
        Step(LETTER, began + timedelta(days=1)),
        Step(LOG, began + timedelta(days=1)),
        Step(EXPLAIN, began + timedelta(days=2)),
        Step(LOOK_BACK, max(first_day.look_back_from, began + timedelta(days=1))),
        Step(WEEK, began + QUESTION_AFTER),
    ]
    return sorted(found, key=lambda step: step.on)


def now(first_day: FirstDay, today: date) -> list[Step]:
    """The pages whose day has come."""
    return [step for step in steps(first_day) if step.on <= today]


def later(first_day: FirstDay, today: date) -> list[Step]:
    """The pages still to come."""
    return [step for step in steps(first_day) if step.on > today]


def question_day(first_day: FirstDay, today: date) -> date | None:
    """The day the one question is asked, while it lies ahead and there is something to compare with."""
    on = first_day.began + QUESTION_AFTER
    compared = first_day.expected is not None or first_day.distress is not None
    return on if compared and first_day.actual is None and today < on else None
