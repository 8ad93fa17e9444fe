"""Questions whose answers act at once: told to the room, kept as a draft, and without a button."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from workbook.ui.boxes import Boxes
from workbook.ui.component import Component, Message, problem_sentence, script
from workbook.ui.form import ASKING
from workbook.ui.questions import Question


class LiveFormView(Component):
    """The questions in the browser."""

    _esm = script(*ASKING, "more", "live_form")


class LiveForm:
    """Asks, keeps a draft, and calls `on_change()` whenever an answer has changed; `answers` has them.

    `name` is the draft's key, `start` the Python values to begin with. Questions named in `more` wait
    behind "More details". Words used, if there: `title` and `intro`.
    """

    def __init__(
        self,
        book: Any,
        questions: Iterable[Question],
        words: Any,
        *,
        name: str,
        on_change: Callable[[], Any],
        start: Mapping[str, Any] | None = None,
        more: Iterable[str] = (),
    ) -> None:
        """Builds the questions with what is drafted, all of them shown."""
        self._boxes = boxes = Boxes(book, questions, words)
        self._on_change = on_change
        boxes.begin(name, boxes.of_values(start or {}))
        given = {key: words(key) for key in ("title", "intro") if words.has(key)}
        say = book.words("ui").options("form")
        spec = {"questions": boxes.drawn(more), "say": say, **given}
        state = {**boxes.state(), "shown": [q.name for q in boxes.questions]}
        acts: dict[str, Callable[[Mapping[str, Any]], Any]] = {
            "typed": self._boxes.typed,
            "afresh": lambda _given: boxes.afresh(),
            "return": lambda _given: boxes.bring_back(),
        }
        on = {do: functools.partial(self._answered, act) for do, act in acts.items()}
        self.widget = boxes.widget = LiveFormView(spec, state, on=on, trouble=boxes.fail)
        self.widget.act(boxes.restore)

    @property
    def answers(self) -> dict[str, Any]:
        """The typed values as they stand; unanswered where there is a problem."""
        return self._boxes.read()[0]

    @property
    def shown(self) -> tuple[str, ...]:
        """The names of the questions that are asked now."""
        return tuple(self.widget.state["shown"])

    def show_only(self, names: Iterable[str]) -> None:
        """Asks these questions and hides the others, which keep their answers."""
        wanted = set(names)
        now = [q.name for q in self._boxes.questions if q.name in wanted]
        if now != self.widget.state["shown"]:
            self.widget.tell({"shown": now})

    def drop(self) -> None:
        """The draft is no longer needed; the answers stay on the screen."""
        self._boxes.draft.drop()

    def _answered(self, act: Callable[[Mapping[str, Any]], Any], message: Message) -> None:
        boxes = self._boxes
        act(boxes.take(message.get("values") or {}))
        problems = {n: p for n, p in boxes.read()[1].items() if p.key != "required"}
        said = {name: problem_sentence(boxes.book, p, boxes.words) for name, p in problems.items()}
        self.widget.tell({"problems": said})
        self._on_change()
