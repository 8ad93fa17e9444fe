"""The one next thing, at most four more, and what is to come: what is due in all rooms, as Start says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workbook.book import Book
from workbook.content import Words
from workbook.interviews.due import dues_of
from workbook.interviews.story import AWAITED, Story, stories
from workbook.path import Due, coming, dues_today, no_today, sentence
from workbook.quiet.model import quiet_ones
from workbook.today.model import first_days

MORE = 4  # things beside the next one until all are asked for


@dataclass(frozen=True)
class Thing:
    """One thing that is due: its sentence, the page it is done on, and what on it a link leads to."""

    sentence: str
    page: str
    lead: tuple[str, str] | None = None


@dataclass(frozen=True)
class DueList:
    """What there is to do, the most important first, and what is to come, by its day."""

    to_do: tuple[Thing, ...] = ()
    to_come: tuple[Thing, ...] = ()
    waits: str = ""  # the applications that wait, in a sentence
    begun: bool = False  # whether there is anything in the book that something could be due of
    no_today: bool = False  # whether a no came today

    @property
    def others(self) -> tuple[tuple[Thing, ...], tuple[Thing, ...]]:
        """What stands under the first thing, and what waits behind a line: all, where nothing is to do."""
        said = 1 if self.to_do or not self.no_today else 0
        rest = (*self.to_do, *self.to_come)[said:]
        few = MORE if self.to_do and not self.no_today else len(self.to_do[1:])
        return rest[:few], rest[few:]


@dataclass(frozen=True)
class Waiting:
    """How many applications wait for an answer nobody has promised a day for, and the longest wait known."""

    count: int
    longest: str  # the organisation
    days: int | None  # since the last thing that happened there; None where no day is known


def due_list(book: Book, words: Words) -> DueList:
    """What is due in this book today; `words` are those of the start page."""
    (now, later), heard = dues_today(book), no_today(book)
    later = later if now or heard else coming(book, later)
    to_do, to_come = (tuple(_thing(due, book) for due in part) for part in (now, later))
    begun = bool(to_do or to_come or stories(book) or first_days(book.store))
    return DueList(to_do, to_come, "" if heard else _waits(book, words), begun, heard)


def _thing(due: Due, book: Book) -> Thing:
    return Thing(sentence(due, book), due.page, due.lead)


def _waits(book: Book, words: Words) -> str:
    quiet = {one.story.id for one in quiet_ones(book)}  # those that one may stop waiting for are due
    rest = waiting((story for id, story in stories(book).items() if id not in quiet), book.today())
    said = [words.count("waiting", rest.count)]
    if rest.count and rest.days:
        said.append(words.count("longest", rest.days, organisation=rest.longest))
    return " ".join(part for part in said if part)


def waiting(log: Iterable[Story], today: date) -> Waiting:
    """The applications that were sent, are not over, and for which nothing else is due."""
    waits = [
        (story.days_since(today), story.application.organisation)
        for story in log
        if story.standing(today) in AWAITED and not any(dues_of(story, today, {}))
    ]
    known = [(days, name) for days, name in waits if days is not None]
    days, longest = max(known, default=(None, ""), key=lambda wait: wait[0])
    return Waiting(len(waits), longest, days)
