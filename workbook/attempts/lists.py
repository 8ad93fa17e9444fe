"""The table of all attempts; a row opens its form."""

from __future__ import annotations

from workbook import ui
from workbook.attempts.model import RUBRIC, Attempt, problems
from workbook.book import Book
from workbook.content import Words
from workbook.questions.model import Card
from workbook.storage import Stored

FIELDS = ("attempted_on", "recall", *RUBRIC, "secs", "answered_by", "answer", "follow", "one_tweak")


def table(book: Book, words: Words) -> ui.Records:
    """Every attempt, the newest first, with its question in small letters under the day."""

    def question(stored: Stored[Attempt]) -> dict[str, str]:
        card = book.store.get(Card, stored.record.about)
        return {"about": card.record.question if card else words("gone")}

    return ui.Records(
        book,
        Attempt,
        words,
        fields=FIELDS,
        name="practice.attempts",
        check=ui.check_today(book, problems),
        cells=question,
        under="about",
        order=ui.newest_first("attempted_on"),
    )
