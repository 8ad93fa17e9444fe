"""A search of so many applications and interviews, written down quickly, and the page that looks ahead."""

from __future__ import annotations

from datetime import timedelta

from many import add_all

from workbook.answers import Day
from workbook.book import Book
from workbook.check_ins.model import CheckIn
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.outlook.page import OutlookPart


def searched(
    book: Book, weekly: list[int], *, interviews: int = 0, offers: int = 0, after: int = 14
) -> list[str]:
    """Applications sent in the weeks up to this one, the oldest first; the first of them were interviewed.

    Those were told no, or got an offer, `after` so many days.
    """
    today, sent = book.today(), []
    for age, n in enumerate(reversed(weekly)):
        sent += [today - timedelta(days=7 * age + 1)] * n
    sent.sort()
    kept = add_all(book.store, [Application(f"Quillmoor {n}", sent_on=Day(on)) for n, on in enumerate(sent)])
    reached = list(zip(kept, sent, strict=True))[:interviews]
    rounds = [InterviewRound(s.id, Stage.FIRST, Day(on + timedelta(days=7))) for s, on in reached]
    add_all(book.store, rounds)
    news = [
        OutcomeEvent(
            stored.id,
            Outcome.OFFER_DECLINED if n < offers else Outcome.REJECTED,
            Day(on + timedelta(days=after)),
        )
        for n, (stored, on) in enumerate(reached)
    ]
    add_all(book.store, news)
    return [stored.id for stored in kept]


def steady(book: Book, how: int = 7) -> None:
    """A check-in of today."""
    book.store.add(CheckIn(Day(book.today()), steady=how))


def opened(book: Book) -> OutlookPart:
    """The page with its line opened."""
    part = OutlookPart(book, book.words("outlook"))
    part.fold.open()
    return part
