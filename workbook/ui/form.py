"""A card of questions: a form with one button, or answers that act at once; nothing is lost on a failure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import count
from typing import Any

from workbook.answers import Problem
from workbook.book import Book
from workbook.content import Words
from workbook.storage.errors import StoreError
from workbook.ui.beside import say_next
from workbook.ui.boxes import Asking, whole
from workbook.ui.component import Message
from workbook.ui.parts import text
from workbook.ui.questions import Question


class Form(Asking):
    """Asks, keeps a draft, and hands the answers to `keep(values)`, which stores them and returns a sentence.

    `name` is the draft's key. `check(values)` returns problems by question name. `start` are Python values
    to begin with, or a function that gives them for each new entry. Questions named in `more` wait behind
    "More details"; those in `quiet` are asked in a quieter tone. With `stays` the answers remain after
    saving, for a form that is a page of its own. Where forms that share `travels` take each other's place,
    what was typed into questions that both ask goes along. `editing` is the stored record being changed, or
    None: `keep` updates it with `editing.rev`.
    """

    def __init__(
        self,
        book: Book,
        questions: Iterable[Question],
        words: Words,
        *,
        name: str,
        keep: Callable[[dict[str, Any]], str | None],
        check: Callable[[dict[str, Any]], Mapping[str, Problem]] | None = None,
        start: Mapping[str, Any] | Callable[[], Mapping[str, Any]] | None = None,
        more: Collection[str] = (),
        quiet: Collection[str] = (),
        stays: bool = False,
        travels: str = "",
    ) -> None:
        """Builds the form with what is stored: a draft, if one was left, comes back."""
        super().__init__(book, questions, words)
        self._name, self._own, self._keep, self._check, self._stays = name, words, keep, check, stays
        self._start = start if callable(start) else lambda: start or {}
        self._cancelled, self._numbers = list[Callable[[], Any]](), count(1)
        self._handed_on: Collection[str] = ()  # what another form in this one's place asks too
        self._start_over()
        acts: dict[str, Callable[[Message], Any]] = {
            "save": lambda message: self._save(str(message["token"])),
            "cancel": lambda _message: [callback() for callback in self._cancelled],
        }
        spec = {**self._spec(more, quiet), **_titles(words), "save": words("save"), "apart": book.plain}
        self._build(("form",), {**spec, "travels": travels}, acts)

    def edit(self, stored: Any) -> None:
        """Shows a stored record for changing; a draft left from changing it before comes back."""
        self.editing = stored
        self._begin(f"{self._name}:{stored.id}", self._raws_of(self._values_of(stored)))
        self._settle(self._draft.first)
        self.widget.act(self._restore)

    def leave_for(self, other: Form) -> None:
        """Another form takes this one's place; where it asks at once all that was typed, no draft is left."""
        self._handed_on = {q["name"] for q in other.widget.spec["questions"] if not q["more"]}
        self._keep_draft()

    def _keep_draft(self) -> None:
        first, raws = self._draft.first, whole(self._raws)
        typed = {name for name, raw in raws.items() if raw != first.get(name)}
        self._draft.keep(first if typed <= set(self._handed_on) else raws)

    def on_cancel(self, callback: Callable[[], Any]) -> None:
        """Shows a plain Cancel button; `callback` runs when it is pressed, and the draft stays."""
        self._cancelled.append(callback)
        self.widget.tell({"cancel": True})

    def headed(
        self, back: Callable[[], Any], *lines: str, stored: Any = None, arrive: bool = True
    ) -> list[Any]:
        """The form under its `heading` and these lines, with what is `stored`; Cancel leads `back`."""
        if stored:
            self.edit(stored)
        self.on_cancel(back)
        return [text(*lines, title=self._own("heading"), arrive=arrive), self]

    def _start_over(self) -> None:
        self.editing = None
        try:
            raws = self._raws_of(self._start())
        except StoreError:  # what was saved is saved, so the next one begins empty
            raws = self._raws_of({})
        self._begin(self._name, raws)

    def _problems(self) -> dict[str, Problem]:
        values, problems = self._read()
        return (dict(self._check(values)) if self._check else {}) | problems

    def _save(self, token: str) -> None:
        """Says so after the commit, and only then; drops the draft, and begins afresh or stays."""
        text = self._press(token, self._problems, lambda: self._keep(self.answers))
        if text is None:
            return
        text = f"{text} {self._left_out(list(self._raws.values()))}".strip()
        text = self._common("saved", said=text, time=self._time).strip()
        self.widget.act(self._draft.drop)
        if self._stays:
            self._begin(self._name, self._raws)
        else:
            self._start_over()
        self._settle(self._draft.first, token, status={"text": text, "tone": "saved"})
        if not self._stays:
            say_next(self._book, self.widget)

    def _resolve(self, how: str) -> None:
        """`mine` is saved over what is stored now; nothing is lost where the record itself is gone."""
        if how != "mine" and self._theirs is not None:
            super()._resolve(how)
            return
        self.editing = self._theirs
        self.widget.tell({"conflict": None})
        self._save(f"here-{next(self._numbers)}")


class LiveForm(Asking):
    """Asks, keeps a draft, and calls `on_change()` whenever an answer has changed; `answers` has them.

    There is no button. `name` is the draft's key, `start` the Python values to begin with. Questions named
    in `more` wait behind a line. Words used, if there: `title`, `intro`, `more_choices`, `fewer_choices`.
    """

    def __init__(
        self,
        book: Book,
        questions: Iterable[Question],
        words: Words,
        *,
        name: str,
        on_change: Callable[[], Any],
        start: Mapping[str, Any] | None = None,
        more: Collection[str] = (),
    ) -> None:
        """Builds the questions with what is drafted, all of them shown."""
        super().__init__(book, questions, words)
        self._on_change = on_change
        self._begin(name, self._raws_of(start or {}))
        state = {"shown": [q.name for q in self.questions]}
        self._build(("form",), {**self._spec(more), **_titles(words), "apart": book.plain}, {}, state)

    @property
    def shown(self) -> tuple[str, ...]:
        """The names of the questions that are asked now."""
        return tuple(self.widget.state["shown"])

    def show_only(self, names: Collection[str]) -> None:
        """Asks these questions and hides the others, which keep their answers."""
        shown = [q.name for q in self.questions if q.name in names]
        if shown != self.widget.state["shown"]:
            self.widget.tell({"shown": shown})

    def say(self, words: str) -> None:
        """A sentence under the questions."""
        self.widget.tell({"status": {"text": words, "tone": "attention"}})

    def drop(self) -> None:
        """The draft is no longer needed; the answers stay on the screen."""
        self._draft.drop()

    def _heard(self, act: Callable[[Message], Any], message: Message) -> None:
        try:
            super()._heard(act, message)
        finally:  # an answer counts also where its draft could not be kept
            problems = {name: p for name, p in self._read()[1].items() if p.key != "required"}
            self.widget.tell({"problems": self._sentences(problems)})
            self._on_change()


def _titles(words: Words) -> dict[str, str]:
    keys = ("title", "intro", "more_choices", "fewer_choices")
    return {key: words(key) for key in keys if words.has(key)}
