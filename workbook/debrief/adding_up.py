"""What looking back adds up to: the learning lines, what feedback was about, the boxes, and the actions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry, capital
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.actions import Actions
from workbook.debrief.box import boxes as box_by_interview
from workbook.debrief.charts import boxes_height, draw_boxes, draw_themes, themes_height
from workbook.debrief.known import Interview, interviews
from workbook.debrief.model import Feedback, FeedbackPoint, LookBack
from workbook.debrief.readings import boxes_reading, themes_reading
from workbook.debrief.sources import sources

MOST_BOXES = 12


class AddingUp:
    """Each picture once there is something in it; until then one sentence about what will be here."""

    def __init__(self, book: Book, words: Words) -> None:
        """Call `show` with the interviews there are."""
        self._book, self._words = book, words
        self._shown: Any = None
        self._charts: dict[str, ui.LiveChart] = {}
        self.actions = Actions(book, words)
        self._pictures = ui.swap()
        self.widget = ui.stack(self.actions, self._pictures)

    def show(self, known: Sequence[Interview]) -> None:
        """Shows what there is something of."""
        lines = [one for one in known if one.line]
        points = any(s.record.theme for s in self._book.store.all(FeedbackPoint))
        sessions = bool(self._book.store.all(LookBack))
        key = ([(one.id, one.name, one.line) for one in lines], points, sessions)
        if key == self._shown:
            return
        self._shown = key
        parts: list[Any] = [self._chart("themes")] if points else []
        parts += [self._chart("boxes")] if sessions else []
        parts += [self._wall(lines)] if lines else []
        if not parts:
            parts = [ui.text(self._words("adds_up.empty"), tone="quiet")]
        self._pictures.show(ui.text(title=self._words("adds_up.title"), tone="section"), *parts)

    def _wall(self, lines: Sequence[Interview]) -> Any:
        """One line from each interview, the newest first."""
        title = self._words.count("lines", len(lines), lines=self._words.number(len(lines)))
        return ui.notes(capital(title), [(one.line, one.name) for one in lines])

    def _chart(self, name: str) -> ui.LiveChart:
        if name not in self._charts:
            make = themes_chart if name == "themes" else boxes_chart
            self._charts[name] = make(self._book, self._words)
        return self._charts[name]


def themes_chart(book: Book, words: Words) -> ui.LiveChart:
    """What feedback was about, a dot for each source that mentions it."""

    def table() -> Any:
        from workbook.debrief.analysis import themes

        return themes(book.frame(FeedbackPoint), sources(book.store.all(Feedback)))

    return ui.LiveChart(
        book,
        words,
        "themes",
        table=table,
        draw=draw_themes,
        reading=themes_reading,
        height=themes_height,
        listen=[Feedback, FeedbackPoint],
        level=3,
    )


def boxes_chart(book: Book, words: Words) -> ui.LiveChart:
    """The sessions of each box, the interviews looked back at last first."""

    def table() -> Any:
        from workbook.debrief.analysis import boxes

        there = {about: box for about, box in box_by_interview(book).items() if box.used}
        names = {one.id: one.short for one in interviews(book, words) if one.id in there}
        closed = {about for about, box in there.items() if box.closed}
        return boxes(book.frame(LookBack), closed, dict(list(names.items())[:MOST_BOXES]))

    return ui.LiveChart(
        book,
        words,
        "boxes",
        table=table,
        draw=draw_boxes,
        reading=boxes_reading,
        height=boxes_height,
        listen=[LookBack, ExerciseEntry],
        level=3,
    )
