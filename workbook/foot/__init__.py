"""The foot of every page: `foot.week()` shows what it rests on, and how to switch it off."""

from typing import Any


def __getattr__(page: str) -> Any:
    """Give the function that shows the foot of the page with this id."""
    from workbook import ui
    from workbook.path import PAGES

    if page not in PAGES:
        raise AttributeError(page)
    return ui.page(lambda book: ui.foot(book, page), of=page, says_off=False, stays=True)
