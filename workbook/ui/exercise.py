"""An exercise: prompts in steps, each of which may be skipped, saved as they are left, never marked wrong."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

from workbook import content
from workbook.storage.errors import Conflict
from workbook.ui import exercise_plan as plan
from workbook.ui.boxes import SILENT, Boxes
from workbook.ui.component import Component, Message, script
from workbook.ui.conflict import both_of, sides
from workbook.ui.entries import Entry
from workbook.ui.form import ASKING
from workbook.ui.timer import TimeBox


class ExerciseView(Component):
    """The exercise in the browser."""

    _esm = script(*ASKING, "timer", "exercise_view", "exercise")


class Exercise:
    """Asks an exercise's prompts step by step and keeps them as one ExerciseEntry.

    `about` is the id of the record it is about, or "": there is one entry for each. `start` are values the
    boxes begin with while nothing is kept, by prompt id. With `arrive` its title takes the focus when it
    appears, for an exercise that a press has brought onto the page. `on_finished(entry)` runs after the
    last step is kept. A finished exercise shows its "enough" card, can be changed, and asks its later
    prompts when their day has come; with `again` it asks at once, from the first step. The time box
    suggests, and locks nothing; `time_box` names it where one entry has several sittings.
    """

    def __init__(
        self,
        book: Any,
        exercise: content.Exercise,
        *,
        about: str = "",
        start: Mapping[str, Any] | None = None,
        arrive: bool = False,
        on_finished: Callable[[Any], Any] | None = None,
        again: bool = False,
        time_box: str = "",
    ) -> None:
        """Builds the exercise with what is stored of it, and with the draft if one was left."""
        self._book, self._exercise, self._on_finished = book, exercise, on_finished
        self._entry = Entry(book, exercise, about, start or {})
        self._theirs: Any = None
        self._seen: set[str] = set()  # the prompts of the steps that were left in this visit
        self._time_box_name = time_box
        self._step, self._mode = 0, plan.first_mode(exercise, self._entry.answers)
        questions = plan.questions(exercise, self._entry.answers)
        self._boxes = boxes = Boxes(book, questions, None)
        key = f"exercise:{exercise.id}:{about}"
        self._suggested = self._suggestions(key)
        boxes.begin(key, boxes.of_values(self._entry.values(book.today())))
        self._phase = "finished" if self._entry.finished and not again else "asking"
        if due := self._entry.due(book.today()):
            self._phase, self._mode = "asking", plan.LATER
            self._plan = plan.steps(exercise, due)
        else:
            self._plan = plan.steps(exercise)
            self._step = 0 if again else plan.where_left(self._plan[self._mode], self._entry.answers)
        state = boxes.state() | self._place()
        spec = plan.spec(book, exercise, boxes.drawn(), self._plan) | {"arrive": arrive}
        on = {do: functools.partial(self._heard, act) for do, act in self._acts().items()}
        self.widget = boxes.widget = ExerciseView(spec, state, on=on, trouble=boxes.fail)
        self.widget.act(boxes.restore)

    @property
    def entry(self) -> Any:
        """The stored entry, or None while nothing is kept."""
        return self._entry.stored

    @property
    def answers(self) -> dict[str, Any]:
        """The typed values as they stand, by prompt id; unanswered where there is a problem."""
        return self._boxes.read()[0]

    @property
    def _names(self) -> list[str]:
        return list(self._plan[self._mode][self._step]["names"])

    @property
    def _last(self) -> int:
        return len(self._plan[self._mode]) - 1

    def _time_box(self) -> TimeBox | None:
        minutes = plan.minutes(self._exercise, self._mode)
        key = self._time_box_name or f"{self._exercise.id}:{self._entry.about}:{self._mode}"
        return TimeBox(self._book, key, minutes) if minutes else None

    def _place(self, **more: Any) -> dict[str, Any]:
        """Where the person is in the exercise, as the browser shows it."""
        box = self._time_box() if self._phase == "asking" else None
        timer = {**box.state(), "whole": box.minutes * 60} if box else None
        said = self._book.words("ui")("exercise.finished", time=self._boxes.time) if more else ""
        later = self._entry.later_days(self._book.words("ui"))
        place = {"mode": self._mode, "step": self._step, "phase": self._phase}
        return {"place": place, "timer": timer, "later": later, "kept": said}

    def _acts(self) -> dict[str, Callable[[Message], Any]]:
        boxes = self._boxes
        return {
            "typed": lambda message: boxes.typed(message.get("values") or {}),
            "next": lambda message: self._move(str(message["token"]), 1, check=True),
            "back": lambda message: self._move(str(message["token"]), -1),
            "skip": lambda message: self._move(str(message["token"]), 1),
            "rest": lambda message: self._move(str(message["token"]), self._last + 1),
            "mode": lambda message: self._change_mode(str(message["key"])),
            "again": lambda _message: self._again(),
            "timer": lambda message: self._timer(str(message["act"])),
            "afresh": lambda _message: boxes.afresh(),
            "return": lambda _message: boxes.bring_back(),
            "resolve": lambda message: self._resolve(str(message["how"])),
        }

    def _heard(self, act: Callable[[Message], Any], message: Message) -> None:
        self._boxes.take(message.get("values") or {})
        act(message)

    def _move(self, token: str, by: int, *, check: bool = False) -> None:
        """Keeps what is there, then goes to another step, or past the last one and is finished."""
        boxes = self._boxes
        boxes.handling = token
        self._seen.update(self._names)
        _, problems = boxes.read(self._names)
        if check and problems:
            boxes.say_problems(problems, token)
            return
        finished = self._step + by > self._last
        try:
            self._keep(finished)
        except Conflict as conflict:
            self._clash(conflict, token)
            return
        if finished:
            self._finish(token)
            return
        self._step = max(0, self._step + by)
        self._show(token)

    def _keep(self, finished: bool) -> None:
        """Stores the entry; what could not be read stays in the boxes and in the draft."""
        boxes = self._boxes
        values, problems = boxes.read()
        left_out = problems.keys() | {name for name in values if self._only_suggested(name)}
        self._entry.keep({name: value for name, value in values.items() if name not in left_out}, finished)
        boxes.begin(boxes.draft.key, boxes.of_values(values))
        boxes.keep_draft()

    def _suggestions(self, key: str) -> list[dict[str, Any]]:
        """What the boxes of a fresh entry begin with today, and began with on the day of its draft."""
        draft, now = self._book.store.draft(key), self._book.now()
        days = {self._book.today(), *([draft.at.astimezone(now.tzinfo).date()] if draft else [])}
        return [self._boxes.of_values(self._entry.suggestions(day)) for day in days]

    def _only_suggested(self, name: str) -> bool:
        """Whether an answer is no more than the suggestion in a step that nobody saw."""
        raw = self._boxes.raws.get(name)
        suggested = any(raw == raws.get(name) for raws in self._suggested)
        return suggested and name not in self._seen and name not in self._entry.answers

    def _finish(self, token: str) -> None:
        self._phase, self._step = "finished", 0
        self._show(token, finished=True)
        if self._on_finished:
            self._on_finished(self._entry.stored)

    def _show(self, token: str = "", **more: Any) -> None:
        clean = {"problems": {}, "back": None, "conflict": None, "status": SILENT}
        self.widget.tell({**clean, **self._place(**more)}, answered=token, turn=True)

    def _change_mode(self, mode: str) -> None:
        if mode in self._plan:
            self._mode, self._step = mode, 0
            self._show()

    def _again(self) -> None:
        self._phase, self._step = "asking", 0
        self._mode = plan.WHOLE
        self._show()

    def _timer(self, act: str) -> None:
        box = self._time_box()
        if box:
            self.widget.tell({"timer": {**box.do(act), "whole": box.minutes * 60}})

    def _clash(self, conflict: Conflict, token: str) -> None:
        self._theirs = theirs = conflict.theirs
        boxes = self._boxes
        stored = boxes.of_values(self._entry.values(self._book.today(), theirs)) if theirs else {}
        card = {"sides": sides(boxes.questions, boxes.raws, stored), "gone": not stored}
        self.widget.tell({"conflict": card, "status": SILENT}, answered=token)

    def _resolve(self, how: str) -> None:
        boxes, mine = self._boxes, dict(self._boxes.raws)
        self._entry.stored = self._theirs
        stored = boxes.of_values(self._entry.values(self._book.today()))
        shown = {"mine": mine, "theirs": stored}.get(how) or both_of(boxes.questions, mine, stored)
        boxes.begin(boxes.draft.key, stored)
        boxes.settle(shown)
        boxes.keep_draft()
