"""Any record goes into a row and comes back equal, with a hash that any change breaks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers import Answer, Day, Kind, Precision
from workbook.storage.rows import digest, loaded, snapshot, stored

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
DAYS = st.builds(Day, st.dates(min_value=date(2, 1, 1)), st.sampled_from(Precision))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
VALUES: dict[Kind, tuple[Answer, st.SearchStrategy[Any]]] = {
    Kind.SHORT_TEXT: (Answer(Kind.SHORT_TEXT), TEXT),
    Kind.LONG_TEXT: (Answer(Kind.LONG_TEXT), TEXT),
    Kind.REFERENCE: (Answer(Kind.REFERENCE), TEXT),
    Kind.CHOICE: (Answer(Kind.CHOICE, options=("a", "b")), st.none() | st.sampled_from(["a", "b"])),
    Kind.MULTI: (Answer(Kind.MULTI, options=Precision), st.lists(st.sampled_from(Precision)).map(tuple)),
    Kind.SCALE: (
        Answer(Kind.SCALE, low=0, high=100, whole=True),
        st.none() | st.integers(-(2**63) + 1, 2**63 - 1),
    ),
    Kind.NUMBER: (Answer(Kind.NUMBER), st.none() | st.floats(allow_nan=False, allow_infinity=False)),
    Kind.DAY: (Answer(Kind.DAY), st.none() | DAYS),
    Kind.TAGS: (Answer(Kind.TAGS), st.lists(TEXT).map(tuple)),
    Kind.TABLE: (Answer(Kind.TABLE, columns=("a", "b")), st.lists(st.tuples(TEXT, TEXT)).map(tuple)),
    Kind.TICK: (Answer(Kind.TICK), st.booleans()),
    Kind.MAPPING: (Answer(Kind.MAPPING), st.dictionaries(TEXT, JSON, max_size=3)),
}


def test_every_kind_of_answer_is_tested_here() -> None:
    assert set(VALUES) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
def test_an_answer_comes_back_equal(kind: Kind, data: st.DataObject) -> None:
    answer, values = VALUES[kind]
    value = data.draw(values)
    assert loaded(answer, stored(answer, value)) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_has_one_spelling_and_so_one_hash(value: float) -> None:
    assert str(stored(Answer(Kind.NUMBER), value)) != "-0.0"


@given(st.dictionaries(st.sampled_from("abc"), st.none() | st.integers() | TEXT, min_size=1))
def test_a_column_that_was_added_empty_leaves_the_hash_as_it_was(row: dict[str, Any]) -> None:
    assert snapshot(row) == snapshot({**row, "new": None, "sha": "x"})


@given(TEXT, TEXT)
def test_different_rows_have_different_hashes(one: str, two: str) -> None:
    assert (digest("t", snapshot({"a": one})) == digest("t", snapshot({"a": two}))) == (one == two)
