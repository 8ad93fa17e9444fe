"""How an exercise is laid out: its questions, and the steps of the whole, the short version and later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workbook import content
from workbook.ui.entries import prompt_copy
from workbook.ui.questions import Question, is_wide

WHOLE, QUICK, LATER = "whole", "quick", "later"

Steps = list[dict[str, Any]]


def questions(exercise: content.Exercise, answers: Mapping[str, Any]) -> list[Question]:
    """A question for every prompt, later ones included."""
    prompts = [*exercise.prompts, *(prompt_copy(prompt, answers) for prompt in exercise.later)]
    return [_question(prompt) for prompt in prompts]


def _question(prompt: content.Prompt) -> Question:
    return Question(
        prompt.id,
        prompt.answer,
        prompt.ask,
        hint=prompt.hint,
        options=prompt.choices,
        labels=prompt.labels,
        columns=prompt.columns,
        cards=prompt.cards,
        wide=is_wide(prompt.answer, prompt.ask),
        own=prompt.own,
        optional=prompt.optional,
    )


def steps(exercise: content.Exercise, due: Iterable[content.Prompt] = ()) -> dict[str, Steps]:
    """Mode → its steps; the short version only where there is one, the later prompts only when due."""
    laid = {WHOLE: _steps(exercise)}
    if exercise.quick_version_min:
        laid = {QUICK: _steps(exercise.quick())} | laid
    if names := [prompt.id for prompt in due]:
        laid[LATER] = [{"title": "", "intro": "", "names": names}]
    return laid


def _steps(exercise: content.Exercise) -> Steps:
    return [
        {"title": step.title, "intro": step.intro, "names": [prompt.id for prompt in step.prompts]}
        for step in exercise.steps
    ]


def first_mode(exercise: content.Exercise, answers: Mapping[str, Any]) -> str:
    """The short version where there is one, unless more than it asks is answered already."""
    if not exercise.quick_version_min:
        return WHOLE
    asked = {prompt.id for prompt in exercise.quick().prompts}
    return QUICK if set(answers) <= asked else WHOLE


def where_left(steps_: Steps, answers: Mapping[str, Any]) -> int:
    """The step after the last one with an answer: where somebody goes on who comes back."""
    reached = [i for i, step in enumerate(steps_) if any(name in answers for name in step["names"])]
    return min(reached[-1] + 1, len(steps_) - 1) if reached else 0


def minutes(exercise: content.Exercise, mode: str) -> int:
    """How long the time box of a mode runs; 0 for none."""
    if mode == LATER:
        return 0
    return (exercise.quick_version_min if mode == QUICK else exercise.time_box_min) or 0


def spec(
    book: Any, exercise: content.Exercise, drawn: list[dict[str, Any]], laid: Mapping[str, Steps]
) -> dict[str, Any]:
    """Everything the browser needs to draw the exercise."""
    ui = book.words("ui")
    say = ui.options("form") | ui.options("exercise")
    lengths = [
        [mode, ui(f"exercise.{mode}", minutes=minutes(exercise, mode))]
        for mode in (QUICK, WHOLE)
        if QUICK in laid and minutes(exercise, mode)
    ]
    about = ("title", "intro", "why_it_helps", "enough", "done_when", "in_sight", "in_sight_label")
    return {
        "questions": drawn,
        "say": say,
        "timer": ui.options("timer"),
        "modes": dict(laid),
        "lengths": lengths,
        "how_sure": content.how_sure(book.words("evidence"), f"exercises/{exercise.id} why_it_helps"),
        **{name: getattr(exercise, name) for name in about},
    }
