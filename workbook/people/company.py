"""Company on a hard day, for the care card: whom somebody marked, and the way to the page."""

from __future__ import annotations

from typing import Any

from workbook.book import Book
from workbook.path import lead_to, notebook
from workbook.people.model import COMPANY, Person, names
from workbook.people.model import company as marked


def company(book: Book) -> dict[str, Any]:
    """The names of those who were marked, and what the card says about them."""
    words = book.words("people")
    people, named = marked(book.store.all(Person)), names(book.store.all(Person), words)
    labels, between = words.within("company"), words("between")
    say = labels("people", names=between.join(named[stored.id] for stored in people)) if people else ""
    return {"say": say, "label": labels("title"), "notebook": notebook("people", book)}


def lead(book: Book) -> None:
    """The page begins with company when it is opened next."""
    lead_to(book, "people", COMPANY)
