"""A row has one hash, which any change breaks."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workbook.answers import NumberAnswer
from workbook.storage.records import digest, snapshot, snapshots

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
TYPES = (st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False, allow_infinity=False), TEXT)


def column(rows: int) -> st.SearchStrategy[list[Any]]:
    """Values of one type, some of them missing."""
    return st.sampled_from(TYPES).flatmap(lambda of: st.lists(st.none() | of, min_size=rows, max_size=rows))


@given(st.integers(0, 5).flatmap(lambda n: st.tuples(column(n), column(n), column(n))))
def test_rows_hashed_together_have_the_hashes_they_have_alone(columns: tuple[list[Any], ...]) -> None:
    names = ("id", "über", "sha")
    rows = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    assert snapshots(dict(zip(names, columns, strict=True))) == [snapshot(row) for row in rows]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_has_one_spelling_and_so_one_hash(value: float) -> None:
    assert str(NumberAnswer().to_sql(value)) != "-0.0"


@given(st.dictionaries(st.sampled_from("abc"), st.none() | st.integers() | TEXT, min_size=1))
def test_a_column_that_was_added_empty_leaves_the_hash_as_it_was(row: dict[str, Any]) -> None:
    assert snapshot(row) == snapshot({**row, "new": None, "sha": "x"})


@given(TEXT, TEXT)
def test_different_rows_have_different_hashes(one: str, two: str) -> None:
    assert (digest("t", snapshot({"a": one})) == digest("t", snapshot({"a": two}))) == (one == two)
