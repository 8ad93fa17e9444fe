"""The answers of an exercise: nobody changes them, and its prompts give them their types again."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from workbook.answers import (
    ChoiceAnswer,
    Day,
    DayAnswer,
    ExerciseEntry,
    LongTextAnswer,
    MultiAnswer,
    NumberAnswer,
    Precision,
    ScaleAnswer,
    TableAnswer,
    TagsAnswer,
    TickAnswer,
)

PROMPTS = {
    "on": DayAnswer(),
    "how": ScaleAnswer(low=0, high=10),
    "hours": NumberAnswer(),
    "story": LongTextAnswer(),
    "by": ChoiceAnswer(options=("call", "email")),
    "felt": MultiAnswer(options=("low", "calm")),
    "small": TableAnswer(columns=("what", "when")),
    "tags": TagsAnswer(),
    "close": TickAnswer(),
}
KEPT: dict[str, Any] = {
    "on": "2026-03",
    "how": 7,
    "hours": 1.5,
    "story": "They rang.\nI sat down.",
    "by": "call",
    "felt": ["low", "an own word"],
    "small": [["Soup", "noon"]],
    "tags": ["a"],
    "close": True,
}
UNANSWERED = ExerciseEntry("a").typed(PROMPTS)


def test_answers_have_the_types_their_prompts_name():
    typed = ExerciseEntry("a", answers=KEPT).typed(PROMPTS)
    assert typed["on"] == Day(date(2026, 3, 1), Precision.MONTH)
    assert typed["small"] == (("Soup", "noon"),)
    assert typed["felt"] == ("low", "an own word")
    assert (typed["how"], typed["hours"], typed["close"]) == (7, 1.5, True)


def test_what_was_not_answered_is_empty():
    assert {name: answer.empty for name, answer in PROMPTS.items()} == UNANSWERED


@pytest.mark.parametrize("name", PROMPTS)
@pytest.mark.parametrize(
    "kept", [None, 3.5, -1, 99, True, "", "tomorrow", ["x", 1], [["x", 1]], {"a": 1}, [[]], 10**400], ids=str
)
def test_an_answer_of_an_older_version_is_unanswered_or_fits_its_kind(name: str, kept: Any):
    value = ExerciseEntry("a", answers={name: kept}).typed(PROMPTS)[name]
    assert value == UNANSWERED[name] or type(value) in (str, int, float, bool, tuple)
    if isinstance(value, tuple):
        assert all(isinstance(part, str | tuple) for part in value)


def test_a_row_of_an_older_table_gets_its_missing_cells():
    assert ExerciseEntry("a", answers={"small": [["Soup"]]}).typed(PROMPTS)["small"] == (("Soup", ""),)


@pytest.mark.parametrize("change", ["story", "small"])
def test_nobody_can_change_stored_answers(change: str):
    entry = ExerciseEntry("a", answers=KEPT)
    with pytest.raises(TypeError):
        entry.answers[change] = "other"  # type: ignore[index]
    with pytest.raises(TypeError):
        entry.answers["small"].append(["x", "y"])
    with pytest.raises(TypeError):
        entry.answers["small"][0][0] = "x"
    assert entry.answers == KEPT
    assert json.loads(json.dumps(entry.answers)) == KEPT
