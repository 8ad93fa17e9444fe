"""What comes after looking back and when, from the person's own dates; nothing here locks anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.debrief.model import LookBack
from workbook.today.model import first_days

EXPLAIN, QUESTION, WEEK = "explain", "question", "week"
PRACTISE, PEOPLE, STANDING = "practise", "people", "standing"
NOTEBOOKS = {
    EXPLAIN: "04_what_else_could_explain_it.ipynb",
    QUESTION: "01_today.ipynb",
    WEEK: "10_the_week.ipynb",
    PRACTISE: "06_practise.ipynb",
    PEOPLE: "09_my_people.ipynb",
    STANDING: "07_where_i_stand.ipynb",
}
# Days after the no (guide, section 6): one question and the first week page, then week 2, then week 2 to 3.
AFTER = {EXPLAIN: 2, QUESTION: 7, WEEK: 7, PRACTISE: 8, PEOPLE: 8, STANDING: 14}


@dataclass(frozen=True)
class Step:
    """One page that comes next: `page` is a key of NOTEBOOKS, `on` the day from which it is suggested."""

    page: str
    on: date


def began(book: Book) -> date | None:
    """The day the path counts from: the newest first day, else the first session of looking back."""
    days = first_days(book.store.all(ExerciseEntry))
    if days:
        return days[-1].began
    held = [s.record.held_on.on for s in book.store.all(LookBack) if s.record.held_on]
    return min(held, default=None)


def steps(start: date) -> list[Step]:
    """The pages of the path after this one, in the order of their days."""
    return [Step(page, start + timedelta(days=days)) for page, days in AFTER.items()]


def path(book: Book) -> list[Step]:
    """The steps from the person's own day; none before it, and the question only while it is to be asked."""
    start = began(book)
    return [step for step in (steps(start) if start else ()) if step.page != QUESTION or _asks(book)]


def _asks(book: Book) -> bool:
    """Whether the question a week after the newest first day is asked today or on its day to come."""
    days = first_days(book.store.all(ExerciseEntry))
    return bool(days) and days[-1].asks(max(book.today(), days[-1].began + timedelta(days=AFTER[QUESTION])))
