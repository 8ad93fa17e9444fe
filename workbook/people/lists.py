"""The room's tables: everybody, and everything asked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Problem
from workbook.book import Book
from workbook.content import Words
from workbook.people.model import MAP, MAP_MOST, Ask, Person, at, names, problems
from workbook.storage import Stored

PERSON = ("name", "role", "closeness", "last_on", "good_for", "not_for", "hard_day")
CAME = ("asked_on", "result", "answered_on", "learned", "thanked_on", "told_on")
TABLES: ui.Tables = {  # name → kind, and what its form asks
    "people": (Person, (*PERSON, "known_how", "question", "give", "place")),
    "asks": (Ask, ("what", "draft", *CAME)),
}


def table(book: Book, words: Words, name: str) -> ui.Records:
    """One table; an ask names its person as they are called now, or says that they were removed."""

    def of_ask(stored: Stored[Any]) -> dict[str, str]:
        if name != "asks":
            return {}
        named = names(book.store.all(Person), words)
        return {"whom": named.get(stored.record.whom, words("gone")), "learned": stored.record.learned}

    return ui.listed(
        book,
        words,
        TABLES,
        name,
        draft="people",
        check=partial(checked, book),
        cells=of_ask,
        under="learned",
        kinds={"place": "tag", "result": "tag", "last_on": "day", "asked_on": "day"},
    )


def checked(book: Book, values: Mapping[str, Any], editing: Stored[Any] | None) -> dict[str, Problem]:
    """What is wrong with a record's answers, a ninth person on the map among it."""
    found = problems(values, book.today())
    if values.get("place", "") in (MAP, None):
        others = [s for s in at(book.store.all(Person), MAP) if not editing or s.id != editing.id]
        found |= {"place": Problem("map_full")} if len(others) >= MAP_MOST else {}
    return found
