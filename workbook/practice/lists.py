"""The room's table: every question that was tried or added."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.questions.model import Card, freshness
from workbook.questions.story import due_from_today, kind_of


def cards_table(book: Book, words: Words, open_: Callable[[str], Any]) -> ui.RecordTable:
    """Every question that was tried or added, with when it comes back; a row opens the question."""

    def rows() -> Iterator[ui.Row]:
        for stored, due in due_from_today(book):
            card, state = stored.record, freshness(stored.record, book.today())
            word = words("card.resting" if card.retired else f"card.{state}")
            cells = {"question": card.question, "competency": kind_of(book, card), "freshness": word}
            cells["due_on"] = words.near_day(due, book.today())
            yield ui.Row(stored.id, cells, {"due_on": due or date.max}, "quiet" if card.retired else "now")

    columns = [
        ui.Column("question"),
        ui.Column("competency", wide=True),
        ui.Column("due_on", kind="day"),
        ui.Column("freshness", kind="tag"),
    ]
    labels, remove = words.within("cards"), partial(book.store.remove, Card)
    return ui.RecordTable(
        book, columns, rows, labels, listen=[Card], on_open=open_, on_remove=remove, first=10
    )
