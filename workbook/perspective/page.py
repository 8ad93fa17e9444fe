"""Notebook 04's page: one thought looked at from several sides, with the earlier ones below it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry, fold, free_key
from workbook.book import Book
from workbook.content import Exercise, Words, load_exercise
from workbook.path import waits
from workbook.perspective.after import after, formal_route
from workbook.perspective.earlier import earlier_thoughts
from workbook.perspective.gate import gate
from workbook.perspective.model import (
    FRESH_FOR,
    THOUGHT,
    ThoughtRecord,
    story_for,
    thought_records,
    told_near,
)
from workbook.perspective.pictures import beliefs_chart
from workbook.today.model import CheckIn, FirstDay, first_days, low_day


@ui.page
def page(book: Book) -> list[Any]:
    """Show the thought record. It is offered from the day after the news, and opens anyway when asked."""
    return [ThoughtPart(book, book.words("perspective"))]


class ThoughtPart:
    """The thought record this visit is about, what follows from it, and the earlier ones."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows the record that is going on, or a fresh one, or that this can wait until tomorrow."""
        self._book, self._words = book, words
        self._full = load_exercise(THOUGHT, book.language)
        self._low, self._main, self._after = ui.swap(), ui.swap(), ui.swap()
        self._dots, self._earlier = ui.swap(), ui.swap()
        self._shown_after: Any = ()
        self._there: tuple[bool, bool] = (False, False)
        self._table: list[Any] = []
        self.exercise: ui.Exercise | None = None
        self.key = self._first_key()
        if waits(book, "explain") and not self._in_progress:
            self._main.show(*gate(book, words, lambda: self.show(self.key)))
        else:
            self.open(arrive=False)
        self._around()
        book.store.listen(ExerciseEntry, lambda _change: self._around())
        self.widget = ui.stack(self._low, self._main, self._after, self._dots, self._earlier)

    @property
    def thoughts(self) -> list[ThoughtRecord]:
        """All thought records, the earliest first."""
        return thought_records(self._book.store.all(ExerciseEntry))

    @property
    def current(self) -> ThoughtRecord | None:
        """The record on the screen, once something of it is kept."""
        return next((one for one in self.thoughts if one.key == self.key), None)

    def show(self, key: str) -> None:
        """Shows the record of this key: an earlier one, to read or change."""
        self.key = key
        self.open(arrive=True)
        self._around()

    def begin(self) -> None:
        """A fresh record: there is another thought."""
        self.show(self._free_key(self._book.today()))

    def open(self, *, arrive: bool = True) -> None:
        """Shows the exercise itself, beginning with the story of the first day where there is one."""
        days, one, today = self._days, self.current, self._book.today()
        told = story_for(days, self.thoughts, today) if one is None else None
        asked = self._asked(self._told_of(told or (told_near(days, one.began) if one else None)))
        self.exercise = ui.Exercise(
            self._book,
            asked,
            about=self.key,
            start={"hot_thought": told.story} if told else {},
            arrive=arrive,
            on_finished=lambda _entry: self._around(),
        )
        self._main.show(self.exercise)

    def _told_of(self, told: FirstDay | None) -> FirstDay | None:
        """The first day, if the thought on the screen is its story."""
        draft, one = self._book.store.draft(self._draft), self.current
        kept = one.hot_thought if one else None
        thought = draft.values.get("hot_thought") if draft else kept
        same = told and (thought is None or fold(str(thought)) == fold(told.story))
        return told if same else None

    @property
    def _draft(self) -> str:
        return f"exercise:{THOUGHT}:{self.key}"

    @property
    def _days(self) -> list[FirstDay]:
        return first_days(self._book.store.all(ExerciseEntry))

    @property
    def _in_progress(self) -> bool:
        one = self.current
        draft = self._book.store.draft(self._draft)
        return draft is not None or (one is not None and not one.finished)

    def _asked(self, told: FirstDay | None) -> Exercise:
        """The exercise with what was believed on the first day under the question of how much it is now."""
        if told is None or told.story_belief is None:
            return self._full
        hint = self._words("first.belief_then", day=self._words.day(told.began), belief=told.story_belief)
        steps = [
            replace(
                step,
                prompts=tuple(
                    replace(prompt, hint=hint) if prompt.id == "belief_before" else prompt
                    for prompt in step.prompts
                ),
            )
            for step in self._full.steps
        ]
        return replace(self._full, steps=tuple(steps))

    def _around(self) -> None:
        """What stands around the exercise: a word on a low day, what follows, the dots, earlier records."""
        low = low_day((stored.record for stored in self._book.store.all(CheckIn)), self._book.today())
        one = self.current
        if (one, low, self.exercise) == self._shown_after:
            return
        self._shown_after = (one, low, self.exercise)
        self._low.show(*([ui.card("", self._words("low.say"), tone="enough")] if low else []))
        finished = one is not None and one.finished
        follows = after(self._book, self._words, self._full, one) if one and finished else []
        another = [ui.button(self._words("after.another"), self.begin)] if finished else []
        formal = formal_route(self._words, one) if self.exercise else None
        self._after.show(*follows, formal, *another)
        self._lists()

    def _lists(self) -> None:
        """The chart once there are both dots, and the table once there is another record."""
        both = any(one.belief_before is not None and one.belief_after is not None for one in self.thoughts)
        others = any(one.key != self.key for one in self.thoughts)
        if (both, others) == self._there:
            return
        self._there = (both, others)
        self._dots.show(*([beliefs_chart(self._book, self._words)] if both else []))
        if others and not self._table:  # one table for the visit: each listens to the store
            self._table = earlier_thoughts(self._book, self._words, self.show)
        self._earlier.show(*(self._table if others else []))

    def _first_key(self) -> str:
        """The record this visit is about: one not finished, a draft, a recent one, or a new one."""
        today, thoughts = self._book.today(), self.thoughts
        newest = thoughts[-1] if thoughts else None
        if key := ui.key_to_go_on(self._book, THOUGHT, self.thoughts):
            return key
        new_story = story_for(self._days, thoughts, today)
        if newest and today - newest.began < FRESH_FOR and not new_story:
            return newest.key
        return self._free_key(today)

    def _free_key(self, day: date) -> str:
        return free_key([one.key for one in self.thoughts], day)
