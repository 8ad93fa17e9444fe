"""The ways of the path that Start leads along: which one fits this moment, and to which pages it leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from workbook.book import Book
from workbook.check_ins.model import Mood
from workbook.interviews.story import MANY_FINAL_NOES, final_noes, stories
from workbook.offer.story import CLOSING, offers
from workbook.path import ONE_DAY, noes
from workbook.people.model import COMPANY

A_WEEK, LATELY, A_PAUSE = timedelta(days=7), timedelta(days=28), timedelta(days=60)
MANY = 2  # noes in a week


@dataclass(frozen=True)
class Way:
    """One way: when it fits, and its pages in order, each with what it is then to be about, if anything."""

    fits: Callable[[Book], bool]
    pages: tuple[tuple[str, str], ...]


def route(book: Book) -> str:
    """The way that fits now, the one that needs most care first; "" where none does."""
    return next((key for key, way in ROUTES.items() if way.fits(book)), "")


def _low(book: Book) -> bool:
    return Mood(book).low


def _many(book: Book) -> bool:
    return sum(book.today() - day < A_WEEK for day in noes(book)) >= MANY


def _finals(book: Book) -> bool:
    """Whether there are several noes after final rounds, and one of them came lately."""
    today = book.today()
    lost = final_noes(stories(book).values(), today)
    days = [heard for story in lost if (heard := story.news[-1].heard_on)]
    lately = any(today - LATELY <= day.latest <= today for day in days)
    return lately and len(lost) >= MANY_FINAL_NOES


def _another(book: Book) -> bool:
    days = noes(book)
    return len(days) > 1 and book.today() - days[0] <= ONE_DAY


def _back(book: Book) -> bool:
    """Whether nothing was written down for two months."""
    return any(book.now() - change.at >= A_PAUSE for change in book.store.history(1))


ROUTES: Mapping[str, Way] = {
    "low": Way(_low, (("today", ""), ("people", COMPANY))),
    "many": Way(_many, (("today", "heard"),)),
    "back": Way(_back, (("log", ""), ("week", ""))),
    "offer": Way(lambda book: bool(offers(book)), (("week", CLOSING),)),
    "finals": Way(_finals, (("explain", ""), ("practise", ""))),
    "another": Way(_another, (("today", ""), ("letter", ""), ("week", ""))),
}
