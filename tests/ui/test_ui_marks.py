"""Bars with ranges leave room for their words, on a wide page and on a narrow one."""

from __future__ import annotations

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from workbook.ui.drawing import bars as marks
from workbook.ui.drawing import style

ROWS = [
    marks.Bar("Sent", 42, "42", soft=True),
    marks.Bar("Interview", 6, "6", "somewhere between 1 in 16 and 1 in 4", low=2.6, high=11.1),
    marks.Bar("Offer", 0, "", "none yet"),
]


def drawn(rows: list[marks.Bar], *, narrow: bool = False) -> Axes:
    width = style.NARROW if narrow else style.WIDE
    bars = marks.Bars(rows)
    ax = Figure(figsize=(width / 72, bars.height(narrow) / 72), dpi=72).add_subplot()
    bars.draw(ax, narrow)
    return ax


def said(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.figure.texts]


def rightmost(ax: Axes) -> float:
    """How far right the words reach, in pixels."""
    ends = [
        text.get_position()[0] * ax.figure.bbox.width
        + (style.text_width(text.get_text(), text.get_fontsize()) if text.get_ha() == "left" else 0)
        for text in ax.figure.texts
    ]
    return max(ends)


@pytest.mark.parametrize("narrow", [False, True])
def test_every_row_says_its_label_number_and_note(narrow: bool) -> None:
    words = {"Sent", "42", "Interview", "6", "somewhere between 1 in 16 and 1 in 4", "Offer", "none yet"}
    assert set(said(drawn(ROWS, narrow=narrow))) == words


def test_a_row_without_a_value_has_no_bar() -> None:
    assert len(drawn(ROWS).patches) == 2


def test_long_words_beside_a_long_bar_make_the_bars_shorter_instead_of_leaving_the_picture() -> None:
    rows = [
        marks.Bar("Sent", 6, "6"),
        marks.Bar("Interview", 5, "5", "somewhere between a half and all of them"),
    ]
    ax = drawn(rows)
    assert "somewhere between a half and all of them" in said(ax)
    assert rightmost(ax) <= style.WIDE


@pytest.mark.parametrize("narrow", [False, True])
def test_very_long_names_and_notes_stay_inside_the_picture(narrow: bool) -> None:
    ax = drawn([marks.Bar("W" * 500, 9, "9", "long words " * 90)], narrow=narrow)
    assert rightmost(ax) <= (style.NARROW if narrow else style.WIDE)


def test_a_range_is_drawn_twice_so_that_it_is_seen_on_the_bar_and_beside_it() -> None:
    colours = [line.get_color() for line in drawn(ROWS).lines]
    assert style.SURFACE in colours
    assert style.INK in colours


def test_no_range_is_drawn_where_none_is_given() -> None:
    assert not drawn([marks.Bar("Final round", 2, "2", "of 6, too few for a range")]).lines
