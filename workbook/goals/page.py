"""Notebook 08's page: the goals, one opened at a time, and the tables behind a line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import capital
from workbook.book import Book
from workbook.check_ins.model import Mood
from workbook.content import Words
from workbook.debrief.model import Action, LeadsTo, waiting_for
from workbook.goals.lists import TABLES, table
from workbook.goals.model import ACTIVE_MOST, TICKS, Goal, GoalState, Milestone, active
from workbook.goals.opened import OpenGoal, finish, say, sitting
from workbook.path import open_or_wait, what_presses
from workbook.progress.story import Pace, paces, shared
from workbook.storage import Stored


@ui.page_of("plan")
def page(book: Book) -> list[Any]:
    """Show the goals; on the day of a no only that this can wait."""
    return [PlanPart(book, book.words("goals"))]


class PlanPart:
    """The whole page, kept up to date with the store; a part that is open stays as it is."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows the goals, or that they can wait until tomorrow."""
        self._book, self._words, self._said = book, words, ""
        self.place, self._arrived, self.widget = ui.MainPlace(book, self.refresh), ui.swap(), ui.swap()
        self._soft = ui.Softer(book, Mood(book, "plan"), lambda: [words("low"), *what_presses(book)])
        self.sitting = sitting(book, words, self.show)
        self.opened = OpenGoal(book, words, self)
        self.lists = ui.FoldedLists(book, words, TABLES, table)
        book.store.listen(None, lambda _change: self.refresh())
        open_or_wait(book, "plan", self.widget, self.open)

    def open(self) -> None:
        """Shows the page itself; a first part that was half typed is there again."""
        self.refresh()
        self.widget.show(self._soft.open(), self._arrived, self.place, self.lists)
        if self.sitting.begun:
            self.ask(arrive=False)

    def refresh(self) -> None:
        """Shows everything as it is kept now."""
        book = self._book
        self._soft.refresh()
        taken = {stored.record.from_id for stored in book.store.all(Milestone)}
        waiting = [a for a in waiting_for(book.store.all(Action), LeadsTo.MILESTONE) if a.id not in taken]
        every = book.store.all(Goal)
        goals = {stored.id: stored.record.outcome for stored in active(every)}
        resting = {stored.id: stored for stored in every if stored.record.state is GoalState.RESTING}
        self._arrived.show_if(
            (waiting[0], goals) if waiting else None, lambda: self._offer(waiting[0], goals)
        )
        if not self.place.is_open:
            now = paces(book)
            key = (now, self.sitting.left, book.today(), resting)
            self.place.show_if(key, lambda: self._goals(now, resting))

    def show(self, id: str = "") -> None:
        """Shows the goals again, after what was open in their place; the one with this id was saved."""
        if stored := self._book.store.get(Goal, id):
            again = stored.record.review_on if stored.record.active else None
            values = {"goal": stored.record.outcome, "day": self._words.on_day(again, self._book.today())}
            self._said = self._words("saved_again" if again else "saved", **values)
        self.place.close()

    def ask(self, id: str = "", step: str = "", *, arrive: bool = True, alone: bool = False) -> None:
        """Shows a part of the sitting."""
        self.sitting.ask(id, step, arrive=arrive, alone=alone)
        self.place.open(self.sitting)

    def turn(self, stored: Stored[Goal], state: GoalState, then: Callable[[], Any]) -> None:
        """Lets a goal rest, or wakes it, and goes on."""
        self._book.store.revise(stored, state=state)
        then()

    def begin(self) -> None:
        """Begins a goal; a fourth one asks first which of the three can rest."""
        if len(goals := active(self._book.store.all(Goal))) < ACTIVE_MOST:
            self.ask()
        else:
            back = ui.button(self._words("fourth.back"), self.show, plain=True)
            self.place.open(*self._which_rests(goals, self.begin), back)

    def _which_rests(self, goals: list[Stored[Goal]], then: Callable[[], Any]) -> list[Any]:
        """Asks which goal can rest: before a fourth, and whenever there are four, however that came about."""
        words, by_id = self._words.within("fourth"), {stored.id: stored for stored in goals}
        names = {id: stored.record.outcome for id, stored in by_id.items()}
        chips = ui.choices(words, names, lambda id: self.turn(by_id[id], GoalState.RESTING, then))
        return [ui.text(words("say"), title=words("title"), arrive=True), chips]

    def _goals(self, now: list[Pace], resting: dict[str, Stored[Goal]]) -> list[Any]:
        """The goals one under the other, what was left half done first; or what will be here."""
        words, left, parts = self._words, self.sitting.left, list[Any]()
        said, self._said = [ui.text(self._said, arrive=True)] if self._said else [], ""
        if len(now) > ACTIVE_MOST:
            return self._which_rests([pace.stored for pace in now], self.show)
        names = {id: stored.record.outcome for id, stored in resting.items()}
        turn = partial(self.turn, state=GoalState.ACTIVE, then=self.show)
        wake = ui.choices({"ask": words("resting")}, names, lambda id: turn(resting[id])) if names else None
        if not now and not left:
            why = ui.reason(self._book, words("why_it_helps"), "goals why_it_helps")
            empty = ui.card(words("empty_title"), words.list("empty"), tone="empty")
            begin = ui.button(words("begin"), self.begin, primary=True)
            return [*said, empty, begin, why, wake]
        if left and (goal := self._book.store.get(Goal, left[0])):
            title = words(f"steps.name.{left[1]}")
            go_on = ui.button(words("left_go_on"), lambda: self.ask(*left), primary=True)
            parts = [ui.text(words("left", goal=goal.record.outcome, part=title)), go_on]
        twice = shared(now)
        parts += [part for pace in now for part in self._goal(pace, twice)]
        return [*said, *parts, ui.button(words("begin_another"), self.begin, plain=True), wake]

    def _goal(self, pace: Pace, twice: set[str]) -> list[Any]:
        """One goal: this week, how far it is, and what can be done with it at once."""
        words, goal, week, acts = self._words.within("card"), pace.goal, pace.weeks[-1], dict[str, Any]()
        due = goal.review_on is not None and goal.review_on.on <= self._book.today()
        lines = self._lines(pace, twice, due=due)
        if pace.progress.over or due:
            acts["review"] = (words("review"), lambda: self.opened.show(pace.stored.id, review=True))
        if goal.counts == TICKS:
            tick = partial(say, self._book, pace.stored, week.first, count=week.units + 1)
            acts["tick"] = (words("tick"), tick)
        if milestone := next((stored for stored in pace.milestones if not stored.record.done_on), None):
            lines.append(words("next", milestone=milestone.record.milestone))
            acts["done"] = (words("done"), partial(finish, self._book, milestone))
        acts["open"] = (words("open"), lambda: self.opened.show(pace.stored.id))
        return [ui.card(goal.outcome, lines), ui.buttons(acts, plain=acts.keys() - {"review"})]

    def _lines(self, pace: Pace, twice: set[str], *, due: bool) -> list[str]:
        """What is said of a goal: that it is time to look at it, when it begins, and what was counted."""
        words, goal, progress = self._words.within("card"), pace.goal, pace.progress
        lines = [words("reached")] if progress.over else [words("review_due")] if due else []
        if goal.begun_on and goal.begun_on.after(self._book.today()):
            lines.append(words("begins", day=words.on_day(goal.begun_on, self._book.today())))
        if goal.counts:
            what, done = self._words(f"counted.{goal.counts}"), progress.totals[-1]
            values = {"n": pace.weeks[-1].units, "what": capital(what), "done": done}
            key = "week" if not progress.target else "week_total" if pace.weeks[-1].units else "total"
            lines.append(words(key, **values, target=progress.target))
            lines += [words("shared", what=what)] if goal.counts in twice else []
        return lines

    def _offer(self, action: Stored[Action], goals: dict[str, str]) -> list[Any]:
        """An action of looking back that is to be a milestone: one press says of which goal."""
        words, text = self._words.within("arrived"), action.record.text or action.record.cue
        add, revise = self._book.store.add, self._book.store.revise
        ask = words("ask" if goals else "no_goal")
        chips = ui.choices({"ask": ask}, goals, lambda id: add(Milestone(id, text, from_id=action.id)))
        away = ui.button(words("leave"), lambda: revise(action, leads_to=LeadsTo.NONE), plain=True)
        return [ui.notes(words("title"), [(text, words("from"))], level=2), chips, away]
