"""Every kind of answer: read from its box, kept, shown, and written to files from which it comes back."""

import dataclasses
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, ClassVar

import pandas  # noqa: F401 - the reader of Excel files keeps it from being loaded later
import pytest
from any_record import column_type
from hypothesis import given, settings
from hypothesis import strategies as st
from looked_at import cells_of

from workbook.answers import (
    Answer,
    ChoiceAnswer,
    Day,
    DayAnswer,
    ExerciseEntry,
    Labels,
    LongTextAnswer,
    MappingAnswer,
    MultiAnswer,
    NumberAnswer,
    Precision,
    Problem,
    ReferenceAnswer,
    ScaleAnswer,
    TableAnswer,
    TagsAnswer,
    TextAnswer,
    TickAnswer,
    admit,
    answers_of,
    blank,
    short_text,
)
from workbook.answers.csv_cells import csv_bytes
from workbook.content import load_day_words
from workbook.exporting.contents import Everything, rows_of
from workbook.exporting.excel_file import whole_rows, xlsx_bytes
from workbook.exporting.json_file import json_bytes
from workbook.exporting.merge import returning_entry, returning_row
from workbook.storage import Stored
from workbook.storage.records import from_columns, to_columns

WORDS = load_day_words("en")
TODAY = date(2026, 11, 22)
AT = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)


class Fruit(StrEnum):
    APPLE = "apple"
    PEAR = "pear"
    PLUM = "plum"


AWKWARD = ("=1+1", "'=1", "NA", "None", "001", "-", "\\n", "\\e", "\\", "…", "_x000D_", "|", " x ", '"')
lines = (st.sampled_from(AWKWARD) | st.text(max_size=60)).map(
    lambda text: str(admit(text, 60, one_line=True))
)
texts = (st.sampled_from(AWKWARD) | st.text(max_size=60)).map(lambda text: str(admit(text, 60)))
clean_lines = lines.filter(lambda text: not text.startswith("Problem("))
clean_texts = texts.filter(lambda text: not text.startswith("Problem("))
cells = st.tuples(clean_lines, clean_lines).filter(lambda row: not all(map(blank, row)))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.floats(-9, 9).map(lambda n: n + 0.0) | clean_texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(clean_lines, inner, max_size=3),
    max_leaves=8,
)
days = st.builds(Day, st.dates(date(1950, 1, 2), date(2031, 12, 31)), st.sampled_from(Precision))
in_order = st.sets(st.sampled_from(Fruit)).map(lambda chosen: tuple(f for f in Fruit if f in chosen))
tags = st.lists(clean_lines.filter(lambda tag: not blank(tag)), unique=True, max_size=5).map(tuple)

KINDS: dict[Answer, st.SearchStrategy[Any]] = {
    TextAnswer(): clean_lines,
    LongTextAnswer(): clean_texts,
    ChoiceAnswer(Fruit): st.none() | st.sampled_from(Fruit),
    MultiAnswer(Fruit): in_order,
    ScaleAnswer(low=1, high=5): st.none() | st.integers(1, 5),
    DayAnswer(): st.none() | days,
    NumberAnswer(low=0, high=1000): st.none() | st.floats(0, 1000).map(lambda n: n + 0.0),
    NumberAnswer(whole=True): st.none() | st.integers(-(10**15), 10**15),
    TagsAnswer(): tags,
    TableAnswer(columns=("thing", "when")): st.lists(cells, max_size=4).map(tuple),
    TickAnswer(): st.booleans(),
    ReferenceAnswer(): clean_lines,
    MappingAnswer(): st.dictionaries(clean_lines, json_values, max_size=3),
}
ANSWERS: dict[type[Answer], Answer] = {type(answer): answer for answer in reversed(KINDS)}


def kinds_below(cls: type[Answer]) -> Iterator[type[Answer]]:
    for below in cls.__subclasses__():
        yield from kinds_below(below)
        if not below.__name__.startswith("_"):
            yield below


def test_every_kind_there_is_stands_in_the_table() -> None:
    assert set(ANSWERS) == set(kinds_below(Answer))


def named(answer: Answer) -> str:
    return f"{type(answer).__name__}{' whole' * answer.whole}"


def record_class(answer: Answer) -> type[Any]:
    """A record with one field of this kind."""

    @dataclass(frozen=True)
    class Kept:
        kind: ClassVar[str] = "kept"
        value: Any = dataclasses.field(default=None, metadata={"answer": answer})
        other: str = short_text()

    return Kept


