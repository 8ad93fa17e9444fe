"""What other pages send here: a changeable thing to act on, or a reply that may hold feedback.

Each page that sends something has one line in SOURCES: a function from the book to what has arrived. What
was taken up is known by the `from_id` of its Action or Feedback; what was left is kept in a setting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.book import Book
from workbook.debrief.model import Action, Feedback

LEFT = "debrief.left"


class Arrived(StrEnum):
    """What kind of thing arrived."""

    THING = "thing"  # one changeable thing: it can become an action
    REPLY = "reply"  # an answer to a message: it can be taken in as feedback, behind the steady check


@dataclass(frozen=True)
class Arriving:
    """One thing from another page; `key` names it for good, `about` is an interview round or ""."""

    key: str
    kind: Arrived
    text: str
    on: date | None = None
    about: str = ""


Arrivals = Callable[[Book], Iterable[Arriving]]
SOURCES: tuple[Arrivals, ...] = ()


def arrivals(book: Book, sources: Iterable[Arrivals] | None = None) -> list[Arriving]:
    """What has arrived and was neither taken up nor left, in the order of the sources."""
    store = book.store
    taken = {s.record.from_id for s in store.all(Action)} | {s.record.from_id for s in store.all(Feedback)}
    left = set(_left(book))
    arrived = [one for source in (SOURCES if sources is None else sources) for one in source(book)]
    return [one for one in arrived if one.key not in taken | left and one.text.strip()]


def leave(book: Book, arriving: Arriving) -> None:
    """Leaves something that arrived where it is; it is not offered again."""
    book.store.set_setting(LEFT, [*_left(book), arriving.key])


def _left(book: Book) -> list[str]:
    kept = book.store.setting(LEFT, [])
    return [str(key) for key in kept] if isinstance(kept, list) else []
