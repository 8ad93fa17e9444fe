"""The feedback there is, as a table: who said it, about which interview, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.known import interviews
from workbook.debrief.model import Action, Feedback, FeedbackPoint
from workbook.debrief.points import action_id, settled
from workbook.storage import Change, Stored

KINDS = (Feedback, FeedbackPoint, Action)


class Heard:
    """Shows the table once there is feedback; their words themselves are only on the opened page."""

    def __init__(self, book: Book, words: Words, *, open_: Callable[[str], Any]) -> None:
        """`open_(id)` shows one piece of feedback."""
        self._book, self._words = book, words
        say = words.within("heard")
        columns = [
            ui.Column("source", say("column.source"), sub="about"),
            ui.Column("arrived", say("column.arrived"), kind="day"),
            ui.Column("state", say("column.state"), kind="tag"),
        ]
        self.table = ui.RecordTable(
            book, columns, self._rows, say, listen=KINDS, on_open=open_, on_remove=self._remove
        )
        self._there: bool | None = None
        self.widget = ui.swap()

    def show(self) -> None:
        """Shows the table, or nothing while nothing was heard."""
        there = bool(self._book.store.all(Feedback)) or bool(self._there)
        if there != self._there:
            self._there = there
            self.widget.show(*([self.table] if there else []))

    def _rows(self) -> list[ui.Row]:
        """The newest first."""
        names = {one.id: one.name for one in interviews(self._book, self._words)}
        points: dict[str, list[Stored[FeedbackPoint]]] = {}
        for point in self._book.store.all(FeedbackPoint):
            points.setdefault(point.record.feedback, []).append(point)
        actions = {stored.id: stored.record for stored in self._book.store.all(Action)}
        rows = []
        for stored in reversed(self._book.store.all(Feedback)):
            feedback, say = stored.record, self._words.within("heard")
            open_, state = self._state(stored, points.get(stored.id, []), actions)
            source = self._words.options("field.source").get(str(feedback.source), say("somebody"))
            cells = {
                "source": source,
                "about": names.get(feedback.about, ""),
                "arrived": self._words.day(feedback.arrived_on),
                "state": state,
            }
            sort = {"arrived": feedback.arrived_on.on if feedback.arrived_on else ""}
            rows.append(ui.Row(stored.id, cells, sort, "now" if open_ else "quiet"))
        return rows

    def _state(
        self, stored: Stored[Feedback], points: list[Stored[FeedbackPoint]], actions: Mapping[str, Action]
    ) -> tuple[bool, str]:
        """Whether something is still open, and how it stands."""
        say, feedback = self._words.within("heard"), stored.record
        if feedback.sealed and feedback.kept_at:
            ripe = feedback.ripe(self._book.today())
            until = self._words.short_day(feedback.sealed_until)
            return ripe, say("ripe") if ripe else say("sealed", day=until)
        if not feedback.kept_at:
            return True, say("begun")
        if not points:
            return True, say("to_read")
        still = [p for p in points if not settled(p.record, actions.get(action_id(p.id)))]
        if still:
            return True, self._words.count("open_points", len(still))
        return False, self._words.count("points", len(points))

    def _remove(self, id: str) -> Change | None:
        """Removes a piece of feedback with its points and what came of them, in one step."""
        with self._book.store.batch() as step:
            for point in step.all(FeedbackPoint):
                if point.record.feedback == id:
                    step.remove(FeedbackPoint, point.id)
                    step.remove(Action, action_id(point.id))
            return step.remove(Feedback, id)
