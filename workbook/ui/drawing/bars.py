"""Bars with ranges, drawn alike for every room, whatever they count.

They are laid out in pixels, because the browser's letters are not the ones matplotlib would measure. On a
narrow page labels stand over their bars instead of beside them; the letters stay the same size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.ui.drawing.style import (
    ACCENT,
    FONT,
    INK,
    LINE,
    QUIET,
    SMALL,
    SURFACE,
    finish,
    inches,
    place,
    rounded,
    shorten,
    text_width,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BAR, BAR_NARROW = 26, 20  # pixels, the height of a bar
ROW, ROW_NARROW = 44, 82  # and of its whole row
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
class Bars:
    """The rows, from the top down."""

    rows: Sequence[Bar]

    def height(self, narrow: bool) -> float:
        """The height in inches."""
        return bars_height(len(self.rows), narrow=narrow)

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws them on axes that become the whole picture."""
        bars(ax, self.rows, narrow=narrow)


def bars_height(count: int, *, narrow: bool) -> float:
    """The height in inches of a chart of this many bars."""
    return inches(8 + count * (ROW_NARROW if narrow else ROW))


def bars(ax: Axes, rows: Sequence[Bar], *, narrow: bool) -> None:
    """Draw bars from the top down, each with its number, its words and its range.

    The longest bar is as long as leaves room for every row's words beside it.
    """
    left = 0.0 if narrow else _label_room([row.label for row in rows])
    finish(ax, axis=False)
    ax.set_yticks([])
    ax.set_ylim(len(rows) - 0.5, -0.5)
    width, _ = place(ax, left=left, right=6)
    scale = min(_scale(row, width, narrow=narrow) for row in rows)
    ax.set_xlim(0, width / scale)
    for y, row in enumerate(rows):
        if narrow:
            _narrow_bar(ax, y, row, width)
        else:
            _bar(ax, y, row, left, width)


def _end(row: Bar) -> float:
    return max(row.value, row.high or 0)


def _scale(row: Bar, width: float, *, narrow: bool) -> float:
    """The most pixels a unit may take in this row; at least what fills a third of the width."""
    beside = 0.0 if narrow else _after(row) + text_width(row.note, SMALL)
    return max(width - beside, width / 3) / max(_end(row), 1)


def _after(row: Bar) -> float:
    """The pixels from the end of a bar to its note."""
    return GAP + (text_width(row.shown, FONT) + 7 if row.shown else 0)


def _bar(ax: Axes, y: int, row: Bar, left: float, width: float) -> None:
    """A row with its label to the left of the bar, and number and note to the right."""
    _drawn(ax, y, row, BAR)
    _write(ax, 0, y, shorten(row.label, left - GAP), ha="right", dx=-GAP)
    _write(ax, _end(row), y, row.shown, ha="left", dx=GAP)
    room = left + width - float(ax.transData.transform((_end(row), y))[0]) - _after(row) + 6
    _write(ax, _end(row), y, shorten(row.note, room, SMALL), QUIET, ha="left", dx=_after(row))


def _narrow_bar(ax: Axes, y: int, row: Bar, width: float) -> None:
    """A row with label and number over the bar, and the note under it."""
    top = y - 0.5
    room = width - text_width(row.shown) - GAP
    _write(ax, 0, top + 13 / ROW_NARROW, shorten(row.label, room), ha="left")
    _write(ax, 1, top + 13 / ROW_NARROW, row.shown, ha="right", across=True)
    _drawn(ax, top + 35 / ROW_NARROW, row, BAR_NARROW)
    under = 58 if _end(row) else 33
    _write(ax, 0, top + under / ROW_NARROW, shorten(row.note, width, SMALL), QUIET, ha="left")


def _drawn(ax: Axes, y: float, row: Bar, height: float) -> None:
    rounded(ax, 0, row.value, y, height, LINE if row.soft else ACCENT)
    if row.low is not None and row.high is not None:
        _range(ax, row.low, row.high, y)


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
