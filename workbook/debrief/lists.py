"""What will be done: a form for a new action, the table of all of them, and the worry time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

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


def action_form(book: Book, words: Words, name: str, new: Action) -> ui.OneNew:
    """The form for a new action that begins as `new`."""
    asked, labels = ui.questions(Action, words, NEW), words.within("action_form")
    return ui.OneNew(book, new, asked, labels, whole, name=name, check=NO_ACTION)


def whole(action: Action) -> Action:
    """The action with where it leads, also where nobody has said that."""
    return replace(action, leads_to=action.leads_to or LeadsTo.NONE)


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
            new, title = Action(came_from=CameFrom.PARKED, from_id=entry.id), self._labels("action_title")
            form = action_form(self._book, self._words, "debrief.parked_action", new)
            self._action.show(ui.text(title=title, arrive=True), form)
