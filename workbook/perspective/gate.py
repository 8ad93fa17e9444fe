"""Not on the day of the news: a calm card says from when the page is offered, and opens it anyway."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.interviews.model import OutcomeEvent
from workbook.perspective.model import opens_on
from workbook.today.model import FirstDay

TODAY = "01_today.ipynb"


def gated(days: Iterable[FirstDay], news: Iterable[OutcomeEvent], today: date) -> bool:
    """Whether the newest no is of today, so that the page is not offered yet (guide, exercise C, gate)."""
    from_ = opens_on(days, news, today)
    return from_ is not None and today < from_


def gate(
    book: Book,
    words: Words,
    days: Iterable[FirstDay],
    news: Iterable[OutcomeEvent],
    open_it: Callable[[], Any],
    *,
    usual: bool = False,
) -> list[Any]:
    """The card with its button, and the way to the page for today; for the second part only a line."""
    day = words.day(opens_on(days, news, book.today()))
    button = ui.button(words("gate.open"), open_it)
    if usual:
        return [ui.text(words("gate.usual", day=day), tone="quiet"), button]
    return [
        ui.card(words("gate.title"), words("gate.today", day=day)),
        ui.link_if_there(words("pages.today"), TODAY, before=words("gate.back")),
        button,
    ]
