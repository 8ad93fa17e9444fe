"""What will be done: a form for a new action, the table of all of them, and the worry time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from workbook import ui
from workbook.answers import ExerciseEntry, needed
from workbook.book import Book
from workbook.content import Words, load_exercise
from workbook.debrief.model import Action, CameFrom, LeadsTo
from workbook.debrief.story import debriefs
from workbook.storage import Stored

NEW = ("text", "by", "leads_to")
CHANGED = ("cue", "text", "by", "leads_to", "done_on")
NO_ACTION = needed("no_action", "text", "cue")
PARKING = "parking"
NEEDS_ACTION = "one_small"


def action_form(book: Book, words: Words, name: str, new: Action, *, done: Callable[[], Any]) -> ui.Form:
    """The form for a new action that begins as `new`; `done()` runs once it is kept."""

    def keep(values: dict[str, Any]) -> None:
        action = replace(new, **values)
        book.store.add(replace(action, leads_to=action.leads_to or LeadsTo.NONE))
        done()

    questions, start = ui.questions(Action, words, NEW), {"text": new.text}
    labels = words.within("action_form")
    return ui.Form(book, questions, labels, name=name, keep=keep, check=NO_ACTION, start=start)


def sentence(action: Action, words: Words) -> str:
    """An action as one sentence: "When …, I will …", or what will be done."""
    if action.cue and action.text:
        return words("look.change", when=action.cue, will=action.text)
    return action.text or action.cue


def actions(book: Book, words: Words) -> ui.Records:
    """The table of all actions: those not done first, by their day, then the done ones."""
    labels = words.within("actions")

    def cells(stored: Stored[Action]) -> dict[str, str]:
        action = stored.record
        return {
            "action": sentence(action, words),
            "from": labels(f"from.{action.came_from}") if action.came_from else "",
            "leads": labels(f"leads.{'done' if action.done_on else action.leads_to or LeadsTo.NONE}"),
        }

    return ui.Records(
        book,
        Action,
        words,
        at="actions",
        fields=CHANGED,
        form="action_form",
        name="debrief.action",
        check=lambda values, _editing: NO_ACTION(values),
        cells=cells,
        under="from",
        kinds={"by": "day", "leads": "tag"},
        order=lambda action: (bool(action.done_on), action.by.on if action.by else date.max),
        open_=lambda action: not action.done_on,
    )


class WorryTime:
    """An offer that opens the worry time; thoughts parked during looks back stand above it."""

    def __init__(self, book: Book, words: Words) -> None:
        """Opens at once where a draft of it was left."""
        self._book, self._words, self._labels = book, words, words.within("parking")
        offer = ui.button(self._labels("offer"), lambda: self.open(arrive=True))
        self._action, say = ui.swap(), ui.text(self._labels("offer_say"), tone="quiet")
        self.widget = ui.swap(say, offer)
        self.begun = book.store.draft(f"exercise:{PARKING}:") is not None
        if self.begun:
            self.open()

    @property
    def parked(self) -> list[str]:
        """The thoughts parked during looks back, the newest first."""
        newest = reversed(list(debriefs(self._book).values()))
        thoughts = [thought for debrief in newest for thought in debrief.answers.get("park", ())]
        return list(dict.fromkeys(thoughts))

    def open(self, *, arrive: bool = False) -> None:
        """Shows the worry time with its fifteen minutes, fresh on every day."""
        book, labels = self._book, self._labels
        exercise, time_box = load_exercise(PARKING, book.language), f"{PARKING}:{book.today().isoformat()}"
        parked = [(thought, "") for thought in self.parked]
        self._action.show()
        self.widget.show(
            ui.text(title=labels("heading"), arrive=arrive),
            ui.notes(labels("from_looks_back"), parked) if parked else None,
            ui.ExerciseForm(book, exercise, again=True, time_box=time_box, on_finished=self._finished),
            self._action,
        )

    def _finished(self, entry: Stored[ExerciseEntry]) -> None:
        """At the end of the worry time: a form for the one small action, if one is needed."""
        self._action.show()
        if entry.record.answers.get("slot_end") == NEEDS_ACTION:
            kept, name = ui.text(self._labels("action_kept")), "debrief.parked_action"
            new = Action(came_from=CameFrom.PARKED, from_id=entry.id)
            form = action_form(self._book, self._words, name, new, done=lambda: self._action.show(kept))
            self._action.show(ui.text(title=self._labels("action_title"), arrive=True), form)
