"""A form: questions in a card, drafts kept while somebody types, one button, nothing lost on a failure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from workbook.answers import Problem
from workbook.storage.errors import Conflict
from workbook.ui.answering import ECHOED, echo, raws_of, read_questions
from workbook.ui.component import Component, script
from workbook.ui.conflict import both_of, record_raws, sides
from workbook.ui.drafts import Draft
from workbook.ui.questions import Question, drawn
from workbook.ui.trouble import problem_sentence, sentence

ASKING = ("dom", "fields", "choices", "picks", "lists", "asking")
_SILENT = {"text": "", "tone": "quiet"}


class FormView(Component):
    """The form in the browser."""

    _esm = script(*ASKING, "conflict", "form")


class Form:
    """Asks, keeps a draft, and hands the answers to `keep(values)`, which stores them and returns a sentence.

    `name` is the draft's key. `check(values)` returns problems by question name. `start` are Python values
    to begin with. Questions named in `more` wait behind "More details"; those in `quiet` are asked in a
    quieter tone. With `stays` the answers remain after saving, for a form that is a page of its own.
    `editing` is the stored record being changed, or None: `keep` updates it with `editing.rev`.
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
        start: Mapping[str, Any] | None = None,
        more: Iterable[str] = (),
        quiet: Iterable[str] = (),
        stays: bool = False,
    ) -> None:
        """Builds the form with what is stored: a draft, if one was left, comes back."""
        self._book, self._questions, self._words, self._name = book, list(questions), words, name
        self._keep, self._check, self._start, self._stays = keep, check, dict(start or {}), stays
        self._cancelled: list[Callable[[], Any]] = []
        self._handling = ""  # the token of the save being dealt with
        self._stored_token = ""  # of the last save that succeeded: a message that comes twice saves once
        self._theirs: Any = None
        self.editing: Any = None
        self.problems: dict[str, Problem] = {}
        self._begin(name, raws_of(book, self._questions, self._start))
        state = {"values": dict(self._first), "echoes": self._echoes(self._first)}
        self.widget = FormView(self._spec(set(more), set(quiet)), state, hear=self._hear, trouble=self._fail)
        self.widget.act(self._restore)

    @property
    def answers(self) -> dict[str, Any]:
        """The typed values as they stand; unanswered where there is a problem."""
        return read_questions(self._book, self._questions, self._raws)[0]

    def fill(self, values: Mapping[str, Any]) -> None:
        """Shows these Python values in the boxes; questions not named keep what they have."""
        self._show(raws_of(self._book, [q for q in self._questions if q.name in values], values))

    def edit(self, stored: Any) -> None:
        """Shows a stored record for changing; a draft left from changing it before comes back."""
        self.editing = stored
        self._begin(f"{self._name}:{stored.id}", record_raws(self._book, self._questions, stored.record))
        self._settle(self._first)
        self.widget.act(self._restore)

    def clear(self) -> None:
        """Back to how the form starts, for a new entry; the draft goes."""
        self._draft.drop()
        self._start_over()
        self._settle(self._first)

    def on_cancel(self, callback: Callable[[], Any]) -> None:
        """Shows a plain Cancel button; `callback` runs when it is pressed, and the draft stays."""
        self._cancelled.append(callback)
        self.widget.tell({"cancel": True})

    def save(self) -> bool:
        """What the button does: read, check, keep, say so. True when it was stored."""
        token = f"{self._stored_token}+"
        self.widget.act(lambda: self._save(token))
        return self._stored_token == token

    @property
    def _raws(self) -> dict[str, Any]:
        return dict(self.widget.state["values"])

    def _begin(self, key: str, first: dict[str, Any]) -> None:
        self._first = first
        self._draft = Draft(self._book, key, first)

    def _start_over(self) -> None:
        self.editing = None
        self._begin(self._name, raws_of(self._book, self._questions, self._start))

    def _spec(self, more: set[str], quiet: set[str]) -> dict[str, Any]:
        asked = [drawn(q, more=q.name in more, quiet=q.name in quiet) for q in self._questions]
        given = {key: self._words(key) for key in ("title", "intro") if self._words.has(key)}
        say = self._book.words("ui").options("form")
        return {"questions": asked, "say": say, "save": self._words("save"), **given}

    def _hear(self, message: dict[str, Any], _buffers: list[Any]) -> None:
        do = message.get("do")
        if "values" in message:
            known = {q.name for q in self._questions}
            given = {name: raw for name, raw in message["values"].items() if name in known}
            self.widget.state["values"].update(given)
            if do == "typed":
                self._typed(given)
        if do == "save":
            self._save(str(message["token"]))
        elif do == "cancel":
            for callback in self._cancelled:
                callback()
        elif do == "afresh":
            self._afresh()
        elif do == "return":
            self._settle(self._draft.bring_back(), status=self._kept_status())
        elif do == "resolve":
            self._resolve(str(message["how"]))

    def _typed(self, raws: Mapping[str, Any]) -> None:
        if echoes := self._echoes(raws):
            self.widget.tell({"echoes": echoes})
        self._draft.keep(self._raws)
        self.widget.tell({"status": self._kept_status()})

    def _kept_status(self) -> dict[str, str]:
        said = self._book.words("ui")("draft.kept", time=self._time()) if self._draft.kept else ""
        return {"text": said, "tone": "quiet"}

    def _echoes(self, raws: Mapping[str, Any]) -> dict[str, Any]:
        asked = [q for q in self._questions if q.name in raws and q.answer.kind in ECHOED]
        return {q.name: echo(self._book, q, raws[q.name], self._words) for q in asked}

    def _show(self, raws: Mapping[str, Any], answered: str = "", **patch: Any) -> None:
        self.widget.tell({"values": dict(raws), "echoes": self._echoes(raws), **patch}, answered=answered)

    def _settle(self, raws: Mapping[str, Any], answered: str = "", **patch: Any) -> None:
        """Shows values with nothing left over from what stood there before."""
        self.problems = {}
        clean = {"problems": {}, "back": None, "conflict": None, "status": _SILENT}
        self._show(raws, answered, **(clean | patch))

    def _restore(self) -> None:
        if back := self._draft.found():
            label = self._book.words("ui")("draft.afresh")
            self._show(back.values, back={"text": back.sentence, "label": label, "do": "afresh"})

    def _afresh(self) -> None:
        self._draft.put_aside(self._raws)
        ui = self._book.words("ui")
        back = {"text": ui("draft.cleared"), "label": ui("draft.return"), "do": "return"}
        self._settle(self._first, back=back)

    def _save(self, token: str) -> None:
        if token == self._stored_token:
            self.widget.tell({}, answered=token)
            return
        self._handling = token
        values, problems = read_questions(self._book, self._questions, self._raws)
        self.problems = (dict(self._check(values)) if self._check else {}) | problems
        if self.problems:
            self._say_problems(token)
            return
        try:
            said = self._keep(values)
        except Conflict as conflict:
            self._clash(conflict, token)
            return
        self._stored(token, said or "")

    def _say_problems(self, token: str) -> None:
        said = {name: problem_sentence(self._book, p, self._words) for name, p in self.problems.items()}
        text = self._book.words("ui").count("problems", len(said))
        self.widget.tell(
            {"problems": said, "status": {"text": text, "tone": "attention"}}, answered=token, focus=True
        )

    def _stored(self, token: str, said: str) -> None:
        """After the commit, and only then: says so, drops the draft, and begins afresh or stays."""
        self._stored_token = token
        text = self._book.words("ui")("saved", said=said, time=self._time()).strip()
        self.widget.act(self._draft.drop)
        if self._stays:
            self._begin(self._name, self._raws)
        else:
            self._start_over()
        self._settle(self._first, token, status={"text": text, "tone": "saved"})

    def _clash(self, conflict: Conflict, token: str) -> None:
        self._theirs = conflict.theirs
        stored = record_raws(self._book, self._questions, conflict.theirs.record) if conflict.theirs else {}
        differing = sides(self._questions, self._raws, stored)
        self.widget.tell(
            {"conflict": {"sides": differing, "gone": not stored}, "status": _SILENT}, answered=token
        )

    def _resolve(self, how: str) -> None:
        """`mine` saves over what is stored now, `theirs` shows it, `both` puts the two together."""
        mine, theirs = self._raws, self._theirs
        self.editing = theirs
        self.widget.tell({"conflict": None})
        if how == "mine" or theirs is None:
            self._save(f"{self._handling}+")
            return
        stored = record_raws(self._book, self._questions, theirs.record)
        self._settle(stored if how == "theirs" else both_of(self._questions, mine, stored))
        self._draft.keep(self._raws)

    def _time(self) -> str:
        return str(self._book.now().strftime("%H:%M"))

    def _fail(self, error: Exception) -> None:
        status = {"text": sentence(error, self._book.words), "tone": "attention"}
        self.widget.tell({"status": status}, answered=self._handling)
