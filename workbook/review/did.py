"""What the workbook counted of one week, and the numbers of it that somebody put right."""

from __future__ import annotations

from datetime import date
from typing import Any

from workbook import ui
from workbook.answers import Day, capital
from workbook.book import Book
from workbook.content import Words
from workbook.progress.story import paces
from workbook.review.model import WEEK, WeekCount, in_week, problems
from workbook.review.story import week_counts


class WhatIDid:
    """The counts of a week from all rooms, and a form that puts one of them right."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows nothing before a week is chosen."""
        self._book, self._room, self._words = book, words, words.within("did")
        self._first = date.min  # until a week is chosen
        self._counts, self._place = ui.swap(), ui.swap()
        self.form: ui.Form | None = None  # while a number is put right
        self.widget = ui.stack(self._counts, self._place)
        book.store.listen(None, lambda _change: self.refresh())

    def show(self, first: date) -> None:
        """Shows the week that begins on this day."""
        self._first = first
        self._offer()
        self.refresh()

    def refresh(self) -> None:
        """Shows the numbers as they are now."""
        if self._first == date.min:
            return
        counts = week_counts(self._book, self._first)
        said = {s.record.what: s.record for s in in_week(self._book.store.all(WeekCount), self._first)}
        self._counts.show_if((counts, said, self._floors()), lambda: self._lines(counts, said))

    def _lines(self, counts: dict[str, int], said: dict[str | None, WeekCount]) -> list[Any]:
        words, goals = self._words, self._book.words("goals")
        rows = []
        for what, n in counts.items():
            name, right = capital(goals(f"counted.{what}")), said.get(what)
            if right:
                why = words("right", n=n, why=right.reason)
                rows.append((words("line", what=name, n=right.count), why))
            elif n:
                rows.append((words("line", what=name, n=n), ""))
        rows += [(line, words("floor_of")) for line in self._floors()]
        return [ui.notes(words("title"), rows) if rows else ui.card(words("title"), words("nothing"))]

    def _floors(self) -> list[str]:
        """Each goal of the plan with what was done for it in this week, beside its smallest size."""
        lines = []
        for pace in paces(self._book):
            week = next((one for one in pace.weeks if self._first <= one.first < self._first + WEEK), None)
            if week and pace.goal.counts and pace.goal.floor:
                values = {"goal": pace.goal.outcome, "n": week.units, "floor": pace.goal.floor}
                lines.append(self._words("floor", **values))
        return lines

    def _offer(self) -> None:
        self.form = None
        self._place.show(ui.button(self._words("correct"), self.correct, plain=True))

    def correct(self) -> None:
        """Asks which number is wrong, how many it was, and why."""
        words, book = self._room.within("form.correct"), self._book

        def keep(values: dict[str, Any]) -> None:
            said = in_week(book.store.all(WeekCount), self._first)
            before = next((s for s in said if s.record.what == values["what"]), None)
            book.store.keep(WeekCount(week_of=Day(self._first), **values), before)
            self._offer()

        asked = ui.questions(WeekCount, self._room, ("what", "count", "reason"))
        check = ui.check_today(book, problems)
        self.form = ui.Form(book, asked, words, name="review.correct", keep=keep, check=check)
        self._place.show(*self.form.headed(self._offer))
