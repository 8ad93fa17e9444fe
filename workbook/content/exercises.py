"""An exercise as its file describes it: steps of prompts, each saying what it accepts."""

from __future__ import annotations

import dataclasses
import re
import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from workbook.answers import Answer, Day, kinds
from workbook.content.files import FALLBACK, HOME, ContentError, as_class, load

TYPES = {
    "short_text": kinds.TextAnswer(limit=2000),
    "long_text": kinds.LongTextAnswer(),
    "choice": kinds.ChoiceAnswer(),
    "multi": kinds.MultiAnswer(),
    "scale_1_5": kinds.ScaleAnswer(low=1, high=5),
    "scale_0_10": kinds.ScaleAnswer(low=0, high=10),
    "scale_0_100": kinds.ScaleAnswer(low=0, high=100),
    "date": kinds.DayAnswer(),
    "number": kinds.NumberAnswer(),
    "tags": kinds.TagsAnswer(),
    "table": kinds.TableAnswer(),
    "cards": kinds.TableAnswer(low=0, high=100, whole=True, limit=300),
    "check": kinds.TickAnswer(),
}
_OF_TYPE = ("low", "high", "whole", "rows")  # what comes with the type where a prompt does not say it
_DAYS = re.compile(r"\+\s?(\d{1,3}) (days?|weeks?)")


