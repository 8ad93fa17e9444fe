"""Bringing in people from a file: everybody is kept, and eight at most are on the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.answers import Problem, answers_of, fold
from workbook.book import Book
from workbook.content import Words
from workbook.exporting.wording import not_read_sentence
from workbook.people.model import KEPT, LITTLE, MAP, MAP_MOST, NAME, Person, at, names
from workbook.reader.limits import Refused
from workbook.reader.reading import read_bytes


def parts(book: Book) -> list[Any]:
    """The part of the page: a line that opens the box for a file."""
    words = book.words("people")
    return [ui.Fold(words("bring.fold"), lambda: [BringingPeople(book, words)])]


def people_in(rows: Sequence[Sequence[str]], words: Words, book: Book) -> list[Person]:
    """The people in the rows of a file, by first name and an initial; none where no column holds names."""
    headings, roles = book.words("contacts").options("heading"), words.options("field.role.options")
    for n, row in enumerate(rows[:10]):
        columns: dict[str, int] = {}
        for field, known in headings.items():
            cells = {fold(cell): at for at, cell in reversed([*enumerate(row)])}
            here = [cells[heading] for heading in map(fold, known.split("|")) if heading in cells]
            columns |= {field: here[0]} if here else {}
        if "first" in columns:
            found = (_person(each, columns, roles, book) for each in rows[n + 1 :])
            return [person for person in found if person]
    return []


def _person(row: Sequence[str], columns: dict[str, int], roles: dict[str, str], book: Book) -> Person | None:
    cells = {name: row[at].strip() if at < len(row) else "" for name, at in columns.items()}
    first, *rest = cells["first"].split() or [""]
    initials = " ".join(f"{word[0].upper()}." for word in [cells.get("last", ""), *rest[-1:]] if word)[:2]
    if not first:
        return None
    said = fold(cells.get("role", ""))
    role = next((key for key, label in roles.items() if said in (key, fold(label))), None)
    raws = {"name": f"{first} {initials}".strip()[:NAME], "last_on": cells.get("last_on", "")}
    raws["known_how"] = cells.get("how", "")[:300]
    read = {k: answers_of(Person)[k].read(raw, book.day_words, book.today()) for k, raw in raws.items()}
    sound = {name: value for name, value in read.items() if not isinstance(value, Problem)}
    if sound.get("last_on") and sound["last_on"].after(book.today()):
        del sound["last_on"]
    return Person(**sound, role=role, place=KEPT) if sound.get("name") else None


class BringingPeople:
    """The box for a file, then who came, with the eight of the map to choose."""

    def __init__(self, book: Book, words: Words) -> None:
        """Begins with the box."""
        self._book, self._room, self._words = book, words, words.within("bring")
        self.widget = ui.swap()
        self._ask()

    def _ask(self, *parts: Any) -> None:
        upload = ui.Upload(self._book, self.read, accept=(".csv", ".tsv", ".txt", ".xlsx"))
        self.widget.show(*parts, ui.text(self._words("say"), tone="quiet"), upload)

    def read(self, _name: str, data: bytes) -> str | None:
        """Keeps everybody who is not here yet; a refusal is a sentence under the box."""
        book, words = self._book, self._words
        try:
            rows = [row for sheet in read_bytes(data).sheets for row in sheet.rows]
        except Refused as why:
            return not_read_sentence(why, book.words)
        found = people_in(rows, self._room, book)
        if not found:
            return words("no_names")
        here, new = Counter(_same(stored.record) for stored in book.store.all(Person)), list[Person]()
        for person in found:  # two of the same name in a file are two people
            here[_same(person)] -= 1
            new += [person] if here[_same(person)] < 0 else []
        if not new:
            return words("again")
        room = MAP_MOST - len(at(book.store.all(Person), MAP))
        first = {id(person) for person in sorted(new, key=lambda person: person.role is None)[:room]}
        with book.store.batch("bring") as batch:
            for person in new:
                batch.add(replace(person, place=MAP) if id(person) in first else person)
        self._came(len(new), batch.change.batch if batch.change else None)
        return None

    def _came(self, n: int, change: int | None) -> None:
        words, book = self._words, self._book

        def take_back() -> None:
            book.store.undo(change)
            self._ask(ui.text(words("undone")))

        acts = {"done": (words("done"), self._ask), "undo": (words("undo"), take_back)}
        title = ui.text(self._room.count("came", n), title=words("came_title"), arrive=True)
        self.widget.show(title, self._choose(), ui.buttons(acts, plain=["undo"]))

    def _choose(self) -> ui.Selects:
        """Who is on the map, to be ticked; a ninth waits until somebody makes room."""
        words, book = self._words, self._book
        named, people = names(book.store.all(Person), self._room), book.store.all(Person)
        options = {KEPT: words("off"), MAP: words("on")}
        people = [s for s in people if s.record.place is not LITTLE]
        things = [ui.Choosable(s.id, named[s.id], s.record.known_how, s.record.place or MAP) for s in people]

        def choose(id: str, option: str) -> str | None:
            stored, full = book.store.get(Person, id), len(at(book.store.all(Person), MAP)) >= MAP_MOST
            if stored and full and option == MAP:
                return words("full")
            if stored:
                book.store.revise(stored, place=option)
            return None

        title, hint = words("map"), words("map_hint")
        return ui.Selects(book, things, options, choose, title=title, hint=hint, ticks=True)


def _same(person: Person) -> tuple[Any, ...]:
    return fold(person.name), person.role, fold(person.known_how)
