"""The table of practice interviews; a row opens its form."""

from __future__ import annotations

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.mock_interviews.model import MockInterview, problems

FIELDS = ("held_on", "partner", "hires", "told", "mock_keep", "mock_change", "mock_nerves")


def table(book: Book, words: Words) -> ui.Records:
    """Every practice interview, the newest first."""
    return ui.Records(
        book,
        MockInterview,
        words,
        fields=FIELDS,
        name="practice.mocks",
        check=ui.check_today(book, problems),
        cells=lambda stored: {"partner": stored.record.partner},
        under="partner",
        order=ui.newest_first("held_on"),
    )
