"""One person: added, opened, changed, and joined with another entry for the same person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.people.lists import PERSON, checked
from workbook.people.model import KEPT, LITTLE, MAP, MAP_MOST, Ask, Person, at, names
from workbook.storage import Stored

if TYPE_CHECKING:
    from workbook.people.page import PeoplePart

JOINED = ("good_for", "not_for")  # of two entries for one person, both count


class OpenPerson:
    """Somebody who was opened; each form takes its place under what is known of them."""

    def __init__(self, book: Book, words: Words, page: PeoplePart) -> None:
        """`page` shows it in place of the people, and the people again."""
        self._book, self._words, self._page = book, words, page
        self.form: ui.Form | None = None

    def show(self, id: str, said: str = "") -> None:
        """Shows what is known of somebody, and what was asked of them."""
        stored = self._book.store.get(Person, id)
        if stored is None:
            self._page.show(said)
            return
        labels = self._words.within("card")
        acts = {
            "ask": (labels("ask"), lambda: self._page.ask(whom=id)),
            "edit": (labels("edit"), lambda: self.ask(PERSON, stored)),
            "give": (labels("give_edit"), lambda: self.ask(("give",), stored)),
            "same": (labels("same"), lambda: self._others(stored)),
            "back": (labels("back"), self._page.show),
        }
        title = names(self._book.store.all(Person), self._words)[id]
        lines = ui.text(*filter(None, (said, *self._about(stored))), title=title, arrive=True)
        self._page.place.open(lines, ui.buttons(acts, plain=["give", "same", "back"]))

    def _about(self, stored: Stored[Person]) -> list[str]:
        """The lines of a person's card; what nobody has said is left out."""
        person, words, labels = stored.record, self._words, self._words.within("card")
        between = words("between").join
        good, not_for = (
            between(words(f"field.good_for.options.{one}") for one in ones)
            for ones in (person.good_for, person.not_for)
        )
        role = words(f"field.role.options.{person.role}") if person.role else ""
        values = {"close": person.closeness, "last": person.last_on, "good": good, "not": not_for}
        values |= {"known": person.known_how, "question": person.question, "give": person.give}
        lines = [role, *(labels(key, what=value) for key, value in values.items() if value)]
        for ask in (s.record for s in self._book.store.where(Ask, whom=stored.id) if s.record.asked_on):
            what = words(f"field.what.options.{ask.what}") if ask.what else words("asks.something")
            result = words(f"field.result.options.{ask.result or 'no_answer'}")
            day = words.on_day(ask.asked_on, self._book.today())
            lines.append(labels("asked", what=what, day=day, result=result))
        return [line for line in lines if line]

    def ask(self, fields: Sequence[str], stored: Stored[Person] | None = None, place: str = MAP) -> None:
        """Asks about somebody; a ninth for the map is kept in the list, and the page says so."""
        book, words = self._book, self._words

        def keep(values: dict[str, Any]) -> None:
            person = replace(stored.record, **values) if stored else Person(**values, place=place)
            full = not stored and place == MAP and len(at(book.store.all(Person), MAP)) >= MAP_MOST
            kept = book.store.keep(replace(person, place=KEPT) if full else person, stored)
            if stored:
                self.show(stored.id)
            else:
                said = "map_full" if full else "kept_little" if place == LITTLE else "kept"
                self._page.show(words(said, name=kept.record.name))

        labels, name = words.within("form.person"), f"people.{place}"
        check: Callable[[dict[str, Any]], Any] = partial(checked, book, editing=stored)
        form = ui.Form(book, ui.questions(Person, words, fields), labels, name=name, keep=keep, check=check)
        if stored:
            form.edit(stored)
        form.on_cancel(partial(self.show, stored.id) if stored else self._page.show)
        self.form = form
        self._page.place.open(
            ui.text(words("others_in_it"), title=labels("heading"), tone="quiet", arrive=True), form
        )

    def _others(self, stored: Stored[Person]) -> None:
        """Everybody else, to choose the entry that stays."""
        words, named = self._words.within("merge"), names(self._book.store.all(Person), self._words)
        del named[stored.id]
        chips = ui.choices(words, named, lambda id: self.join(stored.id, id))
        back = ui.button(words("back"), lambda: self.show(stored.id), plain=True)
        self._page.place.open(ui.text(title=words("title"), arrive=True), chips, back)

    def join(self, id: str, into: str) -> None:
        """Makes two entries one, in one step that can be undone; what was asked of either stays."""
        book = self._book
        with book.store.batch("join") as batch:
            gone, stays = batch.get(Person, id), batch.get(Person, into)
            if gone is None or stays is None:
                return
            both = {k: v for k, v in vars(gone.record).items() if not getattr(stays.record, k)}
            for name in JOINED:
                both[name] = tuple(dict.fromkeys(getattr(stays.record, name) + getattr(gone.record, name)))
            both["not_for"] = tuple(one for one in both["not_for"] if one not in both["good_for"])
            batch.revise(stays, **both)
            for ask in batch.where(Ask, "whom", id):
                batch.revise(ask, whom=into)
            batch.remove(Person, id)
        self.show(into, self._words("merge.done"))
