"""Questions in the browser: what stands in their boxes, how it is drafted, kept and put together."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workbook.answers import Problem, capital, cleaned
from workbook.book import Book
from workbook.content import Words
from workbook.storage.errors import Conflict
from workbook.ui.component import Component, Message, sentence
from workbook.ui.questions import Question, problem_sentence

SCRIPTS = ("fields", "choices", "picks", "lists", "deck", "asking")  # what every layout is made of
SILENT = {"text": "", "tone": "quiet"}
SETTLED = {"problems": {}, "back": None, "conflict": None, "status": SILENT}  # nothing left over
_HALVES = re.compile("[\ud800-\udfff]")

_SAVING: set[tuple[Path, str]] = set()  # the drafts that are being saved now

Raws = dict[str, Any]  # what stands in the boxes, as the browser's JSON, by question


class Asking:
    """Questions and what stands in their boxes; Form, LiveForm and ExerciseForm are its three layouts.

    What is typed is echoed and kept as a draft at once. Every press has a token, which is answered when the
    press has been dealt with, whatever came of it; a press that arrives twice is kept once.
    """

    widget: Component
    _draft: BoxDraft

    def __init__(self, book: Book, questions: Iterable[Question], words: Words | None) -> None:
        """`words` are the room's; its [problem] sentences win over the common ones."""
        self.questions = list(questions)
        self.problems: dict[str, Problem] = {}
        self.editing: Any = None  # the stored record being changed, or None
        self._book, self._words, self._common = book, words, book.words("ui")
        self._raws: Raws = {}  # exactly what the browser sent, half characters and all
        self._aside: Raws = {}  # what was cleared and can still be brought back, until the page is closed
        self._cleaned: set[str] = set()  # the questions beside which it is said that characters are left out
        self._token, self._kept = "", ""  # of the press being dealt with, and of the last one that was kept
        self._theirs: Any = None  # what another window has stored, while both texts are shown

    @property
    def answers(self) -> dict[str, Any]:
        """The typed values as they stand; unanswered where there is a problem."""
        return self._read()[0]

    def offer(self, name: str, suggestions: Iterable[str]) -> None:
        """Replaces what one question suggests while somebody types."""
        offers = self.widget.state.get("offers", {})
        self.widget.tell({"offers": {**offers, name: list(suggestions)}})

    def _build(
        self,
        layout: tuple[str, ...],
        spec: Mapping[str, Any],
        acts: Mapping[str, Callable[[Message], Any]],
        state: Mapping[str, Any] | None = None,
    ) -> None:
        """Makes the component with the scripts of its layout; a draft, if one was left, comes back."""
        common: dict[str, Callable[[Message], Any]] = {
            "typed": lambda message: self._typed(message.get("values") or {}),
            "afresh": lambda _message: self._afresh(),
            "return": lambda _message: self._bring_back(),
            "resolve": lambda message: self._resolve(str(message["how"])),
        }
        on = {do: functools.partial(self._heard, act) for do, act in (common | dict(acts)).items()}
        self._raws = dict(self._draft.first)
        state = {"values": dict(self._raws), "echoes": self._echoes(self._raws), **(state or {})}
        self.widget = Component((*SCRIPTS, *layout), spec, state, on=on, trouble=self._fail)
        self.widget.act(self._restore)

    def _spec(self, more: Collection[str] = (), quiet: Collection[str] = ()) -> dict[str, Any]:
        """The questions as the browser draws them."""
        questions = [
            {**q.drawn(), "hint": self._hint(q), "more": q.name in more, "quiet": q.name in quiet}
            for q in self.questions
        ]
        return {"questions": questions, "say": self._common.options("form")}

    def _hint(self, q: Question) -> str:
        """Its own hint; without one a day says what may be typed, and one to come names days to come."""
        kind = "_ahead" if q.answer.ahead else "" if q.answer.unsure else "_exact"
        return q.hint or (self._common(q.answer.hint + kind) if q.answer.hint else "")

    def _heard(self, act: Callable[[Message], Any], message: Message) -> None:
        """Notes what stands in the boxes, then does what was asked for."""
        names = {q.name for q in self.questions}
        given = {name: raw for name, raw in (message.get("values") or {}).items() if name in names}
        self._raws.update(given)
        self.widget.state["values"].update(whole(given))
        self._token = str(message.get("token", ""))  # a failure before the press is dealt with answers it too
        act(message)

    def _begin(self, key: str, first: Mapping[str, Any]) -> None:
        """Starts from these boxes, with the draft of this key, which may be there already."""
        before = getattr(self, "_draft", None)
        kept = before is not None and before.key == key and before.kept
        self._draft, self._aside = BoxDraft(self._book, key, first, kept=kept), {}

    def _typed(self, given: Mapping[str, Any]) -> None:
        if echoes := self._echoes(given):
            self.widget.tell({"echoes": echoes})
        self._keep_draft()
        self.widget.tell({"status": self._draft_status()})

    def _keep_draft(self) -> None:
        self._draft.keep(whole(self._raws))

    def _draft_status(self) -> dict[str, str]:
        text = self._common("draft.kept", time=self._time) if self._draft.kept else ""
        return {"text": text, "tone": "quiet"}

    @property
    def _time(self) -> str:
        return str(self._book.now().strftime("%H:%M"))

    def _echoes(self, raws: Mapping[str, Any]) -> dict[str, Any]:
        """How the days and numbers among these were understood, and what of the texts is left out."""
        echoes: dict[str, Any] = {}
        for q in self.questions:
            if q.name not in raws:
                continue
            if q.answer.echoed:
                echoes[q.name] = q.echo(self._book, raws[q.name], self._words)
                continue
            text = self._left_out(raws[q.name])
            if text or q.name in self._cleaned:
                echoes[q.name] = {"text": text}
            (self._cleaned.add if text else self._cleaned.discard)(q.name)
        return echoes

    def _left_out(self, given: Any) -> str:
        """What saving drops or changes in the texts among these, in a sentence; "" where all stays."""
        words = self._book.words("answers")
        counts = zip(("left_out", "line_breaks"), cleaned(given), strict=True)
        return " ".join(words.count(key, n, number=capital(words.number(n))) for key, n in counts if n)

    def _read(self, names: Collection[str] | None = None) -> tuple[dict[str, Any], dict[str, Problem]]:
        """The values of all questions or of those named, unanswered beside a problem, and the problems."""
        values: dict[str, Any] = {}
        problems: dict[str, Problem] = {}
        for q in self.questions:
            if names is None or q.name in names:
                value = q.read(self._book, self._raws.get(q.name))
                if isinstance(value, Problem):
                    problems[q.name], value = value, q.answer.empty
                values[q.name] = value
        return values, problems

    def _raws_of(self, values: Mapping[str, Any]) -> Raws:
        """What the boxes show for these Python values; a name without a value is shown unanswered."""
        words = self._book.day_words
        return {q.name: q.answer.raw(values.get(q.name, q.answer.empty), words) for q in self.questions}

    def _show(self, raws: Mapping[str, Any], answered: str = "", **patch: Any) -> None:
        """Puts this into the boxes."""
        self._raws.update(raws)
        self.widget.tell({"values": dict(raws), "echoes": self._echoes(raws), **patch}, answered=answered)

    def _settle(self, raws: Mapping[str, Any], answered: str = "", **patch: Any) -> None:
        """Puts this into the boxes, with nothing left over from what stood there before."""
        self.problems = {}
        self._show(raws, answered, **(SETTLED | patch))

    def _restore(self) -> None:
        """Brings a draft back, if one was left, and says so."""
        if left := self._draft.left():
            raws, text = left
            self._show(raws, back={"text": text, "label": self._common("draft.afresh"), "do": "afresh"})

    def _afresh(self) -> None:
        """Empties the boxes; what stood there can still be brought back."""
        self._aside = whole(self._raws)
        self._draft.drop()
        text, label = self._common("draft.cleared"), self._common("draft.return")
        self._settle(self._draft.first, back={"text": text, "label": label, "do": "return"})

    def _bring_back(self) -> None:
        self._draft.keep(self._aside)
        self._settle(self._aside, status=self._draft_status())

    def _press(
        self, token: str, problems: Callable[[], Mapping[str, Problem]], keep: Callable[[], str | None]
    ) -> str | None:
        """Deals with a press: what `keep` returns, or None where nothing was kept now, and why is said."""
        if token == self._kept:
            self.widget.tell({}, answered=token)
            return None
        self._token = token
        self.problems = dict(problems())
        if self.problems:
            self._say_problems(token)
            return None
        try:
            with self._draft.saving():
                text = keep()
        except Conflict as conflict:
            self._clash(conflict.theirs, token)
            return None
        self._kept = token
        return text or ""

    def _sentences(self, problems: Mapping[str, Problem]) -> dict[str, str]:
        return {name: problem_sentence(self._book, p, self._words) for name, p in problems.items()}

    def _say_problems(self, token: str) -> None:
        """Puts each problem beside its box and the focus on the first, in a table on its cell."""
        status = {"text": self._common.count("problems", len(self.problems)), "tone": "attention"}
        patch = {"problems": self._sentences(self.problems), "status": status}
        cells = {name: p.values["cell"] for name, p in self.problems.items() if "cell" in p.values}
        self.widget.tell(patch, answered=token, focus=True, cells=cells)

    def _fail(self, error: Exception) -> None:
        """Says a failure in a sentence beside the button; the boxes keep what they have."""
        status = {"text": sentence(error, self._book.words), "tone": "attention"}
        self.widget.tell({"status": status}, answered=self._token)

    def _clash(self, theirs: Any, token: str) -> None:
        """Shows both texts where another window was faster; `theirs` is None where it removed the record."""
        self._theirs = theirs
        stored = self._raws_of(self._values_of(theirs)) if theirs else {}
        sides = [
            {"ask": q.ask, "mine": q.readable(mine), "theirs": q.readable(stored.get(q.name))}
            for q in self.questions
            if (mine := self._raws.get(q.name)) != stored.get(q.name)
        ]
        card = {"sides": sides, "gone": not stored}
        self.widget.tell({"conflict": card, "status": SILENT}, answered=token)

    def _resolve(self, how: str) -> None:
        """`mine` shows mine again, `theirs` what is stored now, `both` the two put together."""
        mine, theirs = dict(self._raws), self._theirs
        self._go_on_from(theirs)
        stored = self._raws_of(self._values_of(theirs))
        both = {q.name: q.both(mine.get(q.name), stored.get(q.name)) for q in self.questions}
        self._begin(self._draft.key, stored)
        self._settle({"mine": mine, "theirs": stored}.get(how, both), self._token)
        self._keep_draft()

    def _values_of(self, stored: Any) -> dict[str, Any]:
        """What a stored record answers to the questions."""
        return {q.name: getattr(stored.record, q.name, q.answer.empty) for q in self.questions}

    def _go_on_from(self, stored: Any) -> None:
        """From now on this stored record is the one that is changed."""
        self.editing = stored


