"""The text door."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers import Problem, admit, blank, fold


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        ("a\n\rb", "a\n\nb"),
        ("a\u2028b\u2029c\x85d\x0be\x0cf", "a\nb\nc\nd\ne\nf"),
        ("\x1b[31mred", "[31mred"),
        ("a\x01\x7f\x9fb", "ab"),
        ("\ttab", "\ttab"),
        ("line1\nline2\n\n", "line1\nline2\n\n"),
        (" lead and trail ", " lead and trail "),
        ("e\u0301 \u212b \u200b \ufeff", "e\u0301 \u212b \u200b \ufeff"),
    ],
)
def test_only_line_ends_and_control_characters_change(typed: str, kept: str):
    assert admit(typed, 100) == kept


def test_where_one_line_is_kept_a_line_break_becomes_a_space():
    assert admit("Acme\r\nATTENDEE:x\u2028y", 100, one_line=True) == "Acme ATTENDEE:x y"


@pytest.mark.parametrize(
    "typed", ["\x00", "x.csv\x00.exe", "\ud800", "a\udfffb", "\ufffe", "\ufdd0", "\U0010ffff"]
)
def test_what_no_file_can_hold_is_refused(typed: str):
    assert admit(typed, 100) == Problem("characters")


def test_a_text_that_is_too_long_is_refused_and_never_cut():
    assert admit("x" * 11, 10) == Problem("too_long", {"limit": 10, "length": 11})
    assert admit("x" * 10, 10) == "x" * 10


def test_a_character_beyond_the_first_plane_counts_as_one():
    assert admit("😀" * 10, 10) == "😀" * 10


@given(st.text(), st.booleans())
def test_an_admitted_text_is_admitted_again_unchanged(text: str, one_line: bool):
    once = admit(text, 1000, one_line=one_line)
    assert isinstance(once, Problem) or admit(once, 1000, one_line=one_line) == once


@given(st.text())
def test_an_admitted_text_can_be_stored_as_utf_8(text: str):
    once = admit(text, 1000)
    assert isinstance(once, Problem) or once.encode().decode() == once


@pytest.mark.parametrize(
    "text", ["", " ", "\u00a0", "\u200b", "\u00ad", "\n\t", "\u115f\u3164", "\u2800", "\ufe0f"]
)
def test_a_text_that_shows_nothing_is_blank(text: str):
    assert blank(text)


@pytest.mark.parametrize("text", ["a", " . ", "0", "👍🏽", "\u0301"])
def test_a_text_that_shows_something_is_not_blank(text: str):
    assert not blank(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme", "ACME "),
        ("Procter\u00a0&\u00a0Gamble", "procter & gamble"),
        ("Ac\u200bme", "acme"),
        ("e\u0301", "É"),
        ("İstanbul", "istanbul"),
        ("Straße", "STRASSE"),
        ("ｆｕｌｌ", "full"),
        ("a  \n b", "a b"),
        ("\u212b", "å"),
        ("\u1d2cnna", "anna"),  # a raised capital becomes a capital before it becomes small
    ],
)
def test_texts_that_look_alike_fold_to_the_same(one: str, other: str):
    assert fold(one) == fold(other)


def test_texts_that_differ_in_an_accent_stay_different():
    assert fold("resumé") != fold("resume")


@given(st.text())
def test_folding_twice_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text)
