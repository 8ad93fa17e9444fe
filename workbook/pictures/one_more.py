"""Whether one more answer would change what a picture says: it is drawn again with one more of each sort.

A sort is an answer like one that was given before. Only the sentence is compared, without its numbers: that
a count goes up by one is no change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.content import Words
from workbook.pictures.shelf import ROOMS, draw
from workbook.storage import Stored
from workbook.storage.supposed import SupposedStore

MORE = "one-more"  # the id of what is supposed
SORTS = 6  # of each kind, the newest


def would_change(book: Book, room: str, key: str) -> bool:
    """Whether some answer like those given, given once more today, would make another sentence."""
    words = book.words(ROOMS[room].words)
    now = _message(draw(book, room, key), words)
    return any(_message(draw(with_more, room, key), words) != now for with_more in supposed(book, room))


def supposed(book: Book, room: str) -> Iterator[Book]:
    """The book with one more record, for each sort of each kind that a room's pictures are made of."""
    for kind in ROOMS[room].kinds:
        for stored in _sorts(book.store.all(kind)):
            record = replace(_today(book, stored.record), **_without_one(book, room, kind, stored.record))
            yield Book(SupposedStore(book.store, replace(stored, id=MORE, record=record)), book.now)


def _without_one(book: Book, room: str, kind: type[Any], record: Any) -> dict[str, str]:
    """What the record is about, where it is about another one: the newest that has none of its kind yet."""
    found = {}
    for field in fields(record):
        value = getattr(record, field.name)
        for other in ROOMS[room].kinds if isinstance(value, str) and value else ():
            if other is not kind and book.store.get(other, value):
                taken = {getattr(stored.record, field.name) for stored in book.store.all(kind)}
                free = [stored.id for stored in book.store.all(other) if stored.id not in taken]
                found[field.name] = free[-1] if free else value
    return found


def _sorts(every: list[Stored[Any]]) -> list[Stored[Any]]:
    """The newest of each sort: those that differ in more than text and days."""
    found: dict[Any, Stored[Any]] = {}
    for stored in reversed(every):
        found.setdefault(_sort(stored.record), stored)
        if len(found) == SORTS:
            break
    return list(found.values())


def _sort(record: Any) -> tuple[str, ...]:
    values = (getattr(record, field.name) for field in fields(record))
    return tuple("text" if type(v) is str else "day" if isinstance(v, Day) else str(v) for v in values)


def _today(book: Book, record: Any) -> Any:
    """The record as if it were of today."""
    days = {f.name: Day(book.today()) for f in fields(record) if isinstance(getattr(record, f.name), Day)}
    return replace(record, **days)


def _message(picture: ui.Picture | None, words: Words) -> str:
    """What a picture says, without its numbers and days."""
    if picture is None:
        return ""
    spoken = words.spoken()
    numbers = (*spoken.list("numbers"), *spoken.list("months.full"), *spoken.list("months.short"))
    return re.sub(rf"\d+(\.\d+)?|\b({'|'.join(numbers)})\b", "#", picture.title, flags=re.IGNORECASE)
