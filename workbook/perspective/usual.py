"""How it usually goes: guess, then look; what others have counted; the person's own numbers, read fairly."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.content import Words, how_sure, load_exercise
from workbook.interviews.model import Application
from workbook.interviews.story import MANY_FINAL_NOES, final_noes
from workbook.path import waits
from workbook.perspective.gate import gate
from workbook.perspective.guesses import Guesses
from workbook.perspective.model import USUAL, printable
from workbook.perspective.pictures import log_of, own_chart, runs_chart

WHY = f"exercises/{USUAL} why_it_helps"


@ui.page
def how_it_usually_goes(book: Book) -> list[Any]:
    """Show the second part. No ranking, no average job seeker, no forecast (guide, exercise M, not_shown)."""
    return [UsualPart(book, book.words("perspective"))]


class UsualPart:
    """Guesses first; then published figures, each by itself; then the person's own counts."""

    def __init__(self, book: Book, words: Words) -> None:
        """On the day of the news only a line and a button; the rest when asked for."""
        self._book, self._words = book, words
        self._exercise = load_exercise(USUAL, book.language)
        self._published, self._runs = ui.swap(), ui.swap()
        self.guesses: Guesses | None = None
        self.own_read: ui.Exercise | None = None
        self.widget = ui.swap()
        if waits(book, "explain"):
            self.widget.show(*gate(book, words, self.open, usual=True))
        else:
            self.open()

    def open(self) -> None:
        """Shows everything but the picture of runs, which waits until it is asked for."""
        book, words = self._book, self._words
        self.guesses = Guesses(book, words, self._exercise, done=self._show_published)
        asked = replace(self._exercise, time_box_min=None, why_it_helps="")
        self.own_read = ui.Exercise(book, asked) if self._has_numbers else None
        self.hide_runs()
        self.widget.show(
            ui.Timer(book, None, key=USUAL, minutes=self._exercise.time_box_min or 15),
            ui.text(self._exercise.why_it_helps, how_sure(book.words("evidence"), WHY), tone="quiet"),
            *self._finals(),
            self.guesses,
            self._published,
            own_chart(book, words),
            self.own_read,
            self._runs,
        )

    @property
    def _has_numbers(self) -> bool:
        """Whether there are own numbers to read, or something was written about them before."""
        store = self._book.store
        return bool(store.all(Application)) or any(
            stored.record.exercise == USUAL and not stored.record.about for stored in store.all(ExerciseEntry)
        )

    def show_runs(self) -> None:
        """The picture of runs, because somebody asked."""
        hide = ui.button(self._words("runs.hide"), self.hide_runs)
        self._runs.show(runs_chart(self._book, self._words), hide)

    def hide_runs(self) -> None:
        """Only the offer to show the picture of runs."""
        say = self._words.within("runs")
        self._runs.show(ui.text(say("ask"), tone="quiet"), ui.button(say("show"), self.show_runs))

    def _show_published(self) -> None:
        """What others have counted, once there is nothing left to guess."""
        say = self._words.within("published")
        figures = printable(self._exercise.more["published"])
        if figures:
            parts = [ui.card("", [figure["text"], self._cited(figure)], tone="quote") for figure in figures]
            self._published.show(ui.text(say("say"), title=say("title")), *parts)

    def _cited(self, figure: Any) -> str:
        grade = figure["grade"]
        said = {name: figure[name] for name in ("who", "place", "year", "grade")}
        return self._words("published.cite", **said, grade_words=self._words(f"published.grade.{grade}"))

    def _finals(self) -> list[Any]:

        lost = final_noes(log_of(self._book), self._book.today())
        if lost < MANY_FINAL_NOES:
            return []
        return [ui.text(self._words("usual.finals", n=self._words.number(lost)))]
