"""What will be done: a form for an action, and the table of all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from workbook import ui
from workbook.answers import Problem, blank
from workbook.book import Book
from workbook.content import Words
from workbook.debrief.model import Action, CameFrom, LeadsTo
from workbook.storage import Change, Stored

NEW = ("text", "by", "leads_to")
CHANGED = ("cue", "text", "by", "leads_to", "done_on")


def action_form(
    book: Book,
    words: Words,
    *,
    name: str,
    came_from: CameFrom,
    from_id: str,
    text: str = "",
    about: str = "",
    done: Callable[[], Any],
) -> ui.Form:
    """The form for a new action; `done()` runs once it is kept."""

    def keep(values: dict[str, Any]) -> str:
        new = Action(came_from=came_from, from_id=from_id, about=about, **values)
        book.store.add(replace(new, leads_to=new.leads_to or LeadsTo.NONE))
        done()
        return ""

    questions = ui.questions(Action, words, NEW)
    say = words.within("action_form")
    return ui.Form(book, questions, say, name=name, keep=keep, check=nothing_said, start={"text": text})


def nothing_said(values: dict[str, Any]) -> dict[str, Problem]:
    """An action without words is none."""
    said = str(values.get("text", "")) + str(values.get("cue", ""))
    return {"text": Problem("no_action")} if blank(said) else {}


def sentence(action: Action, words: Words) -> str:
    """An action as one sentence: "When …, I will …", or what will be done."""
    if action.cue and action.text:
        return words("look.change", when=action.cue, will=action.text)
    return action.text or action.cue


class Actions:
    """The table of actions; opening a row puts its form in the table's place."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows nothing until there is an action."""
        self._book, self._words = book, words
        say = words.within("actions")
        columns = [
            ui.Column("action", say("column.action"), sub="from"),
            ui.Column("by", say("column.by"), kind="day"),
            ui.Column("leads", say("column.leads"), kind="tag"),
        ]
        self.table = ui.RecordTable(
            book, columns, self._rows, say, listen=[Action], on_open=self.open, on_remove=self._remove
        )
        self.form: ui.Form | None = None
        self.widget = ui.swap()
        self._state = ""
        book.store.listen(Action, lambda _change: self.show())
        self.show()

    def show(self) -> None:
        """Shows the table once there is something in it; a form that is open stays."""
        state = self._state if self._state == "form" else "table" if self._any() else "none"
        if state == self._state:
            return
        self._state = state
        title = ui.text(title=self._words("actions.title"), tone="section")
        self.widget.show(*([title, self.table] if state == "table" else []))

    def open(self, id: str) -> None:
        """Shows the form of one action."""
        stored = self._book.store.get(Action, id)
        if stored is None:
            return
        say = self._words.within("action_form")
        form = ui.Form(
            self._book,
            ui.questions(Action, self._words, CHANGED),
            say,
            name="debrief.action",
            keep=self._keep,
            check=nothing_said,
        )
        form.edit(stored)
        form.on_cancel(lambda: self.close(id))
        self.form, self._state = form, "form"
        self.widget.show(ui.text(title=say("heading"), arrive=True), form)

    def close(self, id: str = "") -> None:
        """Shows the table again, with the focus on the row that was opened."""
        self._state, self.form = "", None
        if id:
            self.table.return_to(id)
        self.show()

    def _keep(self, values: dict[str, Any]) -> str:
        assert self.form is not None
        stored: Stored[Action] | None = self.form.editing
        if stored is None:  # it was removed in another window: what was typed is a new one
            self._book.store.add(Action(**values))
        else:
            self._book.store.update(stored.id, replace(stored.record, **values), stored.rev)
        self.close(stored.id if stored else "")
        return ""

    def _any(self) -> bool:
        return bool(self._book.store.all(Action))

    def _rows(self) -> list[ui.Row]:
        """Those not done first, by their day; then the done ones."""
        say, rows = self._words.within("actions"), []
        for place, stored in enumerate(self._book.store.all(Action)):
            action = stored.record
            tag = "done" if action.done_on else str(action.leads_to or LeadsTo.NONE)
            cells = {
                "action": sentence(action, self._words),
                "from": say(f"from.{action.came_from}") if action.came_from else "",
                "by": self._words.day(action.by),
                "leads": say(f"leads.{tag}"),
            }
            sort = {"by": action.by.on if action.by else ""}
            tone = "quiet" if action.done_on else "now"
            first = action.by.on if action.by else date.max
            order = (action.done_on is not None, first, place)
            rows.append((order, ui.Row(stored.id, cells, sort, tone)))
        return [row for _, row in sorted(rows, key=lambda one: one[0])]

    def _remove(self, id: str) -> Change | None:
        return self._book.store.remove(Action, id)