@dataclass(frozen=True)
class Prompt:
    """One thing an exercise asks, as it stands in the file; every prompt may be skipped.

    `choices` and `columns` are key → words, `labels` a number on a scale → words. `cards` are key →
    statement: a table whose rows are these, each rated on a slider and by a choice. `quick` prompts make up
    the short version. `own` lets a person add choices of their own. A day box starts with the day
    `default`, such as "+2 days". A prompt of `Exercise.later` is asked when the time `when` has passed since
    the exercise was finished, and may quote earlier answers in {places}.
    """

    id: str
    ask: str
    type: str
    hint: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[int, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    cards: Mapping[str, str] = field(default_factory=dict)
    rows: int | None = None
    most: int = 0
    low: int | float | None = None
    high: int | float | None = None
    whole: bool | None = None
    ahead: bool = False
    optional: bool = False
    own: bool = False
    quick: bool = False
    default: str = ""
    when: str = ""

    @cached_property
    def answer(self) -> Answer:
        """What the prompt accepts, from its type and the keys that go with it."""
        basis = TYPES[self.type]
        own = {name: value for name in _OF_TYPE if (value := getattr(self, name)) is not None}
        options, columns = tuple(self.choices), tuple(self.columns)
        return dataclasses.replace(
            basis, options=options, columns=columns, most=self.most, ahead=self.ahead, **own
        )

    @property
    def after_days(self) -> int | None:
        """How many days after the exercise a later prompt is asked."""
        return _days(self.when)

    def start(self, today: date) -> Any:
        """The value the box starts with: unanswered, or the suggested day."""
        days = _days(self.default)
        return self.answer.empty if days is None else Day(today + timedelta(days=days))

    def asked(self, answers: Mapping[str, object]) -> str:
        """The question with earlier answers in its {places}; "…" stands for one that was not given."""
        return self.ask.format_map(_Given(answers))


@dataclass(frozen=True)
class Step:
    """A few prompts shown together, under earlier answers that stay in sight: `sees` are their ids."""

    title: str = ""
    intro: str = ""
    prompts: tuple[Prompt, ...] = ()
    sees: tuple[str, ...] = ()


@dataclass(frozen=True)
class Exercise:
    """An exercise: why, how long, what is asked, when it is enough.

    `time_box_min` and `quick_version_min` are minutes; no short version when the latter is None. The
    answers `in_sight`, prompt id → what stands over it, are shown on the steps that say so. `more` holds
    what only this exercise's own page reads, as it stands in the file.
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
    in_sight: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """The prompts of all steps, in order, without the later ones."""
        return tuple(prompt for step in self.steps for prompt in step.prompts)

    @cached_property
    def answers(self) -> dict[str, Answer]:
        """Prompt id → what it accepts, later prompts included."""
        return {prompt.id: prompt.answer for prompt in (*self.prompts, *self.later)}

    def hinted(self, hints: Mapping[str, str]) -> Exercise:
        """The exercise with something added to the hints of these prompts."""

        def more(prompt: Prompt) -> Prompt:
            added = hints.get(prompt.id, "")
            return dataclasses.replace(prompt, hint=f"{prompt.hint} {added}".strip()) if added else prompt

        steps = (dataclasses.replace(step, prompts=tuple(map(more, step.prompts))) for step in self.steps)
        return dataclasses.replace(self, steps=tuple(steps))

    def quick(self) -> Exercise:
        """The short version: only the quick prompts and the steps that still ask something."""
        quick = [(step, tuple(p for p in step.prompts if p.quick)) for step in self.steps]
        steps = tuple(dataclasses.replace(step, prompts=prompts) for step, prompts in quick if prompts)
        minutes = self.quick_version_min
        return dataclasses.replace(self, steps=steps, time_box_min=minutes, quick_version_min=None)


@cache
def load_exercise(name: str, language: str = FALLBACK, *, home: Path = HOME) -> Exercise:
    """The exercise in `exercises/<name>.toml` of a language; ContentError for anything wrong in it."""
    file, data = load(f"exercises/{name}", language, home)
    try:
        return _exercise(file, data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:  # a list where a table belongs
        raise ContentError(file, "", f"missing or wrong: {error}") from error


def _exercise(file: Path, data: Mapping[str, Any]) -> Exercise:
    prompts, later = (tuple(_prompts(file, key, data.get(key, ()))) for key in ("prompts", "later"))
    by_id = {prompt.id: prompt for prompt in prompts}
    if len(by_id.keys() | {prompt.id for prompt in later}) < len(prompts) + len(later):
        raise ContentError(file, "prompts", "two prompts have the same id")
    for prompt in later:
        if unknown := _places(prompt.ask) - set(by_id):
            raise ContentError(file, f"later.{prompt.id}.ask", f"has unknown places {sorted(unknown)}")
    seen = {id for step in data.get("steps", ()) for id in step.get("sees", ())}
    if unknown := {*data.get("in_sight", ())} - set(by_id) or seen - {*data.get("in_sight", ())}:
        raise ContentError(file, "in_sight", f"is none of the prompts: {sorted(unknown)}")
    fields = {field.name for field in dataclasses.fields(Exercise)}
    table: dict[str, Any] = {key: value for key, value in data.items() if key in fields}
    table |= {"intro": data.get("intro", "").strip(), "steps": _steps(file, data, by_id), "later": later}
    table["more"] = {key: value for key, value in data.items() if key not in {*fields, "prompts"}}
    return as_class(Exercise, table, file)


def _prompts(file: Path, place: str, entries: Iterable[Mapping[str, Any]]) -> Iterator[Prompt]:
    for number, entry in enumerate(entries, start=1):
        key = f"{place}.{entry.get('id', number)}"
        prompt = as_class(Prompt, entry, file, key)
        _check(file, key, prompt)
        yield prompt


def _check(file: Path, key: str, prompt: Prompt) -> None:
    """Raise ContentError for what does not fit together in a prompt."""
    if prompt.type not in TYPES:
        raise ContentError(file, f"{key}.type", f"is none of {', '.join(TYPES)}")
    answer, cards = prompt.answer, prompt.type == "cards"
    needed = {*answer.needs, *(("choices", "cards") if cards else ())}
    for name in ("choices", "columns", "cards"):
        if (name in needed) != bool(getattr(prompt, name)):
            raise ContentError(file, f"{key}.{name}", "must be a table of key and words, for this type only")
    for number in prompt.labels:
        if answer.low is None or answer.high is None or not answer.low <= number <= answer.high:
            raise ContentError(file, f"{key}.labels", f"{number} is not on the scale")
    for name in ("default", "when"):
        if (text := getattr(prompt, name)) and _days(text) is None:
            raise ContentError(file, f"{key}.{name}", "must look like +2 days or +4 weeks")


def _steps(file: Path, data: Mapping[str, Any], prompts: Mapping[str, Prompt]) -> tuple[Step, ...]:
    """The steps as written, or one step with everything; each prompt belongs to exactly one."""
    entries = data.get("steps", [{"prompts": list(prompts)}])
    if sorted(name for step in entries for name in step.get("prompts", ())) != sorted(prompts):
        raise ContentError(file, "steps", "each prompt must stand in exactly one step")
    return tuple(
        as_class(Step, {**step, "prompts": [prompts[name] for name in step["prompts"]]}, file, f"steps.{n}")
        for n, step in enumerate(entries, start=1)
    )


def _places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def _days(text: str) -> int | None:
    """ "+2 days" or "+4 weeks" as a number of days; None for anything else."""
    match = _DAYS.fullmatch(text)
    return int(match[1]) * (7 if match[2].startswith("week") else 1) if match else None


class _Given(dict[str, object]):
    """Earlier answers for a sentence; one that was not given shows as a gap, not as an error."""

    def __getitem__(self, key: str) -> object:
        value = self.get(key)
        return "…" if value is None or value == "" else value
