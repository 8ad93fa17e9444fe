"""Every hostile input through every kind of answer: admitted unchanged, or refused with words that exist."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from workbook.answers import Answer, Kind, Problem, fold, raw, read
from workbook.content import load_day_words, load_words

WORDS = load_day_words("en")
ENTRIES = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "hostile_inputs.json").read_text(encoding="utf-8")
)
INPUTS = {
    entry["id"]: entry["value"].replace("ID", entry["id"]) * entry.get("repeat", 1) for entry in ENTRIES
}
TEXT_KINDS = {
    Kind.SHORT_TEXT: Answer(Kind.SHORT_TEXT),
    Kind.LONG_TEXT: Answer(Kind.LONG_TEXT, limit=200_000),
    Kind.REFERENCE: Answer(Kind.REFERENCE, limit=64),
}
OTHER_KINDS = {
    Kind.CHOICE: Answer(Kind.CHOICE, options=("yes", "no")),
    Kind.SCALE: Answer(Kind.SCALE, low=0, high=10, whole=True),
    Kind.DAY: Answer(Kind.DAY),
    Kind.NUMBER: Answer(Kind.NUMBER, low=0, high=1000),
    Kind.TICK: Answer(Kind.TICK),
}
LISTS = {
    Kind.MULTI: (Answer(Kind.MULTI, options=("yes", "no")), lambda text: [text]),
    Kind.TAGS: (Answer(Kind.TAGS, limit=100), lambda text: [text]),
    Kind.TABLE: (Answer(Kind.TABLE, columns=("a", "b")), lambda text: [[text, "b"]]),
    Kind.MAPPING: (Answer(Kind.MAPPING, limit=200_000), lambda text: {"a": text}),
}
# The only characters the text door changes: line breaks and other controls. Tab stays.
CLEANED = re.compile("[\x01-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")


def said(problem: Problem) -> str:
    return load_words("answers")(f"problem.{problem.key}", **problem.values)


@pytest.mark.parametrize("kind", TEXT_KINDS)
@pytest.mark.parametrize("name", INPUTS)
def test_a_text_is_kept_as_typed_or_refused_with_a_sentence(kind: Kind, name: str):
    value = read(TEXT_KINDS[kind], INPUTS[name], WORDS, date(2026, 11, 22))
    if isinstance(value, Problem):
        assert said(value)
    else:
        assert CLEANED.sub("", value).replace(" ", "") == CLEANED.sub("", INPUTS[name]).replace(" ", "")
        assert len(CLEANED.findall(INPUTS[name])) > 0 or value == INPUTS[name]


@pytest.mark.parametrize("kind", OTHER_KINDS)
@pytest.mark.parametrize("name", INPUTS)
def test_a_text_where_none_belongs_is_understood_or_refused_with_a_sentence(kind: Kind, name: str):
    value = read(OTHER_KINDS[kind], INPUTS[name], WORDS, date(2026, 11, 22))
    if isinstance(value, Problem):
        assert said(value)
    else:
        shown = raw(OTHER_KINDS[kind], value, WORDS)
        assert read(OTHER_KINDS[kind], shown, WORDS, date(2026, 11, 22)) == value


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("name", INPUTS)
def test_a_text_in_a_list_is_kept_or_refused_with_a_sentence(kind: Kind, name: str):
    answer, wrap = LISTS[kind]
    value = read(answer, wrap(INPUTS[name]), WORDS, date(2026, 11, 22))
    if isinstance(value, Problem):
        assert said(value)
    else:
        assert json.dumps(raw(answer, value, WORDS)).encode()


@pytest.mark.parametrize("name", INPUTS)
def test_a_sentence_quotes_nothing_that_was_typed(name: str):
    problem = read(OTHER_KINDS[Kind.DAY], INPUTS[name], WORDS, date(2026, 11, 22))
    assert not isinstance(problem, Problem) or len(INPUTS[name]) < 8 or INPUTS[name] not in said(problem)


@pytest.mark.parametrize("name", INPUTS)
def test_search_can_fold_it(name: str):
    assert fold(fold(INPUTS[name])) == fold(INPUTS[name])
