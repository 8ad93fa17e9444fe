"""Notebook 01's page: the first day, the question a week later, free writing, and what is next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry, free_key
from workbook.book import Book
from workbook.content import Words, load_exercise
from workbook.today.after import after
from workbook.today.day7 import feelings_chart, question_form
from workbook.today.model import FIRST_DAY, HIGH_DISTRESS, FirstDay, first_days
from workbook.today.writing import Writing

FRESH_FOR = timedelta(days=14)  # after that a visit is about another no


@ui.page
def page(book: Book) -> list[Any]:
    """Show the first day. No funnel, gap or job forecast is ever on this page (guide, section 5)."""
    return [FirstDayPart(book, book.words("today"))]


class FirstDayPart:
    """The first day this visit is about, with all that belongs to it; other first days are one press away."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows the first day that is going on, or a fresh one."""
        self._book, self._words = book, words
        self._full = load_exercise(FIRST_DAY, book.language)
        self._care, self._question, self._main = ui.swap(), ui.swap(), ui.swap()
        self._after, self._dots, self._dots_below = ui.swap(), ui.swap(), ui.swap()
        self._dots_at: Any = None
        self._compared = False  # whether a guess was answered in this visit
        self._distress: int | None = None  # as last seen, so that only a new answer brings the card
        self._shown_below: Any = ()
        self.exercise: ui.Exercise | None = None
        self.form: ui.Form | None = None
        self.writing = Writing(book, words)
        self.key = self._first_key()
        self.show(self.key)
        self.ask_again()
        book.store.listen(ExerciseEntry, lambda _change: self._changed())
        top = (self._care, self._question, self._dots)
        self.widget = ui.stack(*top, self._main, self._after, self.writing, self._dots_below)

    @property
    def days(self) -> list[FirstDay]:
        """All first days, the earliest first."""
        return first_days(self._book.store.all(ExerciseEntry))

    @property
    def current(self) -> FirstDay | None:
        """The first day on the screen, once something of it is kept."""
        return next((one for one in self.days if one.key == self.key), None)

    def show(self, key: str) -> None:
        """Shows the first day of this key: to fill in, or from the day after only that it is kept."""
        self.key = key
        one = self.current
        if one and one.finished and one.began < self._book.today():
            said = ui.text(self._words("kept_say", day=self._words.day(one.began)), tone="quiet")
            self._main.show(said, ui.button(self._words("kept_open"), self.open))
        else:
            self.open()
        self._care_if_high(arrive=False)
        self._below()

    def open(self) -> None:
        """Shows the exercise itself."""
        asked = replace(self._full, later=())  # the question of day 7 has a form of its own
        self.exercise = ui.Exercise(
            self._book, asked, about=self.key, on_finished=lambda _entry: self._below()
        )
        self._main.show(self.exercise)

    def begin(self) -> None:
        """A fresh first day: there was another no."""
        self.show(self._free_key(self._book.today()))

    def ask_again(self) -> None:
        """The question of day 7, for the earliest first day that is due."""
        due = next((one for one in self.days if one.asks(self._book.today())), None)
        self.form = None
        self._question.show()
        if due:
            key = due.key
            self.form = question_form(self._book, self._words, self._full, due, lambda: self._answered(key))
            self._question.show(self.form)

    def _answered(self, key: str) -> None:
        """After the question: thanks, both dots, and the first day with the answer in it."""
        self.ask_again()
        if key == self.key:
            self.show(key)
        one = next(one for one in self.days if one.key == key)
        self._compared = self._compared or one.expected is not None
        self._show_dots(self.current)
        high = one.actual is not None and one.actual >= HIGH_DISTRESS
        if high:
            self._care.show(ui.care_card(self._book, arrive=True))
        if self.form is None:
            say = self._words.within("day7")
            self._question.show(ui.text(say("done"), title=say("done_title"), arrive=not high))

    def _changed(self) -> None:
        self._care_if_high(arrive=True)
        self._below()

    def _care_if_high(self, *, arrive: bool) -> None:
        """The care card when how bad it is was answered with 9 or 10: at once, and on visits of that day."""
        one, before = self.current, self._distress
        self._distress = one.distress if one else None
        if one is None or one.distress is None or one.distress < HIGH_DISTRESS:
            return
        new = one.distress != before if arrive else one.began == self._book.today()
        if new:
            self._care.show(ui.care_card(self._book, arrive=arrive))

    def _below(self) -> None:
        """What is next for a finished first day, the dots of earlier guesses, and other first days."""
        one, today = self.current, self._book.today()
        if (one, today) == self._shown_below:
            return
        self._shown_below = (one, today)
        if one and one.finished:
            again = ui.text(self._words("another_say"), tone="quiet")
            next_ = after(self._book, self._words, self._full, one)
            another = ui.button(self._words("another"), self.begin)
            self._after.show(*next_, again, another, *self._way_back())
        else:
            self._after.show(*self._way_back())
        self._show_dots(one)

    def _way_back(self) -> list[Any]:
        """To every other first day, the newest first."""
        words, days = self._words, self.days
        others = {one.key: words.day(one.began) for one in reversed(days) if one.key != self.key}
        if len(others) == 1:
            ((key, day),) = others.items()
            return [ui.button(words("earlier", day=day), lambda: self.show(key))]
        for key, day in others.items():
            if len([one for one in days if words.day(one.began) == day]) > 1:
                others[key] = words("earlier_nth", day=day, n=int(key.rpartition(".")[2] or 1))
        return [ui.choices(words.within("earlier_days"), others, self.show)] if others else []

    def _show_dots(self, one: FirstDay | None) -> None:
        """The chart: under the question once that is answered, else at the foot of a finished first day."""
        there = any(day.expected is not None and day.actual is not None for day in self.days)
        place = None
        if there and (self._compared or (one and one.finished)):
            place = self._dots if self._compared or (one and one.actual is not None) else self._dots_below
        if place is not self._dots_at:
            for swap in (self._dots, self._dots_below):
                swap.show(*([feelings_chart(self._book, self._words)] if swap is place else []))
            self._dots_at = place

    def _first_key(self) -> str:
        """The first day this visit is about: one not finished, a draft, a recent one, or a new one."""
        today, days = self._book.today(), self.days
        newest = days[-1] if days else None
        if key := ui.key_to_go_on(self._book, FIRST_DAY, self.days):
            return key
        if newest and newest.finished and today - newest.began < FRESH_FOR:
            return newest.key
        return self._free_key(today)

    def _free_key(self, day: date) -> str:
        return free_key([one.key for one in self.days], day)
