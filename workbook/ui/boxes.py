"""The boxes of a form or an exercise: what stands in them, how it is echoed, drafted, read and shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from workbook.answers import Kind, Problem
from workbook.ui.answering import ECHOED, echo, raws_of, read_questions
from workbook.ui.component import Component, problem_sentence, sentence
from workbook.ui.conflict import record_raws
from workbook.ui.drafts import Draft
from workbook.ui.questions import Question, drawn

SILENT = {"text": "", "tone": "quiet"}
_HALVES = re.compile("[\ud800-\udfff]")


def whole(raw: Any) -> Any:
    """The same JSON with a mark in place of half characters, which no file and no message can carry."""
    if isinstance(raw, str):
        return _HALVES.sub("\ufffd", raw)
    if isinstance(raw, Mapping):
        return {name: whole(item) for name, item in raw.items()}
    return [whole(item) for item in raw] if isinstance(raw, list) else raw


class Boxes:
    """What stands in the boxes of one component, as the browser's JSON, with its draft."""

    widget: Component
    draft: Draft

    def __init__(self, book: Any, questions: Iterable[Question], words: Any) -> None:
        """`words` are the room's; its [problem] sentences win over the common ones."""
        self.book, self.questions, self.words = book, list(questions), words
        self.first: dict[str, Any] = {}
        self.raws: dict[str, Any] = {}  # exactly what the browser sent, half characters and all
        self.handling = ""  # the token of the save being dealt with

    @property
    def time(self) -> str:
        """The time of day, as it is said beside a button."""
        return str(self.book.now().strftime("%H:%M"))

    def begin(self, key: str, first: Mapping[str, Any]) -> None:
        """Starts from these boxes, with the draft of this key, which may be there already."""
        before = getattr(self, "draft", None)
        kept = before is not None and before.key == key and before.kept
        self.first = dict(first)
        self.draft = Draft(self.book, key, first, kept=kept)

    def drawn(self, more: Iterable[str] = (), quiet: Iterable[str] = ()) -> list[dict[str, Any]]:
        """The questions as the browser draws them; a day without a hint of its own says what may be typed."""
        ui, behind, aside = self.book.words("ui"), set(more), set(quiet)
        hints = {True: ui("day.hint"), False: ui("day.hint_exact")}
        asked = [
            replace(q, hint=hints[q.answer.unsure]) if q.answer.kind is Kind.DAY and not q.hint else q
            for q in self.questions
        ]
        return [drawn(q, more=q.name in behind, quiet=q.name in aside) for q in asked]

    def of_values(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """What all boxes show for these Python values."""
        return raws_of(self.book, self.questions, values)

    def of_record(self, record: Any) -> dict[str, Any]:
        """What all boxes show for a stored record."""
        return record_raws(self.book, self.questions, record)

    def state(self) -> dict[str, Any]:
        """The state the browser begins with."""
        self.raws = dict(self.first)
        return {"values": dict(self.first), "echoes": self.echoes(self.first)}

    def take(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Notes what the browser sent, and returns the part that belongs to a question."""
        known = {q.name for q in self.questions}
        given = {name: raw for name, raw in values.items() if name in known}
        self.raws.update(given)
        self.widget.state["values"].update(whole(given))
        return given

    def typed(self, given: Mapping[str, Any]) -> None:
        """After a keystroke: says how it was understood, and keeps the draft at once."""
        if echoes := self.echoes(given):
            self.widget.tell({"echoes": echoes})
        self.keep_draft()
        self.widget.tell({"status": self.kept_status()})

    def keep_draft(self) -> None:
        """Keeps what stands in the boxes, as far as it can be written down."""
        self.draft.keep(whole(self.raws))

    def kept_status(self) -> dict[str, str]:
        """That a draft is kept, and when."""
        said = self.book.words("ui")("draft.kept", time=self.time) if self.draft.kept else ""
        return {"text": said, "tone": "quiet"}

    def echoes(self, raws: Mapping[str, Any]) -> dict[str, Any]:
        """How the days and numbers among these were understood."""
        asked = [q for q in self.questions if q.name in raws and q.answer.kind in ECHOED]
        return {q.name: echo(self.book, q, raws[q.name], self.words) for q in asked}

    def read(self, names: Iterable[str] | None = None) -> tuple[dict[str, Any], dict[str, Problem]]:
        """The values and problems of all questions, or of those named."""
        wanted = None if names is None else set(names)
        asked = [q for q in self.questions if wanted is None or q.name in wanted]
        return read_questions(self.book, asked, self.raws)

    def show(self, raws: Mapping[str, Any], answered: str = "", **patch: Any) -> None:
        """Puts this into the boxes."""
        self.raws.update(raws)
        self.widget.tell({"values": dict(raws), "echoes": self.echoes(raws), **patch}, answered=answered)

    def settle(self, raws: Mapping[str, Any], answered: str = "", **patch: Any) -> None:
        """Puts this into the boxes, with nothing left over from what stood there before."""
        clean = {"problems": {}, "back": None, "conflict": None, "status": SILENT}
        self.show(raws, answered, **(clean | patch))

    def restore(self) -> None:
        """Brings a draft back, if one was left, and says so."""
        if found := self.draft.found():
            label = self.book.words("ui")("draft.afresh")
            self.show(found.values, back={"text": found.sentence, "label": label, "do": "afresh"})

    def afresh(self) -> None:
        """Empties the boxes; what stood there can still be brought back."""
        self.draft.put_aside(whole(self.raws))
        ui = self.book.words("ui")
        back = {"text": ui("draft.cleared"), "label": ui("draft.return"), "do": "return"}
        self.settle(self.first, back=back)

    def bring_back(self) -> None:
        """Undoes `afresh`."""
        self.settle(self.draft.bring_back(), status=self.kept_status())

    def say_problems(self, problems: Mapping[str, Problem], token: str) -> None:
        """Puts each problem beside its box and the focus on the first."""
        said = {name: problem_sentence(self.book, p, self.words) for name, p in problems.items()}
        status = {"text": self.book.words("ui").count("problems", len(said)), "tone": "attention"}
        self.widget.tell({"problems": said, "status": status}, answered=token, focus=True)

    def fail(self, error: Exception) -> None:
        """Says a failure in a sentence beside the button; the boxes keep what they have."""
        status = {"text": sentence(error, self.book.words), "tone": "attention"}
        self.widget.tell({"status": status}, answered=self.handling)
