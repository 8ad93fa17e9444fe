"""Not on the day of the news: a calm card says from when the page is offered, and opens it anyway."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.path import notebook, opens_on


def gate(book: Book, words: Words, open_it: Callable[[], Any], *, usual: bool = False) -> list[Any]:
    """The card with its button, and the way to the page for today; for the second part only a line."""
    day = words.day(opens_on(book, "explain"))
    button = ui.button(words("gate.open"), open_it)
    if usual:
        return [ui.text(words("gate.usual", day=day), tone="quiet"), button]
    return [
        ui.card(words("gate.title"), words("gate.today", day=day)),
        ui.link_if_there(words("pages.today"), notebook("today"), before=words("gate.back")),
        button,
    ]
