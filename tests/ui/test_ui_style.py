"""Texts fit into charts whatever the script, and axes carry few, whole, readable marks."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from matplotlib.figure import Figure

from workbook.content import load_words
from workbook.ui.drawing import style
from workbook.ui.drawing.spans import month_ticks

HOSTILE = json.loads((Path(__file__).parents[1] / "fixtures" / "hostile_inputs.json").read_text("utf-8"))
MONTHS = dict(enumerate(load_words("days").list("months.short"), start=1))


def test_a_short_name_is_left_as_it_is() -> None:
    assert style.shorten("Pebblewick & Sons", 200) == "Pebblewick & Sons"


def test_a_long_name_ends_in_an_ellipsis_and_fits() -> None:
    shown = style.shorten("Ostler & Finch Partnership for Regional Transport and Planning", 200)
    assert shown.startswith("Ostler & Finch")
    assert shown.endswith("…")
    assert style.text_width(shown) <= 200


def test_a_name_in_wide_letters_gets_fewer_of_them() -> None:
    assert len(style.shorten("北" * 50, 150)) < len(style.shorten("b" * 50, 150))


def test_an_emoji_made_of_several_is_never_cut_in_half() -> None:
    shown = style.shorten("👩\u200d💻" * 20, 100)
    assert shown.removesuffix("…").replace("👩\u200d💻", "") == ""


def test_an_override_of_direction_does_not_reach_the_chart() -> None:
    assert style.shorten("\u202eexe.fdp", 200) == "exe.fdp"


def test_a_letter_under_hundreds_of_accents_stays_in_its_row() -> None:
    assert len(style.shorten("a" + "\u0301" * 300 + "b", 200)) < 10


@pytest.mark.parametrize("entry", HOSTILE, ids=lambda e: e["id"])
def test_every_hostile_text_becomes_one_line_that_fits(entry: dict[str, object]) -> None:
    shown = style.shorten(str(entry["value"]) * int(str(entry.get("repeat", 1))), 180)
    assert style.text_width(shown) <= 180
    assert "\n" not in shown


def months_shown(first: date, last: date, *, narrow: bool) -> list[str]:
    ax = Figure().add_subplot()
    month_ticks(ax, first, last, MONTHS, narrow=narrow)
    return [label.get_text() for label in ax.get_xticklabels()]


def test_the_first_month_and_each_january_carry_their_year() -> None:
    shown = months_shown(date(2025, 11, 5), date(2026, 2, 20), narrow=False)
    assert shown == ["Dec 2025", "Jan 2026", "Feb"]


def test_a_narrow_axis_has_at_most_four_months() -> None:
    assert len(months_shown(date(2024, 1, 1), date(2026, 2, 20), narrow=True)) <= 4


def test_days_within_one_month_have_no_mark() -> None:
    assert months_shown(date(2026, 3, 2), date(2026, 3, 30), narrow=False) == []


def test_every_colour_of_a_chart_is_a_variable_of_the_theme() -> None:
    sheet = (Path(style.__file__).parents[1] / "style.css").read_text("utf-8")
    assert all(f"{name}: #" in sheet for name in style.VARIABLES.values())
