"""Every hostile input through the one place that cleans text from outside, and every field through it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from workbook.answers import Answer, DayAnswer, NumberAnswer, Problem, admit, answers_of, fold
from workbook.book import record_classes
from workbook.content import load_day_words, load_exercise, load_words
from workbook.content.files import HOME

WORDS = load_day_words("en")
TODAY = date(2026, 11, 22)
ENTRIES = json.loads((Path(__file__).parents[1] / "fixtures" / "hostile_inputs.json").read_text("utf-8"))
INPUTS = {
    entry["id"]: entry["value"].replace("ID", entry["id"]) * entry.get("repeat", 1) for entry in ENTRIES
}
# The only characters that are changed: line breaks and other controls. Tab stays.
CLEANED = re.compile("[\x01-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")


def sentence(problem: Problem) -> str:
    return load_words("answers")(f"problem.{problem.key}", **problem.values)


@pytest.mark.parametrize("name", INPUTS)
def test_a_text_is_kept_as_typed_or_refused_with_a_sentence(name: str) -> None:
    text = INPUTS[name]
    for one_line in (True, False):
        kept = admit(text, 200_000, one_line=one_line)
        if isinstance(kept, Problem):
            assert sentence(kept)
        else:
            assert CLEANED.sub("", kept).replace(" ", "") == CLEANED.sub("", text).replace(" ", "")
            assert CLEANED.search(text) or kept == text
            assert json.dumps(kept, ensure_ascii=False).encode()
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("answer", [DayAnswer(), NumberAnswer(low=0, high=1000)], ids=["day", "number"])
def test_a_text_where_none_belongs_is_understood_or_refused_without_quoting_it(answer: Answer) -> None:
    for name, text in INPUTS.items():
        value = answer.read(text, WORDS, TODAY)
        if isinstance(value, Problem):
            assert sentence(value), name
            assert len(text) < 8 or text not in sentence(value), name
        else:
            assert answer.read(answer.raw(value, WORDS), WORDS, TODAY) == value, name


def fields() -> Iterator[tuple[str, Answer]]:
    """Every field of every record, and every prompt of every exercise."""
    for cls in record_classes():
        for name, answer in answers_of(cls).items():
            yield f"{cls.kind}.{name}", answer
    for file in sorted((HOME / "en" / "exercises").glob("*.toml")):
        for name, answer in load_exercise(file.stem).answers.items():
            yield f"{file.stem}.{name}", answer


def shapes(answer: Answer, text: str) -> list[Any]:
    """What a browser could send with this text in it."""
    row = [text] * len(answer.columns)
    return [text, [text], [*answer.option_keys, text], [row], {"key": text}, {text: [text]}]


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, dict):
        yield from texts_in(list(value.items()))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts_in(part)


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b", "a\ufffeb", "a\x07\u2028\x9bb", "a\r\nb"], ids=ascii)
def test_every_field_there_is_cleans_its_text(text: str) -> None:
    taken = 0
    cleaned = {admit(text, 999), admit(text, 999, one_line=True)}
    for name, answer in fields():
        known = {*answer.option_keys, "key"}
        for raw in shapes(answer, text):
            value = answer.read(raw, WORDS, TODAY)
            for kept in () if isinstance(value, Problem) else texts_in(value):
                assert kept in known | cleaned, name
                taken += kept in cleaned
    assert bool(taken) == isinstance(admit(text, 999), str)
