"""Notebook 09's page: the people, what was asked of them, and what to tell people."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.check_ins.model import Mood
from workbook.content import Words
from workbook.path import gate, led_to, waits
from workbook.people import model
from workbook.people.asks import A_WEEK, AskingPart, answer_form
from workbook.people.due import OpenAsk, open_asks
from workbook.people.lists import PERSON, TABLES, table
from workbook.people.model import Ask, Person
from workbook.people.opened import OpenPerson
from workbook.people.telling import Telling
from workbook.storage import Stored

ROLES_DONE = 3  # so many roles are plenty (guide, exercise J, done when)
LITTLE_ASKED = ("name", "known_how", "question")
FOLDS = ("tell", "little", "give", "company", "advisers")
NEXT = {"kept": "write", "let_rest": "came", "thank": "thank", "tell": "tell"}  # what is next → its button


@ui.page_of("people")
def page(book: Book) -> list[Any]:
    """Show the people; on the day of a no company, and a way in."""
    return [PeoplePart(book, book.words("people"))]


class PeoplePart:
    """The whole page, kept up to date with the store; what is open in place of the people stays."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows the people, or what a link led to, or that the map can wait until tomorrow."""
        self._book, self._words, self._said = book, words, ""
        self.place, self.widget = ui.MainPlace(book, self.refresh, shared=True), ui.swap()
        self._soft = ui.Softer(book, Mood(book, "people"), lambda: [words("low")])
        self.opened = OpenPerson(book, words, self)
        self.folds = {key: ui.Fold(words(f"{key}.fold"), getattr(self, f"_{key}")) for key in FOLDS}
        self.lists = ui.FoldedLists(book, words, TABLES, table)
        about = led_to(book, "people")
        if about in self.folds:
            self.folds[about].open()
        book.store.listen(None, lambda _change: self.refresh())
        self.refresh()
        if waits(book, "people"):
            self.widget.show(self.folds[model.COMPANY], *gate(book, "people", self.open))
        else:
            self.open(about)

    def open(self, about: str = "") -> None:
        """Shows everything, what a link led to first."""
        first = [self.folds[about]] if about in self.folds else []
        rest = [fold for key, fold in self.folds.items() if key != about]
        self.widget.show(*first, self._soft.open(), self.place, *rest, self.lists)

    def show(self, said: str = "") -> None:
        """Shows the people again, after what was open in their place, and what has become of it."""
        self._said = said
        self.place.close()

    def refresh(self) -> None:
        """Shows everything as it is kept now."""
        store, words = self._book.store, self._words
        people = store.all(Person)
        self.folds["little"].say(words("little.fold_n", n=len(model.at(people, model.LITTLE))))
        self._soft.refresh()
        if not self.place.is_open:
            asks = list(open_asks(self._book))
            key = (people, [s for s, *_ in asks], self._said, self._book.today())
            self.place.show_if(key, lambda: self._people(people, asks))

    def ask(self, whom: str = "", *, kept: Stored[Ask] | None = None, what: str = "", text: str = "") -> None:
        """Shows the message to somebody."""
        start = {"whom": whom} | ({"what": what} if what else {})
        self.place.open(AskingPart(self._book, self._words, self.show, kept=kept, start=start, text=text))

    def _people(self, people: list[Stored[Person]], asks: list[OpenAsk]) -> list[Any]:
        """What a press has done, what is next about an ask, and everybody; or what will be here."""
        words, on_map, add = self._words, model.at(people, model.MAP), partial(self.opened.ask, PERSON)
        parts = [ui.text(self._said, arrive=True)] if self._said else []
        parts += self._under_way(asks)
        if not people:
            why = ui.reason(self._book, words("why_it_helps"), "people why_it_helps")
            empty = ui.card(words("empty_title"), words.list("empty"), tone="empty")
            first = ui.button(words("first"), add, primary=True)
            return [*parts, empty, first, why]
        chips = {stored.id: model.names(people, words)[stored.id] for stored in on_map}
        lines, sent = [words("others_in_it")], [s for s in self._book.store.all(Ask) if s.record.asked_on]
        if len({s.record.role for s in on_map if s.record.role}) >= ROLES_DONE and len(sent) >= A_WEEK:
            lines = [words("done_when"), *lines]
        elif on_map and (missing := model.nobody_for(on_map)):
            things = words("between").join(words(f"field.good_for.options.{good}") for good in missing)
            lines = [words("nobody", things=things), *lines]
        ask = ui.button(words("ask_someone"), self.ask, primary=True)
        more = ui.button(words("add"), add, plain=True)
        somebody = ui.choices({"ask": words("card.open")}, chips, self.opened.show)
        return [*parts, somebody, ask, more, ui.text(*lines, tone="quiet")]

    def _under_way(self, asks: list[OpenAsk]) -> list[Any]:
        """What is next about the asks: one of them, and the others behind a line."""
        ranked = sorted(asks, key=lambda item: [*NEXT].index(item[1]))
        label = self._words("asks.other", n=len(ranked) - 1)
        others = ui.Fold(label, lambda: [part for item in ranked[1:] for part in self._ask_card(*item)])
        first = [part for item in ranked[:1] for part in self._ask_card(*item)]
        return [*first, others] if ranked[1:] else first

    def _ask_card(self, stored: Stored[Ask], key: str, day: Day) -> list[Any]:
        """One ask with what is next about it."""
        words, labels, ask = self._words, self._words.within("asks"), stored.record
        revise, today = self._book.store.revise, self._book.today  # asked at the press: the page may lie open
        name = model.names(self._book.store.all(Person), words).get(ask.whom, words("gone"))
        what = words(f"field.what.options.{ask.what}") if ask.what else labels("something")
        result = words(f"field.result.options.{ask.result}") if ask.result else ""
        days = {"day": words.said_day(day, today()), "when": words.on_day(day, today())}
        lines = [labels(f"status.{key}", **days, result=result)]
        lines += [labels("no")] if ask.result == model.NO else []
        act = {
            "kept": lambda: self.ask(kept=stored),
            "let_rest": lambda: self.place.open(answer_form(self._book, words, stored, self.show)),
            "thank": lambda: revise(stored, thanked_on=Day(today())),
            "tell": lambda: revise(stored, told_on=Day(today())),
        }[key]
        card = ui.card(labels("line", name=name, what=what), lines)
        return [card, ui.buttons({key: (labels(NEXT[key]), act)})]

    def _tell(self) -> Iterable[Any]:
        return [Telling(self._book, self._words)]

    def _give(self) -> Iterable[Any]:
        """What could be done for one of them; choosing somebody asks it."""
        chips, get = model.names(self._book.store.all(Person), self._words), self._book.store.get
        words, ask = self._words.within("give"), self.opened.ask
        return [ui.choices(words, chips, lambda id: ask(("give",), get(Person, id)))]

    def _little(self) -> Iterable[Any]:
        """Three people known a little, each with one small question, and the way to ask it."""
        words, place = self._words.within("little"), ui.swap()

        def show(*_change: Any) -> None:
            people = model.at(self._book.store.all(Person), model.LITTLE)
            known = {stored.id: stored.record for stored in people}
            rows = [(one.question, words("how", name=one.name, how=one.known_how)) for one in known.values()]
            chips = {id: one.name for id, one in known.items()}
            ask = ui.choices({"ask": words("ask")}, chips, lambda id: self.ask(id, text=known[id].question))
            add = ui.button(words("heading"), lambda: self.opened.ask(LITTLE_ASKED, place=model.LITTLE))
            more = ui.text(words("full"), tone="quiet") if len(people) >= model.LITTLE_MOST else add
            asked = [ui.notes("", rows), ask] if rows else []
            place.show(ui.text(words("say"), tone="quiet"), *asked, more)

        self._book.store.listen(Person, show)
        show()
        return [place]

    def _company(self) -> Iterable[Any]:
        """The people who were marked, before the helplines; else the helplines first."""
        words, people = self._words.within("company"), model.company(self._book.store.all(Person))
        named = model.names(self._book.store.all(Person), self._words)
        draft = self._words.within("draft.walk")
        editor = ui.OwnText(self._book, self._words.within("ask"), "people.company")
        editor.begin("", draft("text", n=people[0].record.name if people else words("you")))
        said = self._words("between").join(named[stored.id] for stored in people)
        who = [ui.text(words("people", names=said) if people else words("nobody"))]
        parts = [*who, ui.text(words("say"), tone="quiet"), editor]
        helplines = ui.Fold(words("helplines"), lambda: [ui.care_card(self._book)])
        return [*parts, helplines] if people else [helplines, *parts]

    def _advisers(self) -> Iterable[Any]:
        """What to ask before paying anybody, when to walk away, and what is free."""
        words = self._words.within("advisers")
        free = ui.text(words("say", free=words("free")))
        walk = ui.card(words("walk_title"), words.list("walk"))
        return [free, ui.notes(words("ask"), [(item, "") for item in words.list("items")]), walk]
