"""The table of practice interviews; a row opens its form."""

from __future__ import annotations

from datetime import date

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.mock_interviews.model import MockInterview, problems
from workbook.storage import Stored

FIELDS = ("held_on", "partner", "hires", "told", "mock_keep", "mock_change", "mock_nerves")


def table(book: Book, words: Words) -> ui.Records:
    """Every practice interview, the newest first."""
    labels = words.within("list")
    headings = labels.options("column")

    def row(stored: Stored[MockInterview]) -> tuple[int, ui.Row]:
        day = stored.record.held_on
        return -(day.on if day else date.min).toordinal(), ui.row_of(
            stored, headings, words, "quiet", partner=stored.record.partner
        )

    return ui.Records(
        book,
        MockInterview,
        labels,
        columns=ui.columns_of(labels, "partner"),
        row=row,
        fields=FIELDS,
        form=(words, words.within("form.edit")),
        name="practice.mocks",
        check=lambda values: problems(values, book.today()),
    )
