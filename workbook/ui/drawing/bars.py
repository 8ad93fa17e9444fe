"""Bars with ranges, drawn alike for every room, whatever they count.

They are laid out in pixels, because the browser's letters are not the ones matplotlib would measure. On a
narrow page labels stand over their bars instead of beside them; the letters stay the same size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.ui.drawing.canvas import frame, rounded, write
from workbook.ui.drawing.style import ACCENT, INK, LINE, QUIET, SMALL, SURFACE, shorten, text_width

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

    @property
    def end(self) -> float:
        """Where the bar or its range ends."""
        return max(self.value, self.high or 0)

    @property
    def before_note(self) -> float:
        """The pixels from its end to its note."""
        return GAP + (text_width(self.shown) + 7 if self.shown else 0)


@dataclass(frozen=True)
class Bars:
    """Bars from the top down; the longest is as long as leaves room for every row's words beside it."""

    rows: Sequence[Bar]

    def height(self, narrow: bool) -> float:
        """The height in pixels."""
        return 8 + len(self.rows) * (ROW_NARROW if narrow else ROW)

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws them on axes that become the whole picture."""
        labels = min(max(text_width(row.label[:80]) for row in self.rows) + GAP, 220)
        left = 0.0 if narrow else labels
        width, _ = frame(ax, left=left, right=6, top=4, bottom=4, rows=len(self.rows))
        scale = min(_scale(row, width, narrow=narrow) for row in self.rows)
        ax.set_xlim(0, width / scale)
        for y, row in enumerate(self.rows):
            if narrow:
                _narrow_bar(ax, y, row, width)
            else:
                _bar(ax, y, row, left, width, scale)


def _scale(row: Bar, width: float, *, narrow: bool) -> float:
    """The most pixels a unit may take in this row; at least what fills a third of the width."""
    beside = 0.0 if narrow else row.before_note + text_width(row.note, SMALL)
    return max(width - beside, width / 3) / max(row.end, 1)


def _bar(ax: Axes, y: int, row: Bar, left: float, width: float, scale: float) -> None:
    """A row with its label to the left of the bar, and number and note to the right."""
    _drawn(ax, y, row, BAR)
    write(ax, left - GAP, y, shorten(row.label, left - GAP), ha="right")
    write(ax, left + row.end * scale + GAP, y, row.shown)
    room = width - row.end * scale - row.before_note + 6
    note = shorten(row.note, room, SMALL)
    write(ax, left + row.end * scale + row.before_note, y, note, QUIET, size=SMALL)


def _narrow_bar(ax: Axes, y: int, row: Bar, width: float) -> None:
    """A row with label and number over the bar, and the note under it."""
    top = y - 0.5
    room = width - text_width(row.shown) - GAP
    write(ax, 0, top + 13 / ROW_NARROW, shorten(row.label, room))
    write(ax, width, top + 13 / ROW_NARROW, row.shown, ha="right")
    _drawn(ax, top + 35 / ROW_NARROW, row, BAR_NARROW)
    under = 58 if row.end else 33
    write(ax, 0, top + under / ROW_NARROW, shorten(row.note, width, SMALL), QUIET, size=SMALL)


def _drawn(ax: Axes, y: float, row: Bar, height: float) -> None:
    rounded(ax, 0, row.value, y, height, LINE if row.soft else ACCENT)
    if row.low is not None and row.high is not None:
        _range(ax, row.low, row.high, y)


def _range(ax: Axes, low: float, high: float, y: float) -> None:
    """The plausible range, as a line with ends, cased so that it is seen on the bar and beside it."""
    for width, colour, extra in ((5.5, SURFACE, 1.5), (2.0, INK, 0.0)):
        ax.plot([low, high], [y, y], color=colour, linewidth=width, solid_capstyle="butt")
        for end in (low, high):
            ax.plot([end], [y], marker="|", markersize=13 + extra, markeredgewidth=width, color=colour)
