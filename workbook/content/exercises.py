"""An exercise as content describes it: steps of prompts, each saying what it accepts."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from workbook.answers import Answer, Day


@dataclass(frozen=True)
class Prompt:
    """One thing an exercise asks; every prompt may be skipped.

    `options` and `columns` are key → words, `labels` a number on a scale → words. `minutes` bound free
    writing. `quick` prompts make up the short version. `own` lets a person add options of their own.
    `default_days` is how many days from today a day box starts with. A prompt of `Exercise.later` is
    asked `after_days` days after the exercise was finished, and may quote earlier answers in {places}.
    `cards` are key → statement: a table whose rows are these, each rated on a slider and by an option.
    """

    id: str
    ask: str
    answer: Answer
    hint: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[int, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    cards: Mapping[str, str] = field(default_factory=dict)
    optional: bool = False
    own: bool = False
    quick: bool = False
    minutes: int | None = None
    default_days: int | None = None
    after_days: int | None = None

    @property
    def low(self) -> str:
        """The words at the low end of a scale."""
        return self.labels.get(int(self.answer.low or 0), "")

    @property
    def high(self) -> str:
        """The words at the high end of a scale."""
        return self.labels.get(int(self.answer.high or 0), "")

    def start(self, today: date) -> Any:
        """The value the box starts with: unanswered, or the suggested day."""
        if self.default_days is None:
            return self.answer.empty
        return Day(today + timedelta(days=self.default_days))

    def asked(self, answers: Mapping[str, object]) -> str:
        """The question with earlier answers in its {places}; "…" stands for one that was not given."""
        return self.ask.format_map(_Given(answers))


@dataclass(frozen=True)
class Step:
    """A few prompts shown together."""

    title: str
    intro: str
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True)
class Exercise:
    """An exercise: why, how long, what is asked, when it is enough.

    `time_box_min` and `quick_version_min` are minutes; no short version when the latter is None. The
    answer to the prompt `in_sight` stays visible on every other step, under `in_sight_label`. `more`
    holds what only this exercise's own page reads, as it stands in the file.
    """

    id: str
    title: str
    intro: str
    steps: tuple[Step, ...]
    why_it_helps: str = ""
    enough: str = ""
    done_when: str = ""
    time_box_min: int | None = None
    quick_version_min: int | None = None
    principles: tuple[int, ...] = ()
    later: tuple[Prompt, ...] = ()
    in_sight: str = ""
    in_sight_label: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """The prompts of all steps, in order, without the later ones."""
        return tuple(prompt for step in self.steps for prompt in step.prompts)

    @property
    def answers(self) -> dict[str, Answer]:
        """Prompt id → what it accepts, later prompts included."""
        return {prompt.id: prompt.answer for prompt in (*self.prompts, *self.later)}

    def quick(self) -> Exercise:
        """The short version: only the quick prompts and the steps that still ask something."""
        steps = [
            dataclasses.replace(step, prompts=tuple(p for p in step.prompts if p.quick))
            for step in self.steps
        ]
        kept = tuple(step for step in steps if step.prompts)
        return dataclasses.replace(
            self, steps=kept, time_box_min=self.quick_version_min, quick_version_min=None
        )


class _Given(dict[str, object]):
    """Earlier answers for a sentence; one that was not given shows as a gap, not as an error."""

    def __missing__(self, key: str) -> str:
        return "…"

    def __getitem__(self, key: str) -> object:
        value = super().__getitem__(key)
        return "…" if value is None or value == "" else value
