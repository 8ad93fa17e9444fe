"""The pages of the workbook as data: which there are, when each opens, and what is due on them."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.answers import Day
    from workbook.book import Book

ONE_DAY = timedelta(days=1)


class Group(StrEnum):
    """The groups of pages, in the order in which they are listed."""

    NOW = "now"
    SENSE = "make_sense_of_it"
    READY = "get_ready"
    WEEKLY = "every_week"


@dataclass(frozen=True)
class Page:
    """One page: its room, its notebook, its group, and how many days after a no the path suggests it."""

    id: str
    room: str
    notebook: str
    group: Group
    opens: int = 0


PAGES: Mapping[str, Page] = {
    page.id: page
    for page in (
        Page("start", "start", "00_start_here.ipynb", Group.NOW),
        Page("today", "today", "01_today.ipynb", Group.NOW),
        Page("log", "interviews", "02_interview_log.ipynb", Group.WEEKLY, opens=1),
        Page("letter", "messages", "03_thank_you_and_one_question.ipynb", Group.NOW, opens=1),
        Page("explain", "perspective", "04_what_else_could_explain_it.ipynb", Group.SENSE, opens=2),
        Page("look_back", "debrief", "05_look_back_briefly.ipynb", Group.SENSE, opens=2),
        Page("practise", "practice", "06_practise.ipynb", Group.READY, opens=8),
        Page("standing", "standing", "07_where_i_stand.ipynb", Group.READY, opens=14),
        Page("plan", "goals", "08_plan.ipynb", Group.READY, opens=14),
        Page("people", "people", "09_my_people.ipynb", Group.READY, opens=8),
        Page("week", "progress", "10_the_week.ipynb", Group.WEEKLY, opens=7),
    )
}


def notebook(id: str) -> str:
    """The file name of a page's notebook, which may not be there yet."""
    return PAGES[id].notebook


def suggested(no: date, *ids: str) -> dict[str, date]:
    """The days from which these pages are suggested after a no, the earliest first (guide, section 6)."""
    days = {id: no + PAGES[id].opens * ONE_DAY for id in ids}
    return dict(sorted(days.items(), key=lambda item: item[1]))


def opens_on(book: Book, id: str) -> date | None:
    """The day from which a page is offered; None where nothing closes it."""
    gate = GATES.get(id)
    return gate(book) if gate else None


def waits(book: Book, id: str) -> bool:
    """Whether the day from which a page is offered is still to come."""
    day = opens_on(book, id)
    return day is not None and book.today() < day


def _day_after_news(book: Book) -> date | None:
    """The day after the newest no up to today, in the log or on the page of the first day."""
    from workbook.answers import ExerciseEntry
    from workbook.interviews.model import Outcome, OutcomeEvent
    from workbook.perspective.model import heard_on
    from workbook.today.model import first_days

    news = [s.record.heard_on for s in book.store.all(OutcomeEvent) if s.record.outcome is Outcome.REJECTED]
    noes = [heard_on(first_day) for first_day in first_days(book.store.all(ExerciseEntry))]
    noes += [day.on for day in news if day and day.exact]
    return max((no + ONE_DAY for no in noes if no <= book.today()), default=None)


def _look_back_day(book: Book) -> date | None:
    """The day the person chose for looking back, or the one that was suggested."""
    from workbook.answers import ExerciseEntry
    from workbook.today.model import first_days, look_back_day

    return look_back_day(first_days(book.store.all(ExerciseEntry)))


GATES: Mapping[str, Callable[[Book], date | None]] = {
    "explain": _day_after_news,
    "look_back": _look_back_day,
}


class Rank(IntEnum):
    """How near to the front of the list a thing that is due stands."""

    ASKED = 1  # the workbook has a question that is asked only now
    COMING = 2  # an appointment
    PASSED = 3  # a day that somebody else promised is over
    PROMISED = 4  # a day that somebody else promised is not over
    AWAITED = 5  # somebody waits for the person's answer
    LETTER = 6  # something can be written
    NEXT = 7  # the next part of something begun


@dataclass(frozen=True)
class Due:
    """One thing that is due on a page; `due.<key>` in the words of its room says what it is.

    `values` fill that sentence: names, words, and days that are written out when it is shown.
    """

    on: Day | None
    page: str
    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    rank: Rank = Rank.NEXT


def dues(book: Book) -> list[Due]:
    """What is due in all rooms, the most important first, and otherwise in the rooms' own order."""
    return sorted(_dues(book), key=lambda due: due.rank)


def _dues(book: Book) -> Iterator[Due]:
    for page in PAGES.values():
        name = f"workbook.{page.room}.due"
        if importlib.util.find_spec(f"workbook.{page.room}") and importlib.util.find_spec(name):
            yield from importlib.import_module(name).due(book)
