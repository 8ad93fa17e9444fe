"""The parking slot: a place and a time for the thoughts that keep knocking."""

from __future__ import annotations

from typing import Any

from workbook import ui
from workbook.book import Book
from workbook.content import Words, load_exercise
from workbook.debrief.actions import action_form
from workbook.debrief.box import boxes
from workbook.debrief.model import CameFrom

PARKING = "parking"
NEEDS_ACTION = "one_small"


class Parking:
    """An offer that opens the slot; what was parked during looks back stands above it."""

    def __init__(self, book: Book, words: Words) -> None:
        """Opens at once where a draft of it was left."""
        self._book, self._words = book, words
        self._exercise = load_exercise(PARKING, book.language)
        self._action = ui.swap()
        self.exercise: ui.Exercise | None = None
        self.form: ui.Form | None = None
        self.widget = ui.swap()
        if book.store.draft(f"exercise:{PARKING}:"):
            self.open()
        else:
            self.rest()

    def rest(self) -> None:
        """Shows the offer."""
        say = self._words.within("parking")
        self.widget.show(ui.text(say("offer_say"), tone="quiet"), ui.button(say("offer"), self._arrive))

    def _arrive(self) -> None:
        self.open(arrive=True)

    def open(self, *, arrive: bool = False) -> None:
        """Shows the slot with its fifteen minutes, fresh on every day."""
        say = self._words.within("parking")
        today = self._book.today().isoformat()
        self.exercise = ui.Exercise(
            self._book,
            self._exercise,
            again=True,
            time_box=f"{PARKING}:{today}",
            on_finished=self._finished,
        )
        parked = self._parked()
        told = [ui.notes(say("from_looks_back"), parked)] if parked else []
        self._action.show()
        self.widget.show(ui.text(title=say("heading"), arrive=arrive), *told, self.exercise, self._action)

    def _parked(self) -> list[tuple[str, str]]:
        """The thoughts parked while looking back, newest first, each once."""
        newest = reversed(boxes(self._book).values())
        thoughts = dict.fromkeys(thought for box in newest for thought in box.parked)
        return [(thought, "") for thought in thoughts]

    def _finished(self, entry: Any) -> None:
        """At the end of the slot: a form for the one small action, if one is needed."""
        self._action.show()
        if entry.record.answers.get("slot_end") == NEEDS_ACTION:
            say = self._words.within("parking")
            self.form = action_form(
                self._book,
                self._words,
                name="debrief.parked_action",
                came_from=CameFrom.PARKED,
                from_id=entry.id,
                done=lambda: self._action.show(ui.text(say("action_kept"))),
            )
            self._action.show(ui.text(title=say("action_title"), arrive=True), self.form)
