"""How it usually goes: guess, then look; what others have counted; the person's own numbers, read fairly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry, ScaleAnswer, needed
from workbook.book import Book
from workbook.content import Exercise, Words, load_exercise
from workbook.estimates.display_rules import CHART_FROM
from workbook.interviews.model import Application
from workbook.interviews.story import KINDS, MANY_FINAL_NOES, final_noes, stories
from workbook.path import waits
from workbook.perspective.charts import SameFive, own_picture, runs_picture
from workbook.perspective.model import USUAL, printable
from workbook.quiet.due import way as to_the_quiet
from workbook.storage import Stored

WHY = f"exercises/{USUAL} why_it_helps"
WITH_DEMONSTRATION = "g3"


@ui.page_of("explain", says_off=False)
def how_it_usually_goes(book: Book) -> list[Any]:
    """Show the second part. No ranking, no average job seeker, no forecast (guide, exercise M, not_shown)."""
    return [UsualPart(book, book.words("perspective"))]


class UsualPart:
    """Guesses first; then published figures, each by itself; then the person's own counts."""

    def __init__(self, book: Book, words: Words) -> None:
        """On the day of the news only a line and a button; the rest when asked for."""
        self._book, self._words = book, words
        self._exercise = load_exercise(USUAL, book.language)
        self._published, self.widget = ui.swap(), ui.swap()
        self.guesses: Guesses | None = None
        self.own_read: ui.ExerciseForm | None = None
        if waits(book, "explain"):
            wait = ui.text(words("gate.usual"), tone="quiet")
            self.widget.show(wait, ui.button(words("gate.open_usual"), self.open))
        else:
            self.open()

    def open(self) -> None:
        """Shows everything but the picture of runs, which waits until it is asked for."""
        book, words, exercise = self._book, self._words, self._exercise
        self.guesses = Guesses(book, words, exercise, done=self._show_published)
        asked = replace(exercise, time_box_min=None, why_it_helps="")
        self.own_read = ui.ExerciseForm(book, asked) if self._has_numbers else None
        runs = ui.Fold(words("runs.ask"), lambda: [self._chart("runs", runs_picture)])
        lost = len(final_noes(stories(book).values(), book.today()))
        finals = ui.text(words("usual.finals", n=words.number(lost))) if lost >= MANY_FINAL_NOES else None
        timer = ui.Timer(book, key=USUAL, minutes=exercise.time_box_min or 15)
        why, own = ui.reason(book, exercise.why_it_helps, WHY), self._own()
        self.widget.show(timer, why, finals, self.guesses, self._published, own, self.own_read, runs)

    def _own(self) -> ui.Fold | ui.LiveChart:
        """The chart of the person's own numbers behind a line, or what it says while there are none."""
        chart = self._chart("own", own_picture)
        if (sent := len(self._book.store.all(Application))) < CHART_FROM:
            return chart
        label = self._words("own.fold", applications=self._words.count("applications", sent))
        return ui.Fold(label, lambda: [chart, to_the_quiet(self._book)])

    def _chart(self, key: str, picture: Callable[[Book, Words], ui.Picture | None]) -> ui.LiveChart:
        make = partial(picture, self._book, self._words)
        return ui.LiveChart(self._book, self._words, key, make, listen=KINDS, level=3)

    @property
    def _has_numbers(self) -> bool:
        """Whether there are own numbers to read, or something was written about them before."""
        enough = len(self._book.store.all(Application)) >= CHART_FROM
        return enough or bool(self._book.store.where(ExerciseEntry, exercise=USUAL, about=""))

    def _show_published(self) -> None:
        """What others have counted, once there is nothing left to guess."""
        words, figures = self._words.within("published"), printable(self._exercise.more["published"])
        if figures:
            parts = [ui.card("", [figure["text"], self._cited(figure)], tone="quote") for figure in figures]
            self._published.show(ui.text(words("say"), title=words("title")), *parts)

    def _cited(self, figure: Mapping[str, Any]) -> str:
        words, source = self._words.within("published"), ("who", "place", "year", "grade")
        grade = words(f"grade.{figure['grade']}")
        return words("cite", **{name: figure[name] for name in source}, grade_words=grade)


class Guesses:
    """Guess, then reveal: the questions that were looked at, with what they reveal, and the next one."""

    def __init__(self, book: Book, words: Words, exercise: Exercise, *, done: Callable[[], Any]) -> None:
        """Questions whose numbers may not be printed are left out; `done()` runs when none is left."""
        self._book, self._words, self._done = book, words, done
        self._places = [(asked, ui.swap()) for asked in printable(exercise.more["guess"])]
        self.form: ui.Form | None = None
        self.five: SameFive | None = None
        self.widget = ui.stack(*(place for _, place in self._places))
        self._next(arrive=False)

    def look(self, asked: Mapping[str, Any], guess: int | None) -> None:
        """Keeps the guess, if there is one, and shows what there is to know."""
        if self._stored(asked) is None:
            answers = {} if guess is None else {"guess": guess}
            entry = ExerciseEntry(USUAL, f"guess.{asked['id']}", answers, True)
            self._book.store.add(entry, id=f"guess-{asked['id']}")
        self._next(arrive=True)

    def _stored(self, asked: Mapping[str, Any]) -> Stored[ExerciseEntry] | None:
        return self._book.store.get(ExerciseEntry, f"guess-{asked['id']}")

    def _next(self, *, arrive: bool) -> None:
        """Shows everything up to the first question that was not looked at yet."""
        self.form = None
        for asked, place in self._places:
            stored = self._stored(asked)
            if stored is None:
                place.show(*self._asking(asked))
                return
            reveal = partial(self._reveal, asked, stored.record.answers.get("guess"), arrive=arrive)
            place.show_if("revealed", reveal)
        self._done()

    def _asking(self, asked: Mapping[str, Any]) -> list[Any]:
        scale = ScaleAnswer(low=asked["low"], high=asked["high"])
        question = ui.Question("guess", scale, str(asked["ask"]))
        name, words = f"perspective.guess.{asked['id']}", self._words.within("guess")
        keep, check = lambda values: self.look(asked, values["guess"]), needed("no_guess", "guess")
        self.form = ui.Form(self._book, [question], words, name=name, keep=keep, check=check)
        return [self.form, ui.button(words("without"), lambda: self.look(asked, None))]

    def _reveal(self, asked: Mapping[str, Any], guess: Any, *, arrive: bool) -> list[Any]:
        words = self._words.within("usual")
        guessed = words("no_guess") if guess is None else words("your_guess", guess=guess)
        lines = [str(asked["reveal"]), f"{guessed} {asked['basis']}"]
        card = ui.card(str(asked["ask"]), lines, tone="quote", arrive=arrive)
        if asked["id"] != WITH_DEMONSTRATION:
            return [card]
        self.five = SameFive(self._book, self._words)
        return [card, ui.text(self._words("same_five.ask"), tone="quiet"), self.five]
