"""An exercise: prompts in steps, each of which may be skipped, saved as they are left, never marked wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from typing import Any

from workbook import content
from workbook.answers import ExerciseEntry, Problem
from workbook.book import Book
from workbook.content import Words
from workbook.storage import Store
from workbook.storage.errors import Conflict
from workbook.ui.boxes import SETTLED, Asking
from workbook.ui.component import Message
from workbook.ui.questions import Question, is_wide
from workbook.ui.timer import TimeBox

WHOLE, QUICK, LATER = "whole", "quick", "later"

Steps = list[dict[str, Any]]


class ExerciseForm(Asking):
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
        book: Book,
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
        self._entry = KeptEntry(book, exercise, about, start or {})
        super().__init__(book, _questions(exercise, self._entry.answers), None)
        self._exercise, self._on_finished, self._time_box_name = exercise, on_finished, time_box
        self._seen: set[str] = set()  # the prompts of the steps that were left in this visit
        key = f"exercise:{exercise.id}:{about}"
        self._suggested = self._suggestions(key)
        self._begin(key, self._raws_of(self._entry.values(book.today())))
        self._arrange(again)
        spec = self._spec() | _layout(book, exercise, self._plan) | {"arrive": arrive}
        self._build(("timer", "exercise_view", "exercise"), spec, self._acts(), self._place())

    @property
    def entry(self) -> Any:
        """The stored entry, or None while nothing is kept."""
        return self._entry.stored

    def _arrange(self, again: bool) -> None:
        """Where the person begins: where they left, at the later prompts that are due, or at the end."""
        exercise, entry = self._exercise, self._entry
        due = entry.due(self._book.today())
        self._plan = _modes(exercise, due, apart=self._book.plain)
        self._mode = LATER if due else _first_mode(self._plan, entry.answers)
        self._phase = "finished" if entry.finished and not again and not due else "asking"
        self._step = 0 if again or due else _where_left(self._plan[self._mode], entry.answers)

    def _acts(self) -> dict[str, Callable[[Message], Any]]:
        return {
            "next": lambda message: self._move(str(message["token"]), 1, check=True),
            "back": lambda message: self._move(str(message["token"]), -1),
            "skip": lambda message: self._move(str(message["token"]), 1),
            "rest": lambda message: self._move(str(message["token"]), len(self._steps)),
            "mode": lambda message: self._change_mode(str(message["key"])),
            "again": lambda _message: self._again(),
            "timer": lambda message: self._timer(str(message["act"])),
        }

    @property
    def _steps(self) -> Steps:
        return self._plan[self._mode]

    def _time_box(self) -> TimeBox | None:
        minutes = _minutes(self._exercise, self._mode)
        key = self._time_box_name or f"{self._exercise.id}:{self._entry.about}:{self._mode}"
        return TimeBox(self._book, key, minutes) if minutes else None

    def _place(self, finished: bool = False) -> dict[str, Any]:
        """Where the person is in the exercise, as the browser shows it."""
        box = self._time_box() if self._phase == "asking" else None
        kept = self._common("exercise.finished", time=self._time) if finished else ""
        later = self._entry.later_days(self._common)
        place = {"mode": self._mode, "step": self._step, "phase": self._phase}
        return {"place": place, "timer": box.state() if box else None, "later": later, "kept": kept}

    def _move(self, token: str, by: int, *, check: bool = False) -> None:
        """Keeps what is there, then goes to another step, or past the last one and is finished."""
        finished = self._step + by >= len(self._steps)

        def problems() -> dict[str, Problem]:
            names = self._steps[self._step]["names"]
            self._seen.update(names)
            return self._read(names)[1] if check else {}

        if self._press(token, problems, lambda: self._keep(finished)) is None:
            return
        self._phase = "finished" if finished else self._phase
        self._step = 0 if finished else max(0, self._step + by)
        self._show_place(token, finished=finished)
        if finished and self._on_finished:
            self._on_finished(self._entry.stored)

    def _keep(self, finished: bool) -> None:
        """Stores the entry; what could not be read stays in the boxes and in the draft."""
        values, problems = self._read()
        left_out = problems.keys() | {name for name in values if self._only_suggested(name)}
        self._entry.keep({name: value for name, value in values.items() if name not in left_out}, finished)
        self._begin(self._draft.key, self._raws_of(values))
        self._keep_draft()

    def _suggestions(self, key: str) -> list[dict[str, Any]]:
        """What the boxes of a fresh entry begin with today, and began with on the day of its draft."""
        draft, now = self._book.store.draft(key), self._book.now()
        days = {self._book.today(), *([draft.at.astimezone(now.tzinfo).date()] if draft else [])}
        return [self._raws_of(self._entry.suggestions(day)) for day in days]

    def _only_suggested(self, name: str) -> bool:
        """Whether an answer is no more than the suggestion in a step that nobody saw."""
        raw = self._raws.get(name)
        suggested = any(raw == raws.get(name) for raws in self._suggested)
        return suggested and name not in self._seen and name not in self._entry.answers

    def _show_place(self, token: str = "", *, finished: bool = False) -> None:
        self.widget.tell({**SETTLED, **self._place(finished)}, answered=token, turn=True)

    def _change_mode(self, mode: str) -> None:
        if mode in self._plan:
            self._mode, self._step = mode, 0
            self._show_place()

    def _again(self) -> None:
        self._phase = "asking"
        self._change_mode(WHOLE)

    def _timer(self, act: str) -> None:
        if box := self._time_box():
            self.widget.tell({"timer": box.do(act)})

    def _values_of(self, stored: Any) -> dict[str, Any]:
        return self._entry.values(self._book.today(), stored)

    def _go_on_from(self, stored: Any) -> None:
        self._entry.stored = stored


def _questions(exercise: content.Exercise, answers: Mapping[str, Any]) -> list[Question]:
    """A question for every prompt; the later ones quote earlier answers."""
    asks = {prompt.id: prompt.asked(answers) for prompt in exercise.later}
    return [
        Question(
            prompt.id,
            prompt.answer,
            ask=asks.get(prompt.id, prompt.ask),
            hint=prompt.hint,
            options=prompt.choices,
            labels=prompt.labels,
            columns=prompt.columns,
            cards=prompt.cards,
            wide=is_wide(prompt.answer, asks.get(prompt.id, prompt.ask)),
            own=prompt.own,
            optional=prompt.optional,
        )
        for prompt in (*exercise.prompts, *exercise.later)
    ]


def _modes(
    exercise: content.Exercise, due: Iterable[content.Prompt], *, apart: bool = False
) -> dict[str, Steps]:
    """Mode → its steps; the short version only where there is one, the later prompts only when due.

    With `apart` each prompt is a step of its own.
    """
    plan = {QUICK: exercise.quick().steps} if exercise.quick_version_min else {}
    plan[WHOLE] = exercise.steps
    if later := tuple(due):
        plan[LATER] = (content.Step(prompts=later),)
    return {
        mode: [
            {
                "title": step.title,
                "intro": step.intro,
                "names": [prompt.id for prompt in step.prompts],
                "sees": list(step.sees),
            }
            for step in (chain.from_iterable(map(_one_by_one, steps)) if apart else steps)
        ]
        for mode, steps in plan.items()
    }


def _one_by_one(step: content.Step) -> list[content.Step]:
    """A step for each of its prompts; what the step is introduced with is said once."""
    return [
        replace(step, prompts=(prompt,), intro="" if n else step.intro)
        for n, prompt in enumerate(step.prompts)
    ]


def _first_mode(plan: Mapping[str, Steps], answers: Mapping[str, Any]) -> str:
    """The short version where there is one, unless more than it asks is answered already."""
    asked = {name for step in plan.get(QUICK, ()) for name in step["names"]}
    return QUICK if QUICK in plan and answers.keys() <= asked else WHOLE


def _where_left(steps: Steps, answers: Mapping[str, Any]) -> int:
    """The step after the last one with an answer: where somebody goes on who comes back."""
    reached = [i for i, step in enumerate(steps) if any(name in answers for name in step["names"])]
    return min(reached[-1] + 1, len(steps) - 1) if reached else 0


def _minutes(exercise: content.Exercise, mode: str) -> int:
    """How long the time box of a mode runs; 0 for none."""
    minutes = {QUICK: exercise.quick_version_min, WHOLE: exercise.time_box_min}
    return minutes.get(mode) or 0


def _layout(book: Book, exercise: content.Exercise, plan: Mapping[str, Steps]) -> dict[str, Any]:
    """What the browser needs to draw the exercise, its questions aside."""
    words = book.words("ui")
    minutes = {mode: _minutes(exercise, mode) for mode in (QUICK, WHOLE) if QUICK in plan}
    about = ("title", "intro", "why_it_helps", "enough", "done_when", "in_sight")
    return {
        "say": words.options("form") | words.options("exercise"),
        "timer": words.options("timer"),
        "modes": dict(plan),
        "lengths": [[mode, words(f"exercise.{mode}", minutes=n)] for mode, n in minutes.items() if n],
        "how_sure": content.how_sure(book.words("evidence"), f"exercises/{exercise.id} why_it_helps"),
        **{name: getattr(exercise, name) for name in about},
    }


class KeptEntry:
    """Finds, keeps and updates the one entry; a Conflict is raised when another window was faster."""

    def __init__(self, book: Book, exercise: content.Exercise, about: str, start: Mapping[str, Any]) -> None:
        """Looks for the entry of this exercise about this record; the latest, should there be several."""
        self._store: Store = book.store
        self._exercise, self.about, self._start = exercise, about, start
        self.stored: Any = self._newest(book.store.all(ExerciseEntry))

    @property
    def answers(self) -> dict[str, Any]:
        """The kept answers, as JSON."""
        return dict(self.stored.record.answers) if self.stored else {}

    @property
    def finished(self) -> bool:
        """Whether the exercise was finished once."""
        return bool(self.stored and self.stored.record.finished)

    def values(self, today: date, stored: Any = None) -> dict[str, Any]:
        """The values the boxes start with: what is kept, and suggestions after the last answer."""
        stored = stored or self.stored
        if not stored:
            return self.suggestions(today) | dict(self._start)
        kept, answers, prompts = stored.record.answers, self._exercise.answers, self._exercise.prompts
        reached = max((n for n, prompt in enumerate(prompts, start=1) if prompt.id in kept), default=0)
        ahead = {prompt.id for prompt in prompts[reached:]}
        suggested = {name: value for name, value in self.suggestions(today).items() if name in ahead}
        given = {name: value for name, value in stored.record.typed(answers).items() if name in kept}
        return suggested | given

    def suggestions(self, today: date) -> dict[str, Any]:
        """What the boxes of a fresh entry start with: suggested days, all else unanswered."""
        return {prompt.id: prompt.start(today) for prompt in self._exercise.prompts}

    def keep(self, values: Mapping[str, Any], finished: bool) -> None:
        """Stores the answers, leaving out what was not answered; nothing at all is not stored.

        What was kept under a name that this exercise does not ask stays as it is.
        """
        answers = self._exercise.answers
        other = {name: kept for name, kept in self.answers.items() if name not in answers}
        given = other | {
            name: answers[name].to_json(value)
            for name, value in values.items()
            if value != answers[name].empty
        }
        record = ExerciseEntry(self._exercise.id, self.about, given, finished or self.finished)
        if self.stored is None:
            if given or finished:
                self.stored = self._add(record)
        elif record != self.stored.record:
            self.stored = self._store.update(self.stored.id, record, self.stored.rev)

    def _add(self, record: ExerciseEntry) -> Any:
        """The first entry; a Conflict with the one that another window has begun meanwhile."""
        with self._store.batch() as step:
            if theirs := self._newest(step.all(ExerciseEntry)):
                raise Conflict(values={"at": theirs.saved_at}, theirs=theirs)
            return step.add(record)

    def _newest(self, entries: Iterable[Any]) -> Any:
        key = (self._exercise.id, self.about)
        ours = [stored for stored in entries if (stored.record.exercise, stored.record.about) == key]
        return ours[-1] if ours else None

    def due(self, today: date) -> tuple[content.Prompt, ...]:
        """The later prompts whose day has come and that have no answer yet."""
        return tuple(prompt for prompt, day in self._later() if day <= today)

    def later_days(self, words: Words) -> list[str]:
        """When the later prompts are asked, one sentence for each day."""
        days = sorted({day for _, day in self._later()})
        return [words("exercise.later", day=words.day(day)) for day in days]

    def _later(self) -> list[tuple[content.Prompt, date]]:
        if not self.finished:
            return []
        start = self.stored.saved_at.date()
        open_ = [prompt for prompt in self._exercise.later if prompt.id not in self.answers]
        return [(prompt, start + timedelta(days=prompt.after_days or 0)) for prompt in open_]
