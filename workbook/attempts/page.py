"""Every attempt, on notebook 06, behind a line that says how many there are."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.attempts.lists import table
from workbook.attempts.model import Attempt
from workbook.book import Book


@ui.page_of("practise", says_off=False)
def page(book: Book) -> list[Any]:
    """Show the line, once something was tried."""
    words = book.words("attempts")
    fold = ui.counted_fold(
        book, Attempt, lambda n: words("fold", n=n), lambda: [table(book, words)], always=False
    )
    return [fold]
