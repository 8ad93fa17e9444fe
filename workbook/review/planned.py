"""What was planned for a week and is still open: done, moved to another day, or let go, in one press."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from workbook import ui
from workbook.answers import Day, Problem
from workbook.book import Book
from workbook.content import Words
from workbook.review.due import open_actions
from workbook.review.model import ACTIONS_MOST, WeekAction, problems
from workbook.storage import Change, Stored


class Planned:
    """The open actions, those of the nearest days first, and the older ones behind a line."""

    def __init__(self, book: Book, words: Words) -> None:
        """Shows what there is, and keeps up with it."""
        self._book, self._room, self._words = book, words, words.within("planned")
        self.form: ui.Form | None = None  # while an action is being moved
        self._turned = dict[str, Change]()  # what was done or let go here: it stays in its place
        self._pressed = ""  # the one of which something was done last
        self.widget = ui.swap()
        book.store.listen(WeekAction, lambda _change: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Shows them as they are kept now; a form that is open stays."""
        if self.form is None:
            actions = open_actions(self._book, self._turned)
            key = (actions, self._book.today()) if actions else None
            self.widget.show_if(key, lambda: self._all(actions))

    def _all(self, actions: list[Stored[WeekAction]]) -> list[Any]:
        first, rest = actions[-ACTIONS_MOST:], actions[:-ACTIONS_MOST]
        more = ui.Fold(self._words("more", n=len(rest)), lambda: [p for s in rest for p in self._one(s)])
        parts = [part for stored in first for part in self._one(stored)]
        return [ui.text(title=self._words("title")), *parts, *([more] if rest else [])]

    def _one(self, stored: Stored[WeekAction]) -> list[Any]:
        """One action with its day and place and what can be done with it; or that it is over, and undo."""
        words, action, today = self._words, stored.record, self._book.today()
        turn, arrive, lines = partial(self._turn, stored), stored.id == self._pressed, list[str]()
        if not action.open:
            over = words("is_let_go" if action.let_go else "is_done", what=action.action)
            back = partial(self._book.store.undo, self._turned[stored.id].batch)
            undo = ui.button(words("undo", what=action.action), back, plain=True)
            return [ui.text(over, arrive=arrive), undo]
        if action.planned_on:
            passed = action.planned_on.on < today
            day = (words.on_day if passed else words.said_day)(action.planned_on, today)
            lines.append(words("passed" if passed else "day", day=day))
        acts: dict[str, tuple[str, Callable[[], Any]]] = {
            "done": (words("done"), partial(turn, done_on=Day(today))),
            "move": (words("move"), partial(self.move, stored)),
            "let_go": (words("let_go"), partial(turn, let_go=True)),
        }
        lines += [action.place] if action.place else []
        return [ui.card(action.action, lines, arrive=arrive), ui.buttons(acts, plain=["move", "let_go"])]

    def _turn(self, stored: Stored[WeekAction], **how: Any) -> None:
        with self._book.store.batch() as batch:
            batch.revise(stored, **how)
            if change := batch.change:
                self._turned[stored.id], self._pressed = change, stored.id

    def move(self, stored: Stored[WeekAction]) -> None:
        """Asks for another day."""
        words, self._pressed = self._room.within("form.move"), stored.id

        def check(values: dict[str, Any]) -> dict[str, Problem]:
            missing = {} if values["planned_on"] else {"planned_on": Problem("no_day")}
            return missing | problems(values, self._book.today())

        def keep(values: dict[str, Any]) -> None:
            self._book.store.revise(stored, **values)
            self._close()

        asked = ui.questions(WeekAction, self._room, ("planned_on", "place"))
        start, name = {"place": stored.record.place}, f"review.move:{stored.id}"
        self.form = ui.Form(self._book, asked, words, name=name, keep=keep, check=check, start=start)
        self.form.on_cancel(self._close)
        self.widget.show(ui.text(title=stored.record.action, arrive=True), self.form)

    def _close(self) -> None:
        self.form = None
        self.refresh()
