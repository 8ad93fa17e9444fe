"""Guess, then reveal: one question at a time, each of which may be looked at without a guess."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry, Problem, ScaleAnswer
from workbook.book import Book
from workbook.content import Exercise, Words
from workbook.perspective.model import USUAL, printable
from workbook.perspective.pictures import SameFive

WITH_DEMONSTRATION = "g3"


class Guesses:
    """The questions that were looked at, with what they reveal, and the next one to guess."""

    def __init__(self, book: Book, words: Words, exercise: Exercise, *, done: Callable[[], Any]) -> None:
        """Questions whose numbers may not be printed are left out; `done()` runs when none is left."""
        self._book, self._words, self._done = book, words, done
        self.questions = printable(exercise.more["guess"])
        self._places = {str(asked["id"]): ui.swap() for asked in self.questions}
        self.form: ui.Form | None = None
        self.five: SameFive | None = None
        self._revealed: set[str] = set()  # the questions whose answer is on the page
        self.widget = ui.stack(*self._places.values())
        self._next(arrive=False)

    def look(self, asked: Mapping[str, Any], guess: int | None) -> None:
        """Keeps the guess, if there is one, and shows what there is to know."""
        id = self._id(asked)
        if self._book.store.get(ExerciseEntry, id) is None:
            answers = {} if guess is None else {"guess": guess}
            self._book.store.add(ExerciseEntry(USUAL, f"guess.{asked['id']}", answers, True), id=id)
        self._next(arrive=True)

    def _next(self, *, arrive: bool) -> None:
        """Shows everything up to the first question that was not looked at yet."""
        self.form = None
        shown: list[str] = []
        for asked in self.questions:
            place = self._places[str(asked["id"])]
            stored = self._book.store.get(ExerciseEntry, self._id(asked))
            if stored is None:
                place.show(*self._asking(asked))
                break
            shown.append(str(asked["id"]))
            if asked["id"] not in self._revealed:
                self._revealed.add(asked["id"])
                place.show(*self._reveal(asked, stored.record.answers.get("guess"), arrive=arrive))
        if len(shown) == len(self.questions):
            self._done()

    def _id(self, asked: Mapping[str, Any]) -> str:
        return f"guess-{asked['id']}"

    def _asking(self, asked: Mapping[str, Any]) -> list[Any]:
        scale = ScaleAnswer(low=asked["low"], high=asked["high"])
        question = ui.Question("guess", scale, str(asked["ask"]))
        say = self._words.within("guess")

        def check(values: dict[str, Any]) -> dict[str, Problem]:
            return {"guess": Problem("no_guess")} if values["guess"] is None else {}

        def keep(values: dict[str, Any]) -> str:
            self.look(asked, values["guess"])
            return ""

        name = f"perspective.guess.{asked['id']}"
        self.form = ui.Form(self._book, [question], say, name=name, keep=keep, check=check)
        return [self.form, ui.button(say("without"), lambda: self.look(asked, None))]

    def _reveal(self, asked: Mapping[str, Any], guess: Any, *, arrive: bool) -> list[Any]:
        say = self._words.within("usual")
        guessed = say("no_guess") if guess is None else say("your_guess", guess=guess)
        lines = [str(asked["reveal"]), f"{guessed} {asked['basis']}"]
        card = ui.card(str(asked["ask"]), lines, tone="quote", arrive=arrive)
        if asked["id"] != WITH_DEMONSTRATION:
            return [card]
        self.five = SameFive(self._book, self._words)
        return [card, ui.text(self._words("same_five.ask"), tone="quiet"), self.five]
