"""Numbers as people type them."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers import Problem
from workbook.answers.reading import read_number, write_number

ANY: dict[str, Any] = {"low": None, "high": None}
HOURS: dict[str, Any] = {"low": 0, "high": 1000}
WHOLE: dict[str, Any] = {"low": 0, "high": 50, "whole": True}


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.5", 1.5), ("1,5", 1.5), (" 3 ", 3.0), ("007", 7.0), ("-0", 0.0), ("+4", 4.0), (".5", 0.5),
        (",25", 0.25), ("2½", 2.5), ("½", 0.5), ("1 ¼", 1.25), ("0,125", 0.125),
        ("1.234", 1.234), ("١٢٣", 123.0), ("١٫٥", 1.5),
        ("99999999999", 99999999999.0),
    ],
)  # fmt: skip
def test_a_typed_number_is_read(typed: str, number: float):
    assert read_number(typed, **ANY) == number


@pytest.mark.parametrize(
    "typed",
    [
        "NaN",
        "inf",
        "-inf",
        "1e400",
        "1e5",
        "0x1F",
        "1_000",
        "3M",
        "two",
        "1 000",
        "1,234.56",
        "$50",
        "1..5",
        "½½",
        "--1",
        "²",
    ],
)
def test_what_is_no_plain_number_is_not_guessed(typed: str):
    assert read_number(typed, **ANY) == Problem("number_unreadable")


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, True, None, [1], {}])
def test_only_a_finite_number_counts(value: object):
    assert read_number(value, **ANY) == Problem("number_unreadable")


def test_a_comma_before_three_digits_could_mean_two_things():
    assert read_number("1,234", **HOURS) == Problem("number_ambiguous")


def test_a_number_outside_its_bounds_is_refused_with_the_bound():
    assert read_number("-1", **HOURS) == Problem("number_low", {"low": "0"})
    assert read_number("1000.5", **HOURS) == Problem("number_high", {"high": "1000"})


def test_a_number_too_large_to_be_kept_exactly_is_refused():
    assert read_number("12345678901234567890123", **ANY) == Problem("number_high", {"high": str(10**15)})


def test_a_whole_number_is_an_int_and_half_of_one_is_refused():
    assert isinstance(read_number("3.0", **WHOLE), int)
    assert read_number("3.5", **WHOLE) == Problem("number_whole")


def test_minus_nothing_is_nothing():
    assert math.copysign(1, read_number("-0.0", **ANY)) == 1.0


@pytest.mark.parametrize(
    ("number", "text"), [(3.0, "3"), (2.5, "2.5"), (100, "100"), (0.1, "0.1"), (0.0, "0")]
)
def test_a_number_is_written_plainly(number: float, text: str):
    assert write_number(number) == text


@given(st.floats(-1e15, 1e15).map(lambda number: number + 0.0))
def test_a_number_written_and_read_is_the_same(number: float):
    assert read_number(write_number(number), **ANY) == number


@given(st.text(max_size=30))
def test_any_text_gives_a_finite_number_or_a_problem(text: str):
    value = read_number(text, **ANY)
    assert isinstance(value, Problem) or math.isfinite(value)
