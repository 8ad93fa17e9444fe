"""Notebook 09's pictures: the people by role, and what became of what was asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.path import waits
from workbook.people.model import MAP, MAP_MOST, Ask, Person, at, names
from workbook.ui.drawing.around import Around
from workbook.ui.drawing.bars import Bar, Bars
from workbook.ui.drawing.tallies import Tallies, Tally

MOST_DOTS = 12  # asks that still get a dot each
STEPS = ("asked", "answered", "thanked", "told")


@ui.page_of("people", says_off=False)
def people(book: Book) -> list[Any]:
    """Show the map once somebody is on it, and behind a button the counts once something was asked.

    Nothing on the day of a no, when the page of the people says that it can wait.
    """
    if waits(book, "people"):
        return []
    words, kinds = book.words("people"), (Person, Ask)
    more, made = words.within("more_pictures"), pictures(book, words)
    charts = ui.Charts(book, words, made, listen=kinds, later=lambda: ("sent",), later_words=more)
    book.store.listen(kinds, charts.refresh)
    charts.refresh()
    return [charts]


def pictures(book: Book, words: Words) -> dict[str, Callable[[], ui.Picture | None]]:
    """The pictures by the key of their words, which are those of the people."""
    return {"map": lambda: people_map(book, words), "sent": lambda: asks_sent(book, words)}


def people_map(book: Book, words: Words) -> ui.Picture | None:
    """Everybody on the map, those of one role beside each other; None where nobody is."""
    people, labels = at(book.store.all(Person), MAP), words.within("map")
    if not people:
        return None
    named, dots, cells, spoken = names(people, words), [], [], []
    for stored in people:
        person, name = stored.record, named[stored.id]
        role = words(f"field.role.options.{person.role}") if person.role else labels("no_role")
        close = labels("close_of", n=person.closeness) if person.closeness else labels("close_unknown")
        twice = len([s for s in people if (s.record.name, s.record.role) == (person.name, person.role)]) > 1
        dots.append((name if twice else person.name, role, person.closeness))
        spoken.append({"name": name, "role": role, "close": close})
        goods = {
            key: words("between").join(words(f"field.good_for.options.{one}") for one in ones)
            for key, ones in (("good", person.good_for), ("not", person.not_for))
        }
        last = words.day(person.last_on)
        row = {"name": name, "role": role, "closeness": str(person.closeness or ""), "last": last}
        cells.append(row | goods)
    roles = len({stored.record.role for stored in people if stored.record.role})
    who = words.count("on_map", len(people), words=words.number(len(people)))
    title = labels("title", people=who, roles=words.count("roles", roles, words=words.number(roles)))
    title = title if roles else who
    around = Around(labels("you"), dots[:MAP_MOST])
    return ui.Picture(title, labels("of"), around, cells, spoken, drawn=MAP_MOST)


def asks_sent(book: Book, words: Words) -> ui.Picture | None:
    """Four counts, as dots while they are few; None where nothing was asked."""
    asked, labels = [ask for ask in book.store.records(Ask) if ask.asked_on], words.within("sent")
    if not asked:
        return None
    counts = {
        "asked": len(asked),
        "answered": sum(ask.answered for ask in asked),
        "thanked": sum(ask.thanked_on is not None for ask in asked),
        "told": sum(ask.told_on is not None for ask in asked),
    }
    steps, few = labels.options("steps"), len(asked) <= MOST_DOTS
    cells = [{"step": steps[step], "n": str(counts[step])} for step in STEPS]
    tallies = [Tally(steps[step], counts[step], len(asked), str(counts[step])) for step in STEPS]
    marks = Tallies(tallies) if few else Bars([Bar(steps[s], counts[s], str(counts[s])) for s in STEPS])
    title = labels("title_one") if len(asked) == 1 else labels("title", **counts)
    return ui.Picture(title, labels("of"), marks, cells)
