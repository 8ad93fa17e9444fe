"""Rows are found by any of their words and put in order by what they stand for."""

from __future__ import annotations

from datetime import date

from workbook.ui.records import CELL, Row, folded_text, in_order, matching, sent

ROWS = [
    Row("a", {"name": "Łódź Dane", "sent": "5 Jan"}, {"sent": date(2026, 1, 5)}),
    Row("b", {"name": "quillmoor", "sent": "12 Dec"}, {"sent": date(2025, 12, 12)}),
    Row("c", {"name": "Thornvale", "sent": ""}, {"sent": None}),
]


def found(search: str) -> str:
    return "".join(row.id for row in matching(ROWS, {row.id: folded_text(row) for row in ROWS}, search))


def ordered(key: str, *, descending: bool = False) -> str:
    return "".join(row.id for row in in_order(ROWS, key, descending=descending))


def test_a_search_finds_part_of_a_word_in_any_case() -> None:
    assert found("QUILL") == "b"


def test_every_word_of_a_search_must_be_there_in_any_cell() -> None:
    assert found("dane jan") == "a"
    assert found("dane dec") == ""


def test_an_empty_search_finds_everything() -> None:
    assert found("  ") == "abc"


def test_days_are_ordered_as_days_and_not_as_their_words() -> None:
    assert ordered("sent") == "bac"


def test_what_is_not_known_comes_last_either_way() -> None:
    assert ordered("sent", descending=True) == "abc"


def test_words_are_ordered_without_regard_to_capitals() -> None:
    assert ordered("name").index("b") < ordered("name").index("c")


def test_values_that_cannot_be_compared_are_ordered_by_their_words() -> None:
    mixed = [Row("x", {"n": "b"}, {"n": 1}), Row("y", {"n": "a"}, {"n": "one"})]
    assert [row.id for row in in_order(mixed, "n", descending=False)] == ["y", "x"]


def test_a_very_long_cell_is_cut_before_it_is_sent() -> None:
    assert len(sent(Row("x", {"note": "w" * 200_000}))["cells"]["note"]) == CELL + 1
