"""Notebook 06's page: what is due and what to work on, a session in its place, everything else folded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.check_ins.model import Mood
from workbook.content import Words
from workbook.debrief.model import Action, LeadsTo, Theme
from workbook.path import led_to, open_or_wait
from workbook.practice.lists import cards_table
from workbook.practice.opened import OpenCard
from workbook.practice.session import Session
from workbook.questions import story as pile
from workbook.questions.model import LINE, Card, CardSource, Competency, card_id
from workbook.questions.story import PileCard
from workbook.storage import Stored
from workbook.stories.model import StarStory


@ui.page_of("practise")
def page(book: Book) -> list[Any]:
    """Show what there is to practise; on the day of a no only that this can wait."""
    return [PracticePart(book, book.words("practice"))]


class PracticePart:
    """The whole page, kept up to date with the store; what is open in the place of the pile stays."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows the pile, or that it can wait until tomorrow."""
        self._book, self._words = book, words
        self._place, self._offered, self.widget = ui.MainPlace(book, self.refresh), ui.swap(), ui.swap()
        self._soft = ui.Softer(book, Mood(book, "practise"), lambda: [words("low")])
        self.session = Session(book, words, done=self._place.close)
        self.opened = OpenCard(book, words, self._place, done=self._place.close, begin=self.begin)
        self.cards = ui.Fold("", lambda: [cards_table(book, words, self.opened.show)])
        self._below, self._beside = ui.stack(self.cards), ui.beside(book)
        self._beside.holds(self._offered, self._below)
        book.store.listen(None, lambda _change: self.refresh())
        self._beside.show(whether=False)
        open_or_wait(book, "practise", self.widget, self.open)

    def open(self) -> None:
        """Shows the page itself; a question whose clock runs is there again, or one that a link led to."""
        self.refresh()
        self._beside.show(whether=True)
        self.widget.show(self._soft.open(), self._place, self._offered, self._below)
        here = self.session.left_open or led_to(self._book, "practise")
        cards = pile.pile(self._book) if here else []
        if any(one.id == here for one in cards):
            self.begin(cards, first=here)

    def refresh(self) -> None:
        """Shows everything as it is kept now."""
        book, words = self._book, self._words
        self._soft.refresh()
        waiting = pile.waiting(book)
        self._offered.show_if(waiting[:1] or None, lambda: self._offer(waiting[0]))
        if not self._place.is_open:
            state = self._state()
            self._place.show_if((book.today(), state), lambda: self._pile(*state))
        n = len(book.store.all(Card))
        self.cards.say(words("fold.cards", n=n), empty=not n)

    def _state(self) -> tuple[int, date | None, dict[str, str], str]:
        """What the pile says, so that it is made again only where that has changed."""
        due = pile.to_try(self._book, pile.due_cards(self._book))
        picks = {key: self._words(f"pick.{key}") for key, (there, _) in self._ways().items() if there}
        return len(due), pile.next_due(self._book), picks, self._soon()

    def begin(self, cards: Sequence[PileCard], *, first: str = "") -> None:
        """Asks these cards in place of the pile; says so where none of them can be tried today."""
        if not pile.to_try(self._book, cards):
            back = ui.button(self._words("pick.back"), self._place.close)
            self._place.open(ui.text(self._words("pick.none"), arrive=True), back)
            return
        self.session.begin(cards, first=first)  # where that can't be kept, the pile stays
        self._place.open(self.session)

    def _pile(self, due: int, day: date | None, picks: dict[str, str], soon: str) -> list[Any]:
        """How much is due and the way to begin, or what will be here."""
        words, book = self._words.within("home"), self._book
        chips = ui.choices({"ask": self._words("pick.ask")}, picks, lambda key: self._ways()[key][1]())
        if not book.store.all(Card):
            why = ui.reason(book, self._words("why_it_helps"), "practice why_it_helps")
            empty = ui.card(self._words("empty_title"), self._words.list("empty"), tone="empty")
            begin = ui.button(self._words("begin"), self._surprise, primary=True)
            return [empty, begin, chips, why]
        key = "due" if due else "next_due" if day else "none_due"
        says = words(key, n=due, day=words.on_day(day, book.today()))
        return [
            ui.text(*([soon] if soon else []), words("three"), title=says),
            ui.button(words("start"), lambda: self.begin(pile.due_cards(book)), primary=True)
            if due
            else None,
            chips,
        ]

    def _soon(self) -> str:
        """With an interview ahead: how many come back before it, or that nothing needs to."""
        words, coming = self._words.within("home"), pile.next_interview(self._book)
        if coming is None or not self._book.store.all(Card):
            return ""
        early = pile.before(self._book, coming)
        key = "ready" if early else "ready_fine"
        return words(key, day=words.on_day(coming, self._book.today()), n=len(early))

    def _ways(self) -> dict[str, tuple[bool, Callable[[], Any]]]:
        """What can be worked on: whether there is something of it now, and what begins it or asks which."""
        book, sources = self._book, {card.source for card in self._book.store.records(Card)}
        due, kinds = pile.due_cards(book), book.words("questions").options("field.competency")
        changes = bool(pile.waiting(book)) or CardSource.CHANGE in sources
        return {
            "due": (bool(due), lambda: self.begin(due)),
            "changes": (changes, self._changes),
            "log": (bool(pile.remembered(book)) or CardSource.LOG in sources, self._log),
            "theme": (bool(pile.themes(book)), lambda: self._which("theme", self._themes())),
            "competency": (True, lambda: self._which("competency", kinds)),
            "stories": (bool(book.store.all(StarStory)), self._stories),
            "surprise": (True, self._surprise),
        }

    def _surprise(self) -> None:
        cards = pile.to_try(self._book, pile.pile(self._book))
        self._book.chance(f"practice {self._book.now()}").shuffle(cards)
        self.begin(cards)

    def _changes(self) -> None:
        """The two changes, each confirmed by itself; then those that were are practised."""
        waiting, words = pile.waiting(self._book), self._words
        cards = [*filter(pile.of_source(CardSource.CHANGE), reversed(pile.pile(self._book)))]
        if not waiting:
            self.begin(cards) if cards else self._place.close()
            return
        offers = [
            part
            for n, action in enumerate(waiting)
            for part in self._offer(action, self._changes, first=n == 0)
        ]
        start = ui.button(words("home.start"), partial(self.begin, cards), primary=True) if cards else None
        self._place.open(*offers, start, ui.button(words("pick.back"), self._place.close, plain=True))

    def _which(self, what: str, options: dict[str, str]) -> None:
        """Chips for the themes of feedback or for the kinds of question."""
        words = self._words.within("pick")
        chips = ui.choices({"ask": words(f"which_{what}")}, options, partial(self._kind, what))
        self._place.open(chips, ui.button(words("back"), self._place.close, plain=True))

    def _kind(self, what: str, key: str) -> None:
        wanted = pile.TRAINS[Theme(key)] if what == "theme" else (Competency(key),)
        self.begin([one for one in pile.pile(self._book) if one.card.competency in wanted])

    def _themes(self) -> dict[str, str]:
        names = self._book.words("debrief").options("field.theme")
        return {str(theme): names[theme] for theme in pile.themes(self._book)}

    def _stories(self) -> None:
        """Each story is a card too; the first time it is told, it becomes one."""
        cards = {one.id: one for one in pile.pile(self._book)}
        of_stories = []
        for stored in self._book.store.all(StarStory):
            card = pile.story_card(stored, self._words("pick.tell", title=stored.record.title))
            of_stories.append(cards.get(card_id(stored.id)) or PileCard(card_id(stored.id), card))
        self.begin(of_stories)

    def _log(self) -> None:
        """The questions remembered in the log, line by line; choosing one adds it and asks it at once."""
        book, words = self._book, self._words.within("pick")
        lines = {str(n): pair for n, pair in enumerate(pile.remembered(book))}
        if not lines:
            self.begin([*filter(pile.of_source(CardSource.LOG), pile.pile(book))])
            return

        def add(n: str) -> str:
            round_, line = lines[n]
            return book.store.add(Card(line, source=CardSource.LOG, from_id=round_.id)).id

        def ask(n: str) -> None:
            id = add(n)
            self.begin(pile.pile(book), first=id)

        def add_all() -> None:
            for n in lines:
                add(n)
            self._log()

        chips = ui.choices({"ask": words("log")}, {n: line for n, (_, line) in lines.items()}, ask)
        all_ = ui.button(self._words("offer.all", n=len(lines)), add_all) if len(lines) > 1 else None
        self._place.open(chips, all_, ui.button(words("back"), self._place.close, plain=True))

    def _offer(
        self, action: Stored[Action], then: Callable[[], Any] = lambda: None, *, first: bool = True
    ) -> list[Any]:
        """An action of looking back that leads to practice: one press makes it a card, another lets it be."""
        words = self._words.within("offer")

        def press(act: Callable[[], Any]) -> None:
            act()
            then()

        let_be = partial(self._book.store.revise, action, leads_to=LeadsTo.NONE)
        acts: dict[str, tuple[str, Callable[[], Any]]] = {
            "add": (words("add"), partial(press, partial(self._add_change, action))),
            "leave": (words("leave"), partial(press, let_be)),
        }
        title, why = (words("title"), words("change")) if first else ("", "")
        note = ui.notes(title, [(self._change(action.record), why)], level=2)
        return [note, ui.buttons(acts, plain=["leave"])]

    def _change(self, action: Action) -> str:
        words = self._words.within("offer")
        if action.cue and action.text:
            return words("change_card", cue=action.cue, text=action.text)
        return words("change_card_alone", text=action.text or action.cue)

    def _add_change(self, action: Stored[Action]) -> None:
        card = Card(self._change(action.record)[:LINE], source=CardSource.CHANGE, from_id=action.id)
        if self._book.store.get(Card, card_id(action.id)) is None:
            self._book.store.add(card, id=card_id(action.id))
