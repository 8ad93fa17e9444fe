"""The table of all stories; a row opens its form."""

from __future__ import annotations

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.storage import Stored
from workbook.stories.model import StarStory

FIELDS = ("title", "situation", "task", "action", "result", "learned", "tags", "private_check", "short_form")


def table(book: Book, words: Words, kinds: dict[str, str]) -> ui.Records:
    """All stories, with the kinds of question each fits in small letters; `kinds` are their names."""
    labels = words.within("list")
    headings = labels.options("column")

    def row(stored: Stored[StarStory]) -> tuple[int, ui.Row]:
        fits = ", ".join(kinds[tag] for tag in stored.record.tags)
        return 0, ui.row_of(stored, headings, words, "quiet", fits=fits)

    columns = ui.columns_of(labels, "fits")
    form, name = (words, words.within("form.edit")), "practice.stories_list"
    return ui.Records(book, StarStory, labels, columns=columns, row=row, fields=FIELDS, form=form, name=name)
