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
    fold = ui.Fold("", lambda: [table(book, words)])

    def say(*_change: Any) -> None:
        n = len(book.store.all(Attempt))
        fold.say(words("fold", n=n), empty=not n)

    book.store.listen(Attempt, say)
    say()
    return [fold]
