"""A row has one hash, which any change breaks."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workbook.answers import NumberAnswer
from workbook.storage.records import digest, snapshot, snapshots

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
VALUES = (
    st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False) | TEXT
)


@given(st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=5))
def test_rows_hashed_together_have_the_hashes_they_have_alone(rows: list[tuple[Any, ...]]) -> None:
    names = ("id", "über", "sha")
    columns = {name: [row[n] for row in rows] for n, name in enumerate(names)}
    assert snapshots(columns) == [snapshot(dict(zip(names, row, strict=True))) for row in rows]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_has_one_spelling_and_so_one_hash(value: float) -> None:
    assert str(NumberAnswer().to_sql(value)) != "-0.0"


@given(st.dictionaries(st.sampled_from("abc"), st.none() | st.integers() | TEXT, min_size=1))
def test_a_column_that_was_added_empty_leaves_the_hash_as_it_was(row: dict[str, Any]) -> None:
    assert snapshot(row) == snapshot({**row, "new": None, "sha": "x"})


@given(TEXT, TEXT)
def test_different_rows_have_different_hashes(one: str, two: str) -> None:
    assert (digest("t", snapshot({"a": one})) == digest("t", snapshot({"a": two}))) == (one == two)
