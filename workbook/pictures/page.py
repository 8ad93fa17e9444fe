"""The pictures on notebook 10: a line for each there is something for, at most three of them open at once."""

from __future__ import annotations

from functools import partial
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.check_ins.model import CheckIn, Mood
from workbook.path import no_today
from workbook.pictures.one_more import would_change
from workbook.pictures.shelf import NOT_WHEN_LOW, QUESTIONS, ROOMS, draw, words_of

MOST_OPEN = 3
TO_CHOOSE, PAUSE, AFTER_A_PRESS = 1.5, 0.1, 2.0  # seconds until the next question


@ui.page_of("week", says_off=False)
def every(book: Book) -> list[Any]:
    """Show the line that opens them; nothing on the day of a no."""
    return [] if no_today(book) else [Gallery(book)]


class Gallery:
    """A line; behind it the questions, and under each the pictures that answer it."""

    def __init__(self, book: Book) -> None:
        """Nothing is worked out before somebody opens it."""
        self._book, self._words, self._anyway = book, book.words("pictures"), False
        self.shown: dict[tuple[str, str], ShownPicture] = {}
        self.opened: list[ShownPicture] = []
        self._pressed = False  # since the last question was worked out
        self._parts = {question: ui.swap() for question in QUESTIONS}
        self._foot = ui.swap()
        self.fold = ui.Fold(self._words("fold"), self._first)
        self.widget = self.fold.widget

    def _first(self) -> list[Any]:
        """The questions; the first one is there at once, the others one after the other."""
        for question, pictures in QUESTIONS.items():
            soon = ui.Soon(partial(self.refresh, question), failed=self._book.store.listener_failed)
            kinds = {kind for room, _ in pictures for kind in (*ROOMS[room].kinds, CheckIn)}
            self._book.store.listen(kinds, soon.ask)
        first, *others = QUESTIONS
        self.refresh(first)
        ui.Soon(partial(self._one_by_one, others), TO_CHOOSE, failed=self._book.store.listener_failed).ask()
        return [ui.text(self._words("lead"), tone="quiet"), *self._parts.values(), self._foot]

    def _one_by_one(self, questions: list[str]) -> None:
        """A question at a time; what somebody presses meanwhile goes before the rest of a long book."""
        wait, self._pressed = AFTER_A_PRESS if self._pressed else PAUSE, False
        if wait == PAUSE:
            self.refresh(questions.pop(0))
        then = partial(self._one_by_one, questions) if questions else self._say_what_is_missing
        ui.Soon(then, wait, failed=self._book.store.listener_failed).ask()

    def refresh(self, question: str) -> None:
        """Shows what there is for a question; pictures that are there stay as they are, open or not."""
        low = not self._anyway and self._low
        there = tuple(
            place
            for place in QUESTIONS[question]
            if not (low and place in NOT_WHEN_LOW) and draw(self._book, *place) is not None
        )
        title = ui.text(title=self._words(f"question.{question}"), tone="section") if there else None
        key = there or None
        self._parts[question].show_if(key, lambda: [title, *(self._picture(*place).fold for place in there)])

    @property
    def _low(self) -> bool:
        return Mood(self._book).low

    def _picture(self, room: str, key: str) -> ShownPicture:
        if (room, key) not in self.shown:
            name = self._words(f"name.{room}.{key}")
            self.shown[room, key] = ShownPicture(self._book, room, key, name, self._opened)
        return self.shown[room, key]

    def _opened(self, picture: ShownPicture) -> None:
        """Closes the one that has been open for longest, where this is one too many."""
        self._pressed = True
        still = [one for one in self.opened if one.fold.opened and one is not picture]
        for one in still[: max(len(still) + 1 - MOST_OPEN, 0)]:
            one.fold.close()
        self.opened = [one for one in still if one.fold.opened] + [picture]

    def _say_what_is_missing(self) -> None:
        """Where there is no picture at all, what will be here; on a low day, how to see the rest."""
        if not self.shown:
            self._foot.show(ui.text(self._words("empty"), tone="quiet"))
        elif self._low and not self._anyway:
            more = ui.button(self._words("low.anyway"), self._show_anyway, plain=True)
            self._foot.show(ui.text(self._words("low.say"), tone="quiet"), more)
        else:
            self._foot.show()

    def _show_anyway(self) -> None:
        self._anyway = True
        for question in QUESTIONS:
            self.refresh(question)
        self._say_what_is_missing()


class ShownPicture:
    """One picture behind its line."""

    def __init__(self, book: Book, room: str, key: str, name: str, opened: Any) -> None:
        """Draws nothing before it is opened."""
        self._book, self._place = book, (room, key)
        self.chart: ui.LiveChart | None = None
        self.fold = ui.Fold(name, self._made, on_open=lambda: opened(self))

    def _made(self) -> list[Any]:
        room, key = self._place
        of, drawn = ROOMS[room], partial(draw, self._book, room, key)
        words = self._book.words(of.words)
        self.chart = ui.LiveChart(
            self._book, words, words_of(key), drawn, listen=of.kinds, level=3, edge=self._edge
        )
        return [self.chart]

    def _edge(self) -> str:
        return self._book.words("pictures")("one_more") if would_change(self._book, *self._place) else ""
