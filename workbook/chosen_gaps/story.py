"""A chosen gap as it stands on the page, and what it becomes on other pages in one press."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.content import Words
from workbook.goals.model import Goal, Milestone, active
from workbook.path import link_to
from workbook.people.model import Ask, Person, names
from workbook.questions.model import Card, CardSource, card_id
from workbook.standing.story import Skill

# The page of each way, and what a gap becomes there.
MADE: Mapping[str, type[Any]] = {"plan": Milestone, "practise": Card, "people": Ask}
WHAT = "conversation"  # what is asked of somebody about a gap


def gap_parts(book: Book, skill: Skill) -> list[Any]:
    """One chosen gap: from where to where, the first step, and what can be made of it at once."""
    words, asked, today = book.words("chosen_gaps"), skill.asked, book.today()
    lines = [words("levels", have=skill.have, need=asked.need)]
    lines += [words("step", step=asked.first_step)] if asked.first_step else []
    lines += [words("by", day=words.said_day(asked.by, today))] if asked.by else []
    lines += [words("closed_when", closed_when=asked.closed_when)] if asked.closed_when else []
    change = partial(book.store.revise, skill.stored)
    acts: dict[str, tuple[str, Callable[[], Any]]] = {
        "closed": (words("closed"), partial(change, closed_on=Day(today))),
        "park": (words("park"), partial(change, parked=True)),
    }
    return [ui.card(asked.skill, lines), ui.buttons(acts, plain=["park"]), Onward(book, words, skill)]


class Onward:
    """What can be made of a gap, and where it is already; asks which one where there are several."""

    def __init__(self, book: Book, words: Words, skill: Skill) -> None:
        """Shows the ways that are open."""
        self._book, self._words, self._skill = book, words.within("onward"), skill
        people = names(book.store.all(Person), book.words("people"))
        goals = {stored.id: stored.record.outcome for stored in active(book.store.all(Goal))}
        ways: dict[str, Callable[[], Any]] = {
            "plan": partial(self._which, "plan", goals, self._to_goal),
            "practise": self._to_practice,
            "people": partial(self._which, "people", people, self._to_person),
        }
        self._place = ui.swap()
        there = {way: self._link(way, "there", (way, id)) for way, id in went(book, skill).items()}
        acts = {way: (self._words(f"to.{way}"), act) for way, act in ways.items() if way not in there}
        self.widget = ui.stack(ui.buttons(acts, plain=acts) if acts else None, self._place, *there.values())

    def _link(self, way: str, said: str, lead: tuple[str, str] | None = None) -> Any:
        words = self._words
        return link_to(self._book, way, words(f"page.{way}"), before=words(f"{said}.{way}"), lead=lead)

    def _which(self, way: str, options: Mapping[str, str], add: Callable[[str], Any]) -> None:
        """Makes it at once where there is one goal or one person; else asks which, or leads to that page."""
        if len(options) == 1:
            add(next(iter(options)))
        elif options:
            self._place.show(ui.choices({"ask": self._words(f"which.{way}")}, options, add))
        else:
            self._place.show(self._link(way, "none"))

    def _to_goal(self, goal_id: str) -> None:
        name = self._skill.asked.first_step or self._skill.asked.skill
        self._book.store.add(Milestone(goal_id, name, from_id=self._skill.stored.id))

    def _to_practice(self) -> None:
        question, id = self._words("card", skill=self._skill.asked.skill), self._skill.stored.id
        self._book.store.add(Card(question, source=CardSource.GAP, from_id=id), id=card_id(id))

    def _to_person(self, whom: str) -> None:
        draft, today = self._words("draft", skill=self._skill.asked.skill), Day(self._book.today())
        ask = Ask(whom, WHAT, draft, kept_until=today, from_id=self._skill.stored.id)
        self._book.store.add(ask)


def went(book: Book, skill: Skill) -> dict[str, str]:
    """Where a gap has gone already: the way, and the id of what was made of it."""
    made = {way: book.store.where(kind, from_id=skill.stored.id) for way, kind in MADE.items()}
    return {way: found[0].id for way, found in made.items() if found}
