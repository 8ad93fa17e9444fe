"""The room's two charts: what feedback was about, a dot for each source, and the sessions of each box."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbook.content import Words
from workbook.debrief.readings import box_words
from workbook.ui.drawing.style import (
    ACCENT,
    FONT,
    INK,
    LINE,
    QUIET,
    SMALL,
    SURFACE,
    inches,
    place,
    rounded,
    shorten,
    text_width,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

ROW, ROW_NARROW = 40, 66  # pixels
LABELS = 260  # pixels for the names beside the rows
DOT = 20  # from one dot to the next
MOST_DOTS = 12  # sources that still get a dot each
SQUARE, NEXT = 22, 28


def themes_height(table: pd.DataFrame, narrow: bool) -> float:
    """The height in inches of the chart of what feedback was about."""
    return inches(len(table) * (ROW_NARROW if narrow else ROW) + 8)


def draw_themes(ax: Axes, table: pd.DataFrame, words: Words, narrow: bool) -> None:
    """Draw a row for each drawer: a filled dot for each source that mentions it."""
    width = _pixels(ax)
    say, labels = words.within("themes"), words.options("field.theme")
    rows: Any = table.to_dict("records")
    for n, row in enumerate(rows):
        left, y = _label(ax, n, labels[row["theme"]], narrow=narrow, width=width)
        count, of = int(row["count"]), int(row["of"])
        dots = of if of <= MOST_DOTS else min(count, MOST_DOTS)
        for i in range(dots):
            fill = ACCENT if i < count else SURFACE
            edge: Any = {"markeredgecolor": ACCENT if i < count else QUIET, "markeredgewidth": 2}
            ax.plot([left + 8 + i * DOT], [y], "o", markersize=11, color=fill, clip_on=False, **edge)
        end = left + 8 + dots * DOT + 2
        shown = say("count", count=count, of=of)
        _write(ax, end, y, shown)
        if row["again"]:
            _write(ax, end + text_width(shown) + 10, y, say("again"), quiet=True, width=width)


def boxes_height(table: pd.DataFrame, narrow: bool) -> float:
    """The height in inches of the chart of the boxes."""
    return inches(len(table) * (ROW_NARROW if narrow else ROW) + 8)


def draw_boxes(ax: Axes, table: pd.DataFrame, words: Words, narrow: bool) -> None:
    """Draw a row for each interview: a square for each of its two sessions, filled once it is used."""
    width = _pixels(ax)
    rows: Any = table.to_dict("records")
    for n, row in enumerate(rows):
        left, y = _label(ax, n, str(row["name"]), narrow=narrow, width=width)
        for i in range(max(2, int(row["used"]))):
            _square(ax, left + i * NEXT, y, filled=i < int(row["used"]))
        end = left + max(2, int(row["used"])) * NEXT + 10
        _write(ax, end, y, box_words(row, words), quiet=not row["used"], width=width)


def _square(ax: Axes, left: float, y: float, *, filled: bool) -> None:
    rounded(ax, left, left + SQUARE, y, SQUARE, ACCENT if filled else LINE)
    if not filled:
        rounded(ax, left + 2, left + SQUARE - 2, y, SQUARE - 4, SURFACE)


def _label(ax: Axes, n: int, text: str, *, narrow: bool, width: float) -> tuple[float, float]:
    """A row's name, beside it or over it; returns where what belongs to it begins."""
    if narrow:
        top = n * ROW_NARROW
        _write(ax, 2, top + 16, shorten(text, width - 4))
        return 2.0, top + 42.0
    y = n * ROW + ROW / 2
    end: Mapping[str, Any] = {"ha": "right", "va": "center_baseline", "fontsize": FONT, "color": INK}
    ax.text(LABELS - 14, y, shorten(text, LABELS - 18), **end)
    return float(LABELS), y


def _write(ax: Axes, x: float, y: float, text: str, *, quiet: bool = False, width: float = 0) -> None:
    size, colour = (SMALL, QUIET) if quiet else (FONT, INK)
    said = shorten(text, width - x - 4, size) if width else text
    ax.text(x, y, said, va="center_baseline", fontsize=size, color=colour)


def _pixels(ax: Axes) -> float:
    """Makes the axes the whole picture, counted in pixels from its upper left corner; returns its width."""
    ax.set_axis_off()
    width, height = place(ax, left=0, right=0, top=0, bottom=0)
    ax.set_xlim(0, width)
    ax.set_ylim(height, 0)
    return width
