"""The room's tables: everybody, and everything asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook import ui
from workbook.answers import Problem
from workbook.book import Book
from workbook.content import Words
from workbook.people.model import MAP, MAP_MOST, Ask, Person, at, names, problems
from workbook.storage import Stored

PERSON = ("name", "role", "closeness", "last_on", "good_for", "not_for", "hard_day")
CAME = ("asked_on", "result", "answered_on", "learned", "thanked_on", "told_on")
TABLES: Mapping[str, tuple[type[Any], tuple[str, ...]]] = {  # name → kind, and what its form asks
    "people": (Person, (*PERSON, "known_how", "question", "give", "place")),
    "asks": (Ask, ("what", "draft", *CAME)),
}


def table(book: Book, words: Words, name: str) -> ui.Records:
    """One table; an ask names its person as they are called now, or says that they were removed."""
    (kind, fields), labels = TABLES[name], words.within(f"list.{name}")
    headings = labels.options("column")

    def row(stored: Stored[Any]) -> tuple[int, ui.Row]:
        named, whom = names(book.store.all(Person), words), getattr(stored.record, "whom", None)
        more = {"whom": named.get(whom, words("gone")), "learned": stored.record.learned} if whom else {}
        return 0, ui.row_of(stored, headings.keys() - more.keys(), words, "quiet", **more)

    columns = ui.columns_of(labels, "learned", place="tag", result="tag", last_on="day", asked_on="day")
    form, draft = (words, words.within(f"form.{name}")), f"people.{name}"

    def check(values: dict[str, Any]) -> dict[str, Problem]:
        return checked(book, values, records.form.editing if records.form else None)

    records = ui.Records(
        book, kind, labels, columns=columns, row=row, fields=fields, form=form, name=draft, check=check
    )
    return records


def checked(book: Book, values: Mapping[str, Any], editing: Stored[Any] | None) -> dict[str, Problem]:
    """What is wrong with a record's answers, a ninth person on the map among it."""
    found = problems(values, book.today())
    if values.get("place", "") in (MAP, None):
        others = [s for s in at(book.store.all(Person), MAP) if not editing or s.id != editing.id]
        found |= {"place": Problem("map_full")} if len(others) >= MAP_MOST else {}
    return found
