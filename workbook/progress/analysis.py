"""A search on one page: in numbers, what is waiting, and what the person works on."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.answers import capital
from workbook.book import Book
from workbook.goals.model import Goal, active
from workbook.interviews.story import OPEN, Standing, stories
from workbook.path import dues, sentence

MOST = 5  # things that wait; a page has room for so many
ABOUT_JOBS = ("log", "letter")  # the pages whose days are about applications


@dataclass(frozen=True)
class Summary:
    """The lines of each part; `more` is how many things wait that have no room."""

    numbers: tuple[str, ...]
    waiting: tuple[str, ...]
    goals: tuple[str, ...]
    more: int = 0


def summary(book: Book, *, named: bool) -> Summary:
    """The summary of today; only where organisations may be `named` it says what waits one by one."""
    words, today = book.words("progress"), book.today()
    log = [story for story in stories(book).values() if story.standing(today) is not Standing.NOT_APPLIED]
    counts = {
        "sent": len(log),
        "interviewed": sum(story.interviewed for story in log),
        "final": sum(story.reached_final for story in log),
        "offered": sum(story.offered for story in log),
        "no": sum(story.standing(today) is Standing.REJECTED for story in log),
        "open": sum(story.standing(today) in OPEN for story in log),
    }
    due = [due for due in dues(book) if due.page in ABOUT_JOBS]
    waiting = [capital(sentence(item, book)) for item in due[:MOST]] if named else []
    if due and not named:
        waiting = [words.count("waiting", len(due))]
    goals = [stored.record.outcome for stored in active(book.store.all(Goal))]
    numbers = tuple(words.count(name, n) for name, n in counts.items())
    return Summary(numbers, tuple(waiting), tuple(goals), max(len(due) - MOST, 0) if named else 0)