class BoxDraft:
    """Keeps what stands in the boxes under one key, as long as it differs from how the form started."""

    def __init__(self, book: Book, key: str, first: Mapping[str, Any], *, kept: bool = False) -> None:
        """`first` are the boxes before anybody types; `kept` says that there is a draft already."""
        self._book, self.key, self.first, self.kept = book, key, dict(first), kept

    def keep(self, raws: Mapping[str, Any]) -> None:
        """Stores the boxes at once, or drops the draft when nothing is left that was typed."""
        if dict(raws) == self.first:
            self.drop()
            return
        self._book.store.keep_draft(self.key, dict(raws))
        self.kept = True

    def left(self) -> tuple[Raws, str] | None:
        """What an earlier visit left in the boxes and the sentence for it; None where it says nothing new."""
        saved = (self._book.path, self.key) in _SAVING  # as where what follows a save is asked anew
        draft = None if saved else self._book.store.draft(self.key)
        raws = {name: raw for name, raw in draft.values.items() if name in self.first} if draft else {}
        if draft is None or self.first | raws == self.first:
            return None
        self.kept = True
        words, at = self._book.words("ui"), draft.at.astimezone(self._book.now().tzinfo)
        key = "draft.back" if at.date() == self._book.today() else "draft.back_day"
        return raws, words(key, day=words.day(at.date()), time=at.strftime("%H:%M"))

    @contextmanager
    def saving(self) -> Iterator[None]:
        """While what was typed is being saved, a form made in place of this one begins empty."""
        key = self._book.path, self.key
        _SAVING.add(key)
        try:
            yield
        finally:
            _SAVING.discard(key)

    def drop(self) -> None:
        """The draft is no longer needed."""
        if self.kept:
            self._book.store.drop_draft(self.key)
        self.kept = False


def whole(raw: Any) -> Any:
    """The same JSON with a mark in place of half characters, which no file and no message can carry."""
    if isinstance(raw, str):
        return _HALVES.sub("\ufffd", raw)
    if isinstance(raw, Mapping):
        return {name: whole(item) for name, item in raw.items()}
    return [whole(item) for item in raw] if isinstance(raw, list) else raw