def from_sql(record: Any) -> Any:
    """The record after SQLite has kept it in a strict table."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.row_factory = sqlite3.Row
        asked = answers_of(type(record))
        columns = ", ".join(f"{name} {column_type(answer)}" for name, answer in asked.items())
        connection.execute(f"CREATE TABLE kept ({columns}) STRICT")
        kept = to_columns(record)
        connection.execute(f"INSERT INTO kept ({', '.join(kept)}) VALUES (?, ?)", list(kept.values()))
        return from_columns(type(record), connection.execute("SELECT * FROM kept").fetchone())


def from_json(record: Any) -> Any:
    """The record after the JSON file of an export."""
    book = json.loads(json_bytes(Everything(AT, {type(record): [Stored("a", 1, record, AT)]}, {})))
    (entry,) = book["records"][type(record).kind]
    return returning_entry(type(record), entry).record


def from_csv(record: Any) -> Any:
    """The record after a CSV file, as the import reads one."""
    data = csv_bytes(rows_of(type(record), [Stored("a", 1, record, AT)]))
    return of_rows(type(record), cells_of(data).sheets[0].rows)


def from_excel(record: Any) -> Any:
    """The record after an Excel file, as the import reads one."""
    data = xlsx_bytes(Everything(AT, {type(record): [Stored("a", 1, record, AT)]}, {}))
    sheets = {str(sheet.name): sheet.rows for sheet in cells_of(data).sheets}
    return of_rows(type(record), whole_rows(sheets, "kept"))


def of_rows(cls: type[Any], rows: list[list[str]]) -> Any:
    """The record in the one row under the header."""
    header, row = rows
    return returning_row(cls, dict(zip(header, row, strict=False))).record


@pytest.mark.parametrize("answer", KINDS, ids=named)
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_an_answer_goes_from_its_box_through_every_file_and_back(answer: Answer, data: st.DataObject) -> None:
    value = data.draw(KINDS[answer])
    if answer.box:
        raw = json.loads(json.dumps(answer.raw(value, WORDS)))
        assert answer.read(raw, WORDS, TODAY) == value
    record = record_class(answer)(value, "other")
    for back in (from_sql, from_json, from_csv, from_excel):
        assert back(record) == record, back.__name__


@pytest.mark.parametrize("answer", [answer for answer in KINDS if answer.box], ids=named)
@given(raw=json_values)
def test_any_json_gives_a_value_or_a_problem(answer: Answer, raw: object) -> None:
    value = answer.read(raw, WORDS, TODAY)
    assert isinstance(value, Problem) or answer.read(answer.raw(value, WORDS), WORDS, TODAY) == value


@pytest.mark.parametrize("answer", KINDS, ids=named)
def test_nothing_is_empty_wherever_it_comes_from(answer: Answer) -> None:
    assert answer.read(None, WORDS, TODAY) == answer.empty
    assert answer.from_json(answer.to_json(answer.empty)) == answer.empty
    assert answer.from_sql(None) == answer.from_cell("") == answer.empty
    assert answer.cell(answer.empty) == answer.show(answer.empty, Labels(yes="Yes")) == ""


@pytest.mark.parametrize(
    ("kind", "typed"),
    [(TextAnswer, " \u200b"), (ChoiceAnswer, ""), (DayAnswer, " "), (NumberAnswer, "\u00a0"),
     (TagsAnswer, [" "]), (TableAnswer, [["", " "]]), (MultiAnswer, []),
     (TickAnswer, False), (ScaleAnswer, None)],
)  # fmt: skip
def test_what_is_needed_and_not_given_is_asked_for(kind: type[Answer], typed: object) -> None:
    needed = replace(ANSWERS[kind], required=True)
    assert needed.read(typed, WORDS, TODAY) == Problem("required")


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (TextAnswer, "Acme\nLtd", "Acme Ltd"),
        (LongTextAnswer, "Acme\r\nLtd", "Acme\nLtd"),
        (ChoiceAnswer, "pear", Fruit.PEAR),
        (MultiAnswer, ["plum", "apple", "plum"], (Fruit.APPLE, Fruit.PLUM)),
        (ScaleAnswer, 4.0, 4),
        (DayAnswer, "12 Mar", Day(date(2026, 3, 12))),
        (NumberAnswer, "1,5", 1.5),
        (NumberAnswer, 2, 2.0),
        (TagsAnswer, ["recruiter", " ", "recruiter", "chair"], ("recruiter", "chair")),
        (TableAnswer, [["soup"], ["", ""], ["walk", "six"]], (("soup", ""), ("walk", "six"))),
        (TickAnswer, True, True),
    ],
)
def test_what_the_browser_sends_becomes_the_records_value(
    kind: type[Answer], typed: object, value: object
) -> None:
    assert ANSWERS[kind].read(typed, WORDS, TODAY) == value


@pytest.mark.parametrize(
    ("kind", "typed", "key"),
    [
        (TextAnswer, "x" * 301, "too_long"),
        (TextAnswer, 3, "not_understood"),
        (ChoiceAnswer, "banana", "not_an_option"),
        (ChoiceAnswer, ["apple"], "not_an_option"),
        (MultiAnswer, ["apple", "banana"], "not_an_option"),
        (MultiAnswer, "apple", "not_understood"),
        (ScaleAnswer, 6, "scale_range"),
        (ScaleAnswer, 2.5, "scale_range"),
        (ScaleAnswer, True, "scale_range"),
        (DayAnswer, "soon", "day_unreadable"),
        (DayAnswer, 45992, "not_understood"),
        (NumberAnswer, "many", "number_unreadable"),
        (TagsAnswer, "chair", "not_understood"),
        (TagsAnswer, [str(n) for n in range(201)], "too_many"),
        (TableAnswer, [["a", "b", "c"]], "not_understood"),
        (TableAnswer, [["a", 1]], "not_understood"),
        (TableAnswer, [["a", "\x00"]], "characters"),
        (TableAnswer, [["a", "b"]] * 201, "too_many"),
        (TickAnswer, "yes", "not_understood"),
        (MappingAnswer, {"a": "never typed by hand"}, "not_understood"),
        (ReferenceAnswer, "x" * 65, "too_long"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_name(kind: type[Answer], typed: object, key: str) -> None:
    assert ANSWERS[kind].read(typed, WORDS, TODAY).key == key


def test_a_day_that_must_be_exact_is_not_taken_as_a_month() -> None:
    exact = DayAnswer(unsure=False)
    assert exact.read("March 2026", WORDS, TODAY) == Problem("day_inexact")
    assert exact.read("12 March 2026", WORDS, TODAY) == Day(date(2026, 3, 12))


def test_options_given_as_keys_are_read_as_keys() -> None:
    answer = MultiAnswer(options=("quiet", "company"))
    assert answer.read(["company", "quiet"], WORDS, TODAY) == ("quiet", "company")


def test_a_promised_day_is_read_as_one_to_come() -> None:
    assert DayAnswer().read("24 Nov", WORDS, TODAY) == Day(date(2025, 11, 24))
    assert DayAnswer(ahead=True).read("24 Nov", WORDS, TODAY) == Day(date(2026, 11, 24))


def test_an_exercise_entry_starts_unfinished_with_answers_of_its_own() -> None:
    one, other = ExerciseEntry(exercise="calm"), ExerciseEntry(exercise="calm")
    assert not one.finished
    assert one.answers == {}
    assert one.answers is not other.answers


@pytest.mark.parametrize(("rows", "taken"), [(2, True), (3, False)])
def test_a_table_may_have_a_most(rows: int, taken: bool) -> None:
    answer = TableAnswer(columns=("a",), most=2)
    value = answer.read([["x"]] * rows + [[" "]], WORDS, TODAY)
    assert value == ((("x",),) * 2 if taken else Problem("too_many", {"most": 2}))


SHOWN = [
    (TextAnswer(), "Acme", "Acme"),
    (LongTextAnswer(), "a\nb", "a\nb"),
    (ChoiceAnswer(Fruit), Fruit.PEAR, "A pear"),
    (MultiAnswer(Fruit), (Fruit.APPLE, Fruit.PEAR), "apple, A pear"),
    (ScaleAnswer(low=0, high=5), 0, "0"),
    (NumberAnswer(), 2.5, "2.5"),
    (DayAnswer(), Day.parse("2026-03"), "March 2026"),
    (TagsAnswer(), ("chair", "recruiter"), "chair, recruiter"),
    (TableAnswer(columns=("a", "b")), (("Soup", ""), ("", ""), ("pear", "noon")), "Soup\nA pear · noon"),
    (TickAnswer(), True, "Yes"),
    (ReferenceAnswer(), "6f1c", ""),
    (MappingAnswer(), {"worry": 0, "calm": ""}, "worry: 0"),
]


@pytest.mark.parametrize(("answer", "value", "words"), SHOWN, ids=lambda part: str(part)[:20])
def test_an_answer_is_shown_in_words(answer: Answer, value: Any, words: str) -> None:
    assert answer.show(value, Labels({"pear": "A pear"}, "Yes", WORDS.written)) == words


@pytest.mark.parametrize("other", [7, "x", ["x"], {"a": 1}, True, 3.5, [["x", 1]]], ids=str)
@pytest.mark.parametrize("answer", KINDS, ids=named)
def test_json_of_another_kind_is_refused_or_fits(answer: Answer, other: Any) -> None:
    try:
        value = answer.from_json(other)
    except (TypeError, ValueError):
        return
    assert answer.from_json(json.loads(json.dumps(answer.to_json(value)))) == value
