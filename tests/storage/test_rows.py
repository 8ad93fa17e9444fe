"""A row has one hash, which any change breaks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers import NumberAnswer
from workbook.storage.records import as_saved, digest, last_number, snapshot, snapshots, write

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


@given(st.dictionaries(st.sampled_from("abc"), st.none() | st.integers() | TEXT, min_size=1), TEXT)
def test_a_row_is_as_saved_until_one_of_its_values_changes(row: dict[str, Any], text: str) -> None:
    sealed = {**row, "sha": digest("t", snapshot(row))}
    assert as_saved("t", sealed)
    assert not as_saved("other", sealed)
    name = next(iter(row))
    assert as_saved("t", {**sealed, name: text}) == (row[name] == text)


def test_a_row_takes_the_place_of_another_only_when_that_is_asked_and_no_number_comes_twice() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute(
            "CREATE TABLE t (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE, note TEXT)"
        )
        assert last_number(connection, "t") == 0
        write(connection, "t", {"key": "a", "note": "first"})
        with pytest.raises(sqlite3.IntegrityError):
            write(connection, "t", {"key": "a", "note": "second"})
        write(connection, "t", {"note": "third", "key": "a"}, replace=True)
        assert [tuple(row) for row in connection.execute("SELECT key, note FROM t")] == [("a", "third")]
        highest = last_number(connection, "t")
        connection.execute("DELETE FROM t")
        assert last_number(connection, "t") == highest > 1
