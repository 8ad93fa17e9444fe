"""A chosen gap goes on to other pages in one press: a milestone, a practice card, a question to somebody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.content import Words
from workbook.goals.model import Goal, Milestone, active
from workbook.path import lead_to, notebook
from workbook.people.model import Ask, Person, names
from workbook.questions.model import Card, CardSource, card_id
from workbook.standing.story import Skill

PAGES = {"plan": "plan", "practise": "practise", "people": "people"}  # way → the page it leads to
WHAT = "conversation"  # what is asked of somebody about a gap


class Onward:
    """What can be made of a gap, and where it is already; asks which one where there are several."""

    def __init__(self, book: Book, words: Words, skill: Skill) -> None:
        """Shows the ways that are open."""
        self._book, self._words, self._skill = book, words.within("onward"), skill
        self._people = names(book.store.all(Person), book.words("people"))
        self._goals = {stored.id: stored.record.outcome for stored in active(book.store.all(Goal))}
        self._place = ui.swap()
        there = {way: self._page(way, id) for way, id in went(book, skill).items()}
        acts = {
            way: (self._words(f"to.{way}"), partial(self._press, way)) for way in PAGES if way not in there
        }
        self.widget = ui.stack(ui.buttons(acts, plain=acts) if acts else None, self._place, *there.values())

    def _page(self, way: str, id: str) -> Any:
        """The link to where the gap is already."""
        follow, words = partial(lead_to, self._book, way, id), self._words
        label = words(f"page.{way}")
        return ui.link_if_there(
            label, notebook(PAGES[way], self._book), before=words(f"there.{way}"), on_follow=follow
        )

    def _press(self, way: str) -> None:
        """Makes it at once, or asks of which goal, or whom."""
        add = {"plan": self._to_goal, "people": self._to_person}.get(way)
        if add is None:
            self._to_practice()
            return
        self._which(way, self._goals if way == "plan" else self._people, add)

    def _which(self, way: str, options: Mapping[str, str], add: Callable[[str], Any]) -> None:
        words = self._words
        if len(options) == 1:
            add(next(iter(options)))
        elif options:
            self._place.show(ui.choices({"ask": words(f"which.{way}")}, options, add))
        else:
            link = ui.link_if_there(
                words(f"page.{way}"), notebook(PAGES[way], self._book), before=words(f"none.{way}")
            )
            self._place.show(link)

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
    id, kinds = skill.stored.id, {"plan": Milestone, "practise": Card, "people": Ask}
    made: dict[str, list[Any]] = {way: book.store.where(kind, from_id=id) for way, kind in kinds.items()}
    return {way: found[0].id for way, found in made.items() if found}
