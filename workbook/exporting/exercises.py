"""Exercises as a person reads them: their title, each question as it was asked, and the answer in words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from workbook.answers import ExerciseEntry
from workbook.content import ContentError, load_exercise


def title_of(exercise: str, language: str) -> str:
    """The exercise's title; its letter where this version does not know it."""
    known = _known(exercise, language)
    return known.title if known else exercise.upper()


def exercise_spoken(entry: ExerciseEntry, language: str, yes: str) -> Iterator[tuple[str, list[str]]]:
    """Question and answer lines of everything that was answered, in the exercise's order, then the rest."""
    known = _known(entry.exercise, language)
    prompts = {prompt.id: prompt for prompt in (*known.prompts, *known.later)} if known else {}
    for id in (
        *(id for id in prompts if id in entry.answers),
        *(id for id in entry.answers if id not in prompts),
    ):
        value, prompt = entry.answers[id], prompts.get(id)
        lines = _lines(value, dict(prompt.choices) if prompt else {}, yes)
        if lines:
            yield (prompt.asked(entry.answers) if prompt else id), lines


@cache
def _known(exercise: str, language: str) -> Any:
    try:
        return load_exercise(exercise, language)
    except (ContentError, OSError, ValueError):
        return None


def _lines(value: Any, options: dict[str, str], yes: str) -> list[str]:
    """An answer as lines of text; nothing where it was not given."""
    if _empty(value):
        return []
    if value is True:
        return [yes]
    if isinstance(value, list | tuple):
        if any(isinstance(row, list | tuple) for row in value):
            rows = (row if isinstance(row, list | tuple) else [row] for row in value)
            told = [
                " · ".join(options.get(str(c), str(c)) for c in row if c not in (None, "")) for row in rows
            ]
            return [row for row in told if row]
        return [", ".join(options.get(str(item), str(item)) for item in value)]
    if isinstance(value, dict):
        return [f"{name}: {part}" for name, part in value.items() if not _empty(part)]
    return options.get(str(value), str(value)).split("\n")


def _empty(value: Any) -> bool:
    """Whether nothing was answered; a nought is an answer."""
    return value is None or value is False or value in ("", [], (), {})
