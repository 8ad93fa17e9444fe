"""The care card: what it says, whose helplines come first, and whom a person named for a hard day."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from workbook.book import Book, room_modules
from workbook.content import Words
from workbook.content.care import care_card_words
from workbook.ui.component import Component

COUNTRY = "care.country"  # the setting that remembers which helplines a person wanted to see


def care_card(book: Book, *, arrive: bool = False) -> Component:
    """The care card on the page itself, which its own button closes; nothing of that is kept.

    With `arrive` its title takes the focus, for when an answer has just brought it.
    """
    on = {"country": lambda message: keep_country(book, str(message.get("with")))}
    on |= {"company": lambda _message: lead_to_company(book)}
    spec = {"care": care_spec(book.words, book), "arrive": arrive}
    return Component(("care", "care_card"), spec, on=on, words=book.words)


def care_spec(words: Callable[[str], Words], book: Book | None = None) -> dict[str, Any]:
    """What the bar and the card say, with the helplines of the country this book remembers first."""
    country = book.store.setting(COUNTRY, "") if book is not None else ""
    card = care_card_words(words, country if isinstance(country, str) else "")
    return {**card, "company": company_of(book)} if book is not None else card


def company_of(book: Book) -> dict[str, Any]:
    """Whom a person named for a hard day, as the room that keeps them says it; empty where there is none."""
    with suppress(Exception):  # the card with the helplines comes whatever fails
        rooms = room_modules("company").values()
        return {key: say for room in rooms for key, say in room.company(book).items()}
    return {}


def lead_to_company(book: Book) -> None:
    """The page that a link on the card leads to begins with company."""
    for room in room_modules("company").values():
        room.lead(book)


def keep_country(book: Book, country: str) -> None:
    """Remember the country whose helplines were chosen."""
    if country in book.words("helplines").options("country"):
        book.store.set_setting(COUNTRY, country)
