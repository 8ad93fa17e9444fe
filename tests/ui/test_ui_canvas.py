"""What pictures share: words on two lines, a key in as many rows as it takes, nothing outside the picture."""

from __future__ import annotations

from datetime import date
from typing import Any

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from workbook.ui.drawing import canvas, spans, style

SAID = ("Still open", "Over", "An interview", "An interview to come")


@pytest.fixture
def ax() -> Any:
    with mpl.rc_context(style.RULES):
        yield Figure(figsize=(340 / 72, 200 / 72), dpi=72).add_subplot()


def test_words_that_fit_stay_on_one_line_and_others_take_two_at_most() -> None:
    long = "They said that somebody else had more years with the very same tools " * 3
    assert style.two_lines("", 100) == []
    assert style.two_lines("Short", 100) == ["Short"]
    lines = style.two_lines(long, 200)
    assert len(lines) == 2
    assert all(style.text_width(line, style.SMALL) <= 200 for line in lines)
    assert lines[1].endswith("…")


def test_a_key_takes_another_row_where_the_page_is_narrow() -> None:
    assert canvas.key_height(SAID, narrow=False) == canvas.KEY_ROW + 6
    assert canvas.key_height(SAID, narrow=True) > canvas.key_height(SAID, narrow=False)


def test_every_mark_of_a_key_is_drawn_inside_it(ax: Any) -> None:
    drawn: list[tuple[float, float]] = []

    class Noted:
        def draw(self, _ax: Any, x: float, y: float) -> None:
            drawn.append((x, y))

    tall = canvas.key_height(SAID, narrow=True)
    canvas.key(ax, {text: [Noted()] for text in SAID}, tall=tall, narrow=True)
    assert len(drawn) == len(SAID)
    assert all(0 <= x < 340 and 0 < y < tall for x, y in drawn)
    said = [text.get_text() for text in ax.figure.axes[-1].texts]
    assert said == list(SAID)


@pytest.mark.parametrize("base", [False, True])
def test_a_frame_has_no_ticks_and_at_most_the_line_along_the_bottom(ax: Any, base: bool) -> None:
    assert canvas.frame(ax, left=10, right=20, top=30, bottom=40, base=base) == (310, 130)
    assert [side for side, spine in ax.spines.items() if spine.get_visible()] == ["bottom"] * base
    assert (list(ax.get_xticks()), list(ax.get_yticks())) == ([], [])


def test_the_first_and_the_last_month_are_turned_away_from_the_edges(ax: Any) -> None:
    first, last = date(2026, 1, 1), date(2026, 6, 1)
    ax.set_xlim(first.toordinal(), last.toordinal())
    spans.month_ticks(ax, first, last, dict(enumerate("JFMAMJJASOND", start=1)), narrow=False)
    ends = [label.get_horizontalalignment() for label in ax.get_xticklabels()]
    assert (ends[0], ends[-1]) == ("left", "right")
    assert set(ends[1:-1]) == {"center"}
