"""The care card and its helplines, whole, so that the browser can show them when nothing else works."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbook.content import Words
from workbook.content.care import care_card_words
from workbook.ui.component import Component, script

COUNTRY = "care.country"  # the setting that remembers which helplines a person wanted to see
ANYWHERE = "anywhere"


class CareCard(Component):
    """The care card as a part of a page, in the browser."""

    _esm = script("dom", "care", "care_card")


def care_card(book: Any, *, arrive: bool = False) -> CareCard:
    """The care card on the page itself, which its own button closes; nothing of that is kept.

    With `arrive` its title takes the focus, for when an answer has just brought it.
    """

    def hear(message: dict[str, Any], _buffers: list[Any]) -> None:
        if message.get("do") == "country":
            keep_country(book, str(message.get("with")))

    return CareCard({"care": care_spec(book.words, book), "arrive": arrive}, hear=hear)


def care_spec(words: Callable[[str], Words], book: Any = None) -> dict[str, Any]:
    """What the bar and the card say, with the helplines of the country this book remembers first."""
    told = book.store.setting(COUNTRY, "") if book is not None else ""
    return care_card_words(words, told if isinstance(told, str) else "")


def keep_country(book: Any, country: str) -> None:
    """Remember the country whose helplines were chosen."""
    if country in book.words("helplines").options("country"):
        book.store.set_setting(COUNTRY, country)
