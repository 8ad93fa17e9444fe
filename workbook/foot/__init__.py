"""The foot of every page: `foot.week()` shows what it rests on, and how to switch it off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbook.book import Book


def __getattr__(page: str) -> Any:
    """Give the function that shows the foot of the page with this id."""
    from workbook import ui
    from workbook.path import PAGES, closing

    if page not in PAGES:
        raise AttributeError(page)

    def foot(book: Book) -> list[Any]:
        ui.beside(book).closing = partial(closing, book, page)
        return ui.foot(book, page)

    return ui.page(foot, of=page, says_off=False, stays=True)
