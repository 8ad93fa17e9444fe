"""Two kinds of chart that many rooms need, whatever they count: bars with ranges, and spans of days.

Both are laid out by hand in pixels, because the browser's letters are not the ones matplotlib would measure.
On a narrow page labels stand over their bars instead of beside them; the letters stay the same size.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from workbook.ui.style import (
    ACCENT,
    FONT,
    INK,
    LINE,
    NARROW,
    QUIET,
    SMALL,
    SURFACE,
    finish,
    inches,
    month_ticks,
    place,
    rounded,
    shorten,
    text_width,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BAR = 26  # pixels, the height of a bar
BAR_ROW, BAR_ROW_NARROW = 44, 74
SPAN_ROW, SPAN_ROW_NARROW = 30, 44
GAP = 12  # pixels between a label and what it belongs to


@dataclass(frozen=True)
class Bar:
    """One bar: its label, its length, what is said beside it, and the range that is plausible, if any.

    `shown` is the number in ink, `note` the quieter words after it. A `soft` bar is the whole that the
    others are part of.
    """

    label: str
    value: float
    shown: str
    note: str = ""
    low: float | None = None
    high: float | None = None
    soft: bool = False


@dataclass(frozen=True)
class Span:
    """One line from a day to another; an `open` one has no end yet and is drawn to `end` without a dot."""

    label: str
    start: date
    end: date
    note: str = ""
    open: bool = False
    marks: Sequence[date] = ()


def bars_height(count: int, *, narrow: bool) -> float:
    """The height in inches of a chart of this many bars."""
    return inches(8 + count * (BAR_ROW_NARROW if narrow else BAR_ROW))


def spans_height(count: int, *, narrow: bool) -> float:
    """The height in inches of a chart of this many spans, with the months under them."""
    return inches(36 + count * (SPAN_ROW_NARROW if narrow else SPAN_ROW))


def bars(ax: Axes, rows: Sequence[Bar], *, narrow: bool) -> None:
    """Draw bars from the top down, each with its number, its words and its range."""
    left = 0.0 if narrow else _label_room([row.label for row in rows])
    width, _ = _rows(ax, len(rows), left=left, axis=False)
    highest = max([1.0, *(max(row.value, row.high or 0) for row in rows)])
    beside = 0.0 if narrow else max(text_width(row.shown, FONT) for row in rows) + GAP
    ax.set_xlim(0, highest * width / max(width - beside, 60))
    for y, row in enumerate(rows):
        _bar(ax, y, row, left=left, narrow=narrow)


def _bar(ax: Axes, y: int, row: Bar, *, left: float, narrow: bool) -> None:
    middle = y + (0.5 - (BAR / 2 + 4) / BAR_ROW_NARROW if narrow else 0)
    height = BAR - 6 if narrow else BAR
    rounded(ax, 0, row.value, middle, height, LINE if row.soft else ACCENT)
    if row.low is not None and row.high is not None:
        _range(ax, row.low, row.high, middle)
    if narrow:
        line = y - 0.5 + 12 / BAR_ROW_NARROW
        _write(ax, 0, line, shorten(row.label, NARROW - 80), ha="left")
        _write(ax, 1, line, row.shown, ha="right", across=True)
        _write(ax, 0, line + 19 / BAR_ROW_NARROW, shorten(row.note, NARROW, SMALL), QUIET, ha="left")
        return
    _write(ax, 0, middle, shorten(row.label, left - GAP), ha="right", dx=-GAP)
    end = max(row.value, row.high or 0)
    room = ax.transData.transform((end, y))[0]
    picture: Any = ax.figure
    after = GAP + (text_width(row.shown, FONT) + 7 if row.shown else 0)
    _write(ax, end, middle, row.shown, ha="left", dx=GAP)
    note = shorten(row.note, picture.get_size_inches()[0] * 72 - room - after, SMALL)
    _write(ax, end, middle, note, QUIET, ha="left", dx=after)


def spans(ax: Axes, rows: Sequence[Span], *, names: Mapping[int, str], narrow: bool) -> None:
    """Draw spans from the top down over an axis of months; `names` are the months' short names."""
    left = 6.0 if narrow else _label_room([row.label for row in rows])
    first, last = min(row.start for row in rows), max(row.end for row in rows)
    _rows(ax, len(rows), left=left, axis=True)
    ax.set_xlim(first.toordinal() - 1, max(last.toordinal(), first.toordinal() + 27) + 1)
    month_ticks(ax, first, last, names, narrow=narrow)
    ax.grid(axis="x", linewidth=1)
    ax.set_axisbelow(True)
    for y, row in enumerate(rows):
        _span(ax, y, row, left=left, narrow=narrow)


def _span(ax: Axes, y: int, row: Span, *, left: float, narrow: bool) -> None:
    middle = y + (0.5 - 10 / SPAN_ROW_NARROW if narrow else 0)
    start, end = row.start.toordinal(), row.end.toordinal()
    ax.plot(
        [start, end],
        [middle, middle],
        color=ACCENT,
        linewidth=3,
        linestyle=(0, (1, 1.2)) if row.open else "-",
    )
    ax.plot([start], [middle], "o", markersize=7, color=SURFACE, markeredgecolor=ACCENT, markeredgewidth=2)
    for mark in row.marks:
        ax.plot([mark.toordinal()], [middle], "D", markersize=6, color=INK)
    if not row.open:
        ax.plot([end], [middle], "o", markersize=8, color=ACCENT)
    if narrow:
        line = y - 0.5 + 14 / SPAN_ROW_NARROW
        note = shorten(row.note, NARROW / 2, SMALL)
        _write(ax, 0, line, shorten(row.label, NARROW - text_width(note, SMALL) - 30), ha="left", across=True)
        _write(ax, 1, line, note, QUIET, ha="right", across=True)
    else:
        _write(ax, 0, middle, shorten(row.label, left - GAP), ha="right", dx=-GAP, across=True)


def _rows(ax: Axes, count: int, *, left: float, axis: bool) -> tuple[float, float]:
    """Axes whose y is the number of the row, from the top; returns their size in pixels."""
    finish(ax, axis=axis)
    ax.set_yticks([])
    ax.set_ylim(count - 0.5, -0.5)
    return place(ax, left=left, right=6, top=4, bottom=28 if axis else 4)


def _label_room(labels: Sequence[str]) -> float:
    """The pixels the labels beside the rows need, at most a third of the picture."""
    return min(max(text_width(label[:80]) for label in labels) + GAP, 220)


def _range(ax: Axes, low: float, high: float, y: float) -> None:
    """The plausible range, as a line with ends, cased so that it is seen on the bar and beside it."""
    for width, colour, extra in ((5.5, SURFACE, 1.5), (2.0, INK, 0.0)):
        ax.plot([low, high], [y, y], color=colour, linewidth=width, solid_capstyle="butt")
        for end in (low, high):
            ax.plot([end], [y], marker="|", markersize=13 + extra, markeredgewidth=width, color=colour)


def _write(
    ax: Axes,
    x: float,
    y: float,
    text: str,
    colour: str = INK,
    *,
    ha: str,
    dx: float = 0,
    across: bool = False,
) -> None:
    """Words at a place: x in the data, or with `across` from 0 to 1 over the axes; `dx` pixels further."""
    if text:
        size = FONT if colour == INK else SMALL
        right, up = (ax.get_yaxis_transform() if across else ax.transData).transform((x, y))
        right, up = ax.figure.transFigure.inverted().transform((right + dx, up))
        ax.figure.text(right, up, text, ha=ha, va="center_baseline", fontsize=size, color=colour)
