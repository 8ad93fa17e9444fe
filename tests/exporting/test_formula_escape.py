"""Cells that look like a formula are made harmless and come back as they were."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.answers.csv_cells import as_written, escaped

HOSTILE = json.loads((Path(__file__).parents[1] / "fixtures" / "hostile_inputs.json").read_text("utf-8"))


@settings(deadline=None)
@given(st.text() | st.from_regex(r"'*[ \"]*[=+@|-].*"))
def test_every_text_comes_back_as_it_was(text: str) -> None:
    assert as_written(escaped(text)) == text


FORMULAS = ["=1+1", "+44 20", "-", "@home", "|x", "\t=1", ' "=1', "'=1", "＝1", "\r=cmd"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert escaped(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Quillmoor", "", "'twas", "O'Dell & Sons", "001", "a=b"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert escaped(text) == text


def test_hostile_text_comes_back_as_it_was() -> None:
    assert [e["id"] for e in HOSTILE if as_written(escaped(e["value"])) != e["value"]] == []
