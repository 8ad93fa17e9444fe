"""What pictures share: words on two lines, a key in as many rows as it takes, nothing outside the picture."""

from __future__ import annotations

from datetime import date
from typing import Any

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from workbook.ui.drawing import canvas, style

SAID = {"open": "Still open", "ended": "Over", "interview": "An interview", "coming": "An interview to come"}


@pytest.fixture
def ax() -> Any:
    with mpl.rc_context(style.rules()):  # type: ignore[arg-type]
        yield Figure(figsize=(style.inches(340), style.inches(200)), dpi=72).add_subplot()


def test_words_that_fit_stay_on_one_line_and_others_take_two_at_most() -> None:
    long = "They said that somebody else had more years with the very same tools " * 3
    assert canvas.two_lines("", 100) == []
    assert canvas.two_lines("Short", 100) == ["Short"]
    lines = canvas.two_lines(long, 200)
    assert len(lines) == 2
    assert all(style.text_width(line, style.SMALL) <= 200 for line in lines)
    assert lines[1].endswith("…")


def test_a_key_takes_another_row_where_the_page_is_narrow() -> None:
    assert canvas.key_height(SAID, narrow=False) == canvas.KEY_ROW + 6
    assert canvas.key_height(SAID, narrow=True) > canvas.key_height(SAID, narrow=False)


def test_every_mark_of_a_key_is_drawn_inside_it(ax: Any) -> None:
    drawn: dict[str, tuple[float, float]] = {}
    tall = canvas.key_height(SAID, narrow=True)
    canvas.key(ax, SAID, lambda _key, name, x, y: drawn.update({name: (x, y)}), tall=tall, narrow=True)
    assert list(drawn) == list(SAID)
    assert all(0 <= x < 340 and 0 < y < tall for x, y in drawn.values())
    said = [text.get_text() for text in ax.figure.axes[-1].texts]
    assert said == list(SAID.values())


def test_a_bare_picture_has_no_frame_and_no_ticks(ax: Any) -> None:
    canvas.bare(ax, left=10, right=10, top=10, bottom=10)
    assert not any(spine.get_visible() for spine in ax.spines.values())
    assert (list(ax.get_xticks()), list(ax.get_yticks())) == ([], [])


def test_the_first_and_the_last_month_are_turned_away_from_the_edges(ax: Any) -> None:
    first, last = date(2026, 1, 1), date(2026, 6, 1)
    ax.set_xlim(first.toordinal(), last.toordinal())
    style.month_ticks(ax, first, last, dict(enumerate("JFMAMJJASOND", start=1)), narrow=False)
    ends = [label.get_horizontalalignment() for label in ax.get_xticklabels()]
    assert (ends[0], ends[-1]) == ("left", "right")
    assert set(ends[1:-1]) == {"center"}
