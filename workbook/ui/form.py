"""A form: questions in a card, drafts kept while somebody types, one button, nothing lost on a failure."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import Any

from workbook.answers import Problem
from workbook.storage.errors import Conflict
from workbook.ui.answering import raws_of
from workbook.ui.boxes import SILENT, Boxes
from workbook.ui.component import Component, Message, script
from workbook.ui.conflict import both_of, sides
from workbook.ui.questions import Question

ASKING = ("dom", "fields", "choices", "picks", "lists", "deck", "asking", "conflict")


class FormView(Component):
    """The form in the browser."""

    _esm = script(*ASKING, "more", "form")


class Form:
    """Asks, keeps a draft, and hands the answers to `keep(values)`, which stores them and returns a sentence.

    `name` is the draft's key. `check(values)` returns problems by question name. `start` are Python values
    to begin with, or a function that gives them for each new entry. Questions named in `more` wait behind
    "More details"; those in `quiet` are asked in a quieter tone. With `stays` the answers remain after
    saving, for a form that is a page of its own. `editing` is the stored record being changed, or None:
    `keep` updates it with `editing.rev`.
    """

    def __init__(
        self,
        book: Any,
        questions: Iterable[Question],
        words: Any,
        *,
        name: str,
        keep: Callable[[dict[str, Any]], str | None],
        check: Callable[[dict[str, Any]], Mapping[str, Problem]] | None = None,
        start: Mapping[str, Any] | Callable[[], Mapping[str, Any]] | None = None,
        more: Iterable[str] = (),
        quiet: Iterable[str] = (),
        stays: bool = False,
    ) -> None:
        """Builds the form with what is stored: a draft, if one was left, comes back."""
        self._boxes = boxes = Boxes(book, questions, words)
        self._name, self._keep, self._check = name, keep, check
        self._start = start if callable(start) else lambda: start or {}
        self._stays = stays
        self._cancelled: list[Callable[[], Any]] = []
        self._numbers = count(1)
        self._stored_token = ""  # of the last save that succeeded: a message that comes twice saves once
        self._theirs: Any = None
        self.editing: Any = None
        self.problems: dict[str, Problem] = {}
        boxes.begin(name, boxes.of_values(self._start()))
        spec = self._spec(boxes.drawn(more, quiet))
        on = {do: functools.partial(self._heard, act) for do, act in self._acts().items()}
        self.widget = boxes.widget = FormView(spec, boxes.state(), on=on, trouble=boxes.fail)
        self.widget.act(boxes.restore)

    @property
    def answers(self) -> dict[str, Any]:
        """The typed values as they stand; unanswered where there is a problem."""
        return self._boxes.read()[0]

    def fill(self, values: Mapping[str, Any]) -> None:
        """Shows these Python values in the boxes; questions not named keep what they have."""
        asked = [q for q in self._boxes.questions if q.name in values]
        self._boxes.show(raws_of(self._boxes.book, asked, values))

    def edit(self, stored: Any) -> None:
        """Shows a stored record for changing; a draft left from changing it before comes back."""
        self.editing = stored
        self._boxes.begin(f"{self._name}:{stored.id}", self._boxes.of_record(stored.record))
        self._settle()
        self.widget.act(self._boxes.restore)

    def clear(self) -> None:
        """Back to how the form starts, for a new entry; the draft goes."""
        self._boxes.draft.drop()
        self._start_over()
        self._settle()

    def offer(self, name: str, suggestions: Iterable[str]) -> None:
        """Replaces what one question suggests while somebody types."""
        offers = self.widget.state.get("offers", {})
        self.widget.tell({"offers": {**offers, name: list(suggestions)}})

    def on_cancel(self, callback: Callable[[], Any]) -> None:
        """Shows a plain Cancel button; `callback` runs when it is pressed, and the draft stays."""
        self._cancelled.append(callback)
        self.widget.tell({"cancel": True})

    def save(self) -> bool:
        """What the button does: read, check, keep, say so. True when it was stored."""
        token = self._token()
        self.widget.act(lambda: self._save(token))
        return self._stored_token == token

    def _token(self) -> str:
        return f"here-{next(self._numbers)}"

    def _settle(self, answered: str = "", **patch: Any) -> None:
        self.problems = {}
        self._boxes.settle(self._boxes.first, answered, **patch)

    def _start_over(self) -> None:
        self.editing = None
        self._boxes.begin(self._name, self._boxes.of_values(self._start()))

    def _spec(self, asked: list[dict[str, Any]]) -> dict[str, Any]:
        words, book = self._boxes.words, self._boxes.book
        given = {key: words(key) for key in ("title", "intro") if words.has(key)}
        return {"questions": asked, "say": book.words("ui").options("form"), "save": words("save"), **given}

    def _acts(self) -> dict[str, Callable[[Message], Any]]:
        boxes = self._boxes
        return {
            "typed": lambda message: boxes.typed(message.get("values") or {}),
            "save": lambda message: self._save(str(message["token"])),
            "cancel": lambda _message: [callback() for callback in self._cancelled],
            "afresh": lambda _message: boxes.afresh(),
            "return": lambda _message: boxes.bring_back(),
            "resolve": lambda message: self._resolve(str(message["how"])),
        }

    def _heard(self, act: Callable[[Message], Any], message: Message) -> None:
        self._boxes.take(message.get("values") or {})
        act(message)

    def _save(self, token: str) -> None:
        if token == self._stored_token:
            self.widget.tell({}, answered=token)
            return
        self._boxes.handling = token
        values, problems = self._boxes.read()
        self.problems = (dict(self._check(values)) if self._check else {}) | problems
        if self.problems:
            self._boxes.say_problems(self.problems, token)
            return
        try:
            said = self._keep(values)
        except Conflict as conflict:
            self._clash(conflict, token)
            return
        self._stored(token, said or "")

    def _stored(self, token: str, said: str) -> None:
        """After the commit, and only then: says so, drops the draft, and begins afresh or stays."""
        self._stored_token = token
        boxes = self._boxes
        text = boxes.book.words("ui")("saved", said=said, time=boxes.time).strip()
        self.widget.act(boxes.draft.drop)
        if self._stays:
            boxes.begin(self._name, dict(boxes.raws))
        else:
            self._start_over()
        self._settle(token, status={"text": text, "tone": "saved"})

    def _clash(self, conflict: Conflict, token: str) -> None:
        self._theirs, boxes = conflict.theirs, self._boxes
        stored = boxes.of_record(conflict.theirs.record) if conflict.theirs else {}
        card = {"sides": sides(boxes.questions, boxes.raws, stored), "gone": not stored}
        self.widget.tell({"conflict": card, "status": SILENT}, answered=token)

    def _resolve(self, how: str) -> None:
        """`mine` saves over what is stored now, `theirs` shows it, `both` puts the two together."""
        mine, theirs = dict(self._boxes.raws), self._theirs
        self.editing = theirs
        self.widget.tell({"conflict": None})
        if how == "mine" or theirs is None:
            self._save(self._token())
            return
        boxes, stored = self._boxes, self._boxes.of_record(theirs.record)
        self.problems = {}
        boxes.begin(boxes.draft.key, stored)
        boxes.settle(stored if how == "theirs" else both_of(boxes.questions, mine, stored))
        boxes.keep_draft()
