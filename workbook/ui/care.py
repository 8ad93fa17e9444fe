"""Whom to turn to: the care card with its helplines, company for a hard day, and advisers by country."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from workbook.book import Book, room_modules
from workbook.content import Words, advisers
from workbook.content.care import care_card_words
from workbook.ui.component import Component
from workbook.ui.parts import choices, notes, swap

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


class Advisers:
    """The countries as chips, and whom to ask in the one that is chosen."""

    def __init__(
        self, book: Book, ask: str, below: Callable[[str], Iterable[Any]], file: str = "advisers"
    ) -> None:
        """`ask` stands over the chips, what `below(country)` gives under those to ask; "" is no country."""
        self._book, self._ask, self._below, self._file = book, ask, below, file
        self.widget = swap()
        self.show(str(book.store.setting(COUNTRY, "") or ""))

    def show(self, country: str) -> None:
        """Shows whom to ask in a country."""
        countries, rows = advisers(self._book.words, country, file=self._file)
        chosen = country if country in countries else ""
        chips = choices({"ask": self._ask}, countries, self._choose, chosen=chosen)
        self.widget.show(chips, notes("", rows) if rows else None, *self._below(chosen))

    def _choose(self, country: str) -> None:
        """Shows them, and remembers the country for the helplines too."""
        keep_country(self._book, country)
        self.show(country)
