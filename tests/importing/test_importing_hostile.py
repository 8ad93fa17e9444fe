"""Dirty and hostile files: no row vanishes; every text comes in unchanged or is refused with a reason."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from looked_at import look_at

from workbook.answers import Problem, admit
from workbook.content import load_words
from workbook.importing.preview import Preview
from workbook.reader.limits import Refused

HOSTILE = json.loads((Path(__file__).parents[1] / "fixtures" / "hostile_inputs.json").read_text("utf-8"))
VALUES = [(entry["id"], entry["value"] * entry.get("repeat", 1)) for entry in HOSTILE]
NAMES = (
    "Company",
    "Role",
    "Date Applied",
    "Status",
    "Notes",
    "Location",
    "Phone screen",
    "Offer",
    "URL",
    "Odd",
)


def _file(rows: list[tuple[str, ...]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue().encode("utf-8", "surrogatepass")


def _every_row_is_somewhere(seen: Preview, rows: int) -> None:
    numbers = [verdict.number for verdict in seen.verdicts]
    assert len(numbers) == len(set(numbers)) == rows
    assert len(seen.of("used")) + len(seen.of("merged")) + len(seen.of("set_aside")) == rows
    assert len(seen.of("used")) == len(seen.applications)


@pytest.mark.parametrize("value", [value for _, value in VALUES], ids=[id for id, _ in VALUES])
def test_a_hostile_text_comes_in_unchanged_or_its_row_is_set_aside_with_a_reason(value: str) -> None:
    rows = [("Company", "Role", "Date Applied", "Notes"), ("Abbot", "Clerk", "2026-03-04", f"x{value}x")]
    seen = look_at(_file([*rows, (value, "Cook", "2026-03-05", "")]))
    _every_row_is_somewhere(seen, 2)
    for row, text, limit in ((2, f"x{value}x", 200_000), (3, value, 300)):
        expected = admit(text, limit, one_line=row == 3)
        one = next((one for one in seen.applications if one.rows == (row,)), None)
        if one is None:
            assert isinstance(expected, Problem)
            reason = next(verdict.reason for verdict in seen.verdicts if verdict.number == row)
            assert load_words("importing").has(f"reason.{reason}")
        else:
            kept = one.application.note if row == 2 else one.application.organisation
            assert kept in (expected, str(expected).strip(), "(none)")


USUAL = ("", "", "Applied", "Rejected", "yes", "N", "03/04/2026", "13/04/2026", "null", "-", "total", "12")


def _dirty(chance: random.Random) -> list[tuple[str, ...]]:
    """Rows of words as they are usual in such files, and of letters from anywhere in Unicode."""

    def cell() -> str:
        if chance.random() < 0.6:
            return chance.choice(USUAL)
        codes = (chance.randrange(1, 0x11000) for _ in range(chance.randint(0, 12)))
        return "".join(chr(code) for code in codes if not 0xD800 <= code < 0xE000)

    return [tuple(cell() for _ in NAMES) for _ in range(chance.randint(1, 12))]


TITLES = (("My search",), (), ("kept since 2024",))
GROUPS = ("Company", "Role", "Date Applied", "Status", "Interview", "", "Outcome", "", "Notes", "Odd")
UNDER = ("", "", "", "", "Date", "Result", "Result", "Date", "", "")


def _names(chance: random.Random) -> list[tuple[str, ...]]:
    """Names of columns as they are usual: all of them, some of them blank, or in two rows."""
    if chance.random() < 0.2:
        return [GROUPS, UNDER]
    blank = chance.sample(range(4, len(NAMES)), chance.randint(0, 4))
    return [tuple("" if i in blank else name for i, name in enumerate(NAMES))]


@pytest.mark.parametrize("hundred", range(10))
def test_no_row_of_a_thousand_dirty_tables_vanishes(hundred: int) -> None:
    for seed in range(hundred * 100, hundred * 100 + 100):
        chance = random.Random(seed)
        rows, titles, names = _dirty(chance), TITLES[: chance.randint(0, 3)], _names(chance)
        filled = sum(any(cell.strip() for cell in row) for row in rows)
        if not filled:
            continue
        seen = look_at(_file([*titles, *names, *rows]))
        assert seen.table.header_row == len(titles) + 1, seed
        _every_row_is_somewhere(seen, filled)


@given(
    st.lists(st.tuples(*[st.sampled_from(USUAL) | st.text("aé界\x1f\u202e=", max_size=5)] * 5), max_size=6)
)
@settings(max_examples=100, deadline=None)
def test_no_row_of_any_small_table_vanishes(rows: list[tuple[str, ...]]) -> None:
    filled = sum(any(cell.strip() for cell in row) for row in rows)
    if filled:
        _every_row_is_somewhere(look_at(_file([NAMES[:5], *rows])), filled)


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused_by_name(data: bytes) -> None:
    key = ""
    try:
        seen = look_at(data)
        _every_row_is_somewhere(seen, len(seen.verdicts))
    except Refused as refused:
        key = refused.key
    assert not key or load_words("importing").has(f"refused.{key}")


@given(st.text("Company,Role;\t|\"'\n\r2026-03/4 Appliedxé界", max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused_by_name(text: str) -> None:
    try:
        seen = look_at(text)
    except Refused:
        return
    _every_row_is_somewhere(seen, len(seen.verdicts))
