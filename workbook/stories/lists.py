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

    def fits(stored: Stored[StarStory]) -> dict[str, str]:
        return {"fits": ", ".join(kinds[tag] for tag in stored.record.tags)}

    name = "practice.stories_list"
    return ui.Records(book, StarStory, words, fields=FIELDS, name=name, cells=fits, under="fits")
