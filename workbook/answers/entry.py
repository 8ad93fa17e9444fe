"""What a person wrote in one exercise, kept whole, and the keys of entries that belong to a day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any, ClassVar, NoReturn

from workbook.answers.answer import Answer
from workbook.answers.kinds import mapping, reference, short_text, tick


@dataclass(frozen=True)
class ExerciseEntry:
    """The answers to one exercise by prompt id, as JSON; `about` is the record they are about, or "".

    The answers cannot be changed, because stored records are read once and shared.
    """

    kind: ClassVar[str] = "exercise_entry"

    exercise: str = short_text(required=True)
    about: str = reference()
    answers: Mapping[str, Any] = mapping()
    finished: bool = tick()

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", _read_only(self.answers))

    def typed(self, prompts: Mapping[str, Answer]) -> dict[str, Any]:
        """Every prompt's answer as Python has it: Day, int, tuple, text; unanswered where none was given.

        `prompts` is what the exercise asks, `Exercise.answers`. An answer from an older version of the
        exercise, whose prompt accepts another kind of answer now, counts as unanswered; so a room takes
        what this returns without looking at types again.
        """
        return {name: self._typed(name, answer) for name, answer in prompts.items()}

    def _typed(self, name: str, answer: Answer) -> Any:
        try:
            return answer.from_json(self.answers.get(name))
        except (TypeError, ValueError):
            return answer.empty


class _Names(dict[str, Any]):
    """A JSON object that cannot be changed."""


class _Items(list[Any]):
    """A JSON list that cannot be changed."""


def _refuse(*_: object, **__: object) -> NoReturn:
    raise TypeError("a stored answer cannot be changed: make a new one")


for _way in ("__setitem__", "__delitem__", "__ior__", "update", "setdefault", "pop", "popitem", "clear"):
    setattr(_Names, _way, _refuse)
for _way in ("__setitem__", "__delitem__", "__iadd__", "__imul__", "append", "extend", "insert", "pop"):
    setattr(_Items, _way, _refuse)
for _way in ("remove", "clear", "sort", "reverse"):
    setattr(_Items, _way, _refuse)


def _read_only(value: Any) -> Any:
    """The same JSON, equal to what it was, of which no part can be changed."""
    if isinstance(value, Mapping):
        return _Names((name, _read_only(part)) for name, part in value.items())
    return _Items(map(_read_only, value)) if isinstance(value, list) else value


def key_of(day: date, number: int) -> str:
    """What an entry is about that belongs to a day and to nothing else: "2026-03-12.01", the day's first."""
    return f"{day.isoformat()}.{number:02}"


def day_of(key: str) -> date | None:
    """The day a key begins with, or None if it is none of ours."""
    try:
        return date.fromisoformat(key[:10])
    except ValueError:
        return None


def free_key(taken: Collection[str], day: date) -> str:
    """The first key of a day that is not taken."""
    keys = (key_of(day, number) for number in count(1))
    return next(key for key in keys if key not in taken)
