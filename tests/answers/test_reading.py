"""Between the browser's JSON and Python values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers import (
    Answer,
    Day,
    ExerciseEntry,
    Kind,
    Precision,
    Problem,
    admit,
    answers_of,
    blank,
    day,
    number,
    raw,
    read,
    read_all,
    short_text,
)
from workbook.content import load_day_words

WORDS = load_day_words("en")
TODAY = date(2026, 11, 22)


class Fruit(StrEnum):
    APPLE = "apple"
    PEAR = "pear"
    PLUM = "plum"


ANSWERS = {
    Kind.SHORT_TEXT: Answer(Kind.SHORT_TEXT),
    Kind.LONG_TEXT: Answer(Kind.LONG_TEXT, limit=200_000),
    Kind.CHOICE: Answer(Kind.CHOICE, options=Fruit),
    Kind.MULTI: Answer(Kind.MULTI, options=Fruit),
    Kind.SCALE: Answer(Kind.SCALE, low=1, high=5, whole=True),
    Kind.DAY: Answer(Kind.DAY),
    Kind.NUMBER: Answer(Kind.NUMBER, low=0, high=1000),
    Kind.TAGS: Answer(Kind.TAGS, limit=100),
    Kind.TABLE: Answer(Kind.TABLE, columns=("thing", "when")),
    Kind.TICK: Answer(Kind.TICK),
    Kind.REFERENCE: Answer(Kind.REFERENCE, limit=64),
    Kind.MAPPING: Answer(Kind.MAPPING, limit=200_000),
}

lines = st.text(max_size=60).filter(lambda text: admit(text, 60, one_line=True) == text)
texts = st.text(max_size=60).filter(lambda text: admit(text, 60) == text)
cells = st.tuples(lines, lines).filter(lambda row: not all(map(blank, row)))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.floats(-9, 9) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(lines, inner, max_size=3),
    max_leaves=8,
)
VALUES = {
    Kind.SHORT_TEXT: lines,
    Kind.LONG_TEXT: texts,
    Kind.CHOICE: st.none() | st.sampled_from(Fruit),
    Kind.MULTI: st.sets(st.sampled_from(Fruit)).map(lambda chosen: tuple(f for f in Fruit if f in chosen)),
    Kind.SCALE: st.none() | st.integers(1, 5),
    Kind.DAY: st.none()
    | st.builds(Day, st.dates(date(1950, 1, 2), date(2031, 12, 31)), st.sampled_from(Precision)),
    Kind.NUMBER: st.none() | st.floats(0, 1000).map(lambda n: n + 0.0),
    Kind.TAGS: st.lists(lines.filter(lambda tag: not blank(tag)), unique=True, max_size=5).map(tuple),
    Kind.TABLE: st.lists(cells, max_size=4).map(tuple),
    Kind.TICK: st.booleans(),
    Kind.REFERENCE: lines,
    Kind.MAPPING: st.dictionaries(lines, json_values, max_size=3),
}


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
def test_a_value_shown_and_read_back_is_the_same(kind: Kind, data: st.DataObject):
    value = data.draw(VALUES[kind])
    assert read(ANSWERS[kind], raw(ANSWERS[kind], value, WORDS), WORDS, TODAY) == value


@pytest.mark.parametrize("kind", Kind)
@given(given_raw=json_values)
def test_any_json_gives_a_value_or_a_problem(kind: Kind, given_raw: object):
    value = read(ANSWERS[kind], given_raw, WORDS, TODAY)
    assert isinstance(value, Problem) or raw(ANSWERS[kind], value, WORDS) is not ...


@pytest.mark.parametrize("kind", Kind)
def test_nothing_sent_is_not_answered(kind: Kind):
    assert read(ANSWERS[kind], None, WORDS, TODAY) == ANSWERS[kind].empty


@pytest.mark.parametrize(
    ("kind", "typed"),
    [(Kind.SHORT_TEXT, " \u200b"), (Kind.CHOICE, ""), (Kind.DAY, " "), (Kind.NUMBER, "\u00a0"),
     (Kind.TAGS, [" "]), (Kind.TABLE, [["", " "]]), (Kind.MULTI, []), (Kind.TICK, False), (Kind.SCALE, None)],
)  # fmt: skip
def test_what_is_needed_and_not_given_is_asked_for(kind: Kind, typed: object):
    needed = Answer(**{**vars(ANSWERS[kind]), "required": True})
    assert read(needed, typed, WORDS, TODAY) == Problem("required")


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind.SHORT_TEXT, "Acme\nLtd", "Acme Ltd"),
        (Kind.LONG_TEXT, "Acme\r\nLtd", "Acme\nLtd"),
        (Kind.CHOICE, "pear", Fruit.PEAR),
        (Kind.MULTI, ["plum", "apple", "plum"], (Fruit.APPLE, Fruit.PLUM)),
        (Kind.SCALE, 4.0, 4),
        (Kind.DAY, "12 Mar", Day(date(2026, 3, 12))),
        (Kind.NUMBER, "1,5", 1.5),
        (Kind.NUMBER, 2, 2.0),
        (Kind.TAGS, ["recruiter", " ", "recruiter", "chair"], ("recruiter", "chair")),
        (Kind.TABLE, [["soup"], ["", ""], ["walk", "six"]], (("soup", ""), ("walk", "six"))),
        (Kind.TICK, True, True),
    ],
)
def test_what_the_browser_sends_becomes_the_records_value(kind: Kind, typed: object, value: object):
    assert read(ANSWERS[kind], typed, WORDS, TODAY) == value


@pytest.mark.parametrize(
    ("kind", "typed", "key"),
    [
        (Kind.SHORT_TEXT, "x" * 301, "too_long"),
        (Kind.SHORT_TEXT, 3, "not_understood"),
        (Kind.CHOICE, "banana", "not_an_option"),
        (Kind.CHOICE, ["apple"], "not_an_option"),
        (Kind.MULTI, ["apple", "banana"], "not_an_option"),
        (Kind.MULTI, "apple", "not_understood"),
        (Kind.SCALE, 6, "scale_range"),
        (Kind.SCALE, 2.5, "scale_range"),
        (Kind.SCALE, True, "scale_range"),
        (Kind.DAY, "soon", "day_unreadable"),
        (Kind.DAY, 45992, "not_understood"),
        (Kind.NUMBER, "many", "number_unreadable"),
        (Kind.TAGS, "chair", "not_understood"),
        (Kind.TAGS, [str(n) for n in range(201)], "too_many"),
        (Kind.TABLE, [["a", "b", "c"]], "not_understood"),
        (Kind.TABLE, [["a", 1]], "not_understood"),
        (Kind.TABLE, [["a", "\x00"]], "characters"),
        (Kind.TABLE, [["a", "b"]] * 201, "too_many"),
        (Kind.TICK, "yes", "not_understood"),
        (Kind.MAPPING, ["a"], "not_understood"),
        (Kind.MAPPING, {"a": {"b": ["\x00"]}}, "characters"),
        (Kind.MAPPING, {"\ud800": 1}, "characters"),
        (Kind.MAPPING, {"a": float("nan")}, "not_understood"),
        (Kind.REFERENCE, "x" * 65, "too_long"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_name(kind: Kind, typed: object, key: str):
    assert (
        read(ANSWERS[kind], typed, WORDS, TODAY) == Problem(key)
        or read(ANSWERS[kind], typed, WORDS, TODAY).key == key
    )


def test_a_mapping_nested_without_end_is_refused():
    nested: object = "end"
    for _ in range(500):
        nested = {"a": nested}
    assert read(ANSWERS[Kind.MAPPING], nested, WORDS, TODAY) == Problem("not_understood")


def test_a_day_that_must_be_exact_is_not_taken_as_a_month():
    exact = Answer(Kind.DAY, unsure=False)
    assert read(exact, "March 2026", WORDS, TODAY) == Problem("day_inexact")
    assert read(exact, "12 March 2026", WORDS, TODAY) == Day(date(2026, 3, 12))


def test_options_given_as_keys_are_read_as_keys():
    answer = Answer(Kind.MULTI, options=("quiet", "company"))
    assert read(answer, ["company", "quiet"], WORDS, TODAY) == ("quiet", "company")


@dataclass(frozen=True)
class Walk:
    place: str = short_text(required=True)
    on: Day | None = day()
    promised: Day | None = day(ahead=True)
    hours: float | None = number(0, 24)


def test_all_answers_are_read_at_once_and_each_problem_stands_by_its_name():
    values, problems = read_all(answers_of(Walk), {"on": "31 Feb", "hours": "2½", "other": 1}, WORDS, TODAY)
    assert values == {"promised": None, "hours": 2.5}
    assert {name: problem.key for name, problem in problems.items()} == {
        "place": "required",
        "on": "no_such_day",
    }


def test_a_promised_day_is_read_as_one_to_come():
    values, _ = read_all(
        answers_of(Walk), {"place": "Hill", "on": "24 Nov", "promised": "24 Nov"}, WORDS, TODAY
    )
    assert (values["on"], values["promised"]) == (Day(date(2025, 11, 24)), Day(date(2026, 11, 24)))


def test_an_exercise_entry_starts_unfinished_with_answers_of_its_own():
    one, other = ExerciseEntry(exercise="calm"), ExerciseEntry(exercise="calm")
    assert not one.finished
    assert one.answers == {}
    assert one.answers is not other.answers


@pytest.mark.parametrize(("rows", "taken"), [(2, True), (3, False)])
def test_a_table_may_have_a_most(rows: int, taken: bool):
    answer = Answer(Kind.TABLE, columns=("a",), most=2)
    value = read(answer, [["x"]] * rows + [[" "]], WORDS, TODAY)
    assert value == ((("x",),) * 2 if taken else Problem("too_many", {"most": 2}))
