"""Rows of small marks that are counted: dots or squares, filled for what is there, and words beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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
    from matplotlib.axes import Axes

ROW, ROW_NARROW = 40, 66  # pixels
LABELS = 260  # pixels for the names beside the rows
DOT, SQUARE, NEXT = 20, 22, 28  # pixels from one dot to the next, the side of a square, and to the next


@dataclass(frozen=True)
class Tally:
    """One row: so many marks of which so many are filled, `shown` in ink beside them and `note` after it."""

    label: str
    filled: int
    marks: int
    shown: str = ""
    note: str = ""


@dataclass(frozen=True)
class Tallies:
    """The rows, as dots or as squares."""

    rows: Sequence[Tally]
    dots: bool = True

    def height(self, narrow: bool) -> float:
        """The height in inches."""
        return inches(len(self.rows) * (ROW_NARROW if narrow else ROW) + 8)

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws on axes that become the whole picture, counted in pixels from its upper left corner."""
        ax.set_axis_off()
        width, height = place(ax, left=0, right=0, top=0, bottom=0)
        ax.set_xlim(0, width)
        ax.set_ylim(height, 0)
        for n, row in enumerate(self.rows):
            left, y = _label(ax, n, row.label, narrow=narrow, width=width)
            for i in range(row.marks):
                (_dot if self.dots else _square)(ax, left, i, y, filled=i < row.filled)
            end = left + (8 + row.marks * DOT + 2 if self.dots else row.marks * NEXT + 10)
            if row.shown:
                _write(ax, end, y, row.shown, width=0 if self.dots else width)
                end += text_width(row.shown) + 10
            if row.note:
                _write(ax, end, y, row.note, quiet=True, width=width)


def _dot(ax: Axes, left: float, i: int, y: float, *, filled: bool) -> None:
    edge: Any = {"markeredgecolor": ACCENT if filled else QUIET, "markeredgewidth": 2, "clip_on": False}
    ax.plot([left + 8 + i * DOT], [y], "o", markersize=11, color=ACCENT if filled else SURFACE, **edge)


def _square(ax: Axes, left: float, i: int, y: float, *, filled: bool) -> None:
    start = left + i * NEXT
    rounded(ax, start, start + SQUARE, y, SQUARE, ACCENT if filled else LINE)
    if not filled:
        rounded(ax, start + 2, start + SQUARE - 2, y, SQUARE - 4, SURFACE)


def _label(ax: Axes, n: int, text: str, *, narrow: bool, width: float) -> tuple[float, float]:
    """A row's name, beside it or over it; returns where what belongs to it begins."""
    if narrow:
        _write(ax, 2, n * ROW_NARROW + 16, shorten(text, width - 4))
        return 2.0, n * ROW_NARROW + 42.0
    y = n * ROW + ROW / 2
    end: Any = {"ha": "right", "va": "center_baseline", "fontsize": FONT, "color": INK}
    ax.text(LABELS - 14, y, shorten(text, LABELS - 18), **end)
    return float(LABELS), y


def _write(ax: Axes, x: float, y: float, text: str, *, quiet: bool = False, width: float = 0) -> None:
    size, colour = (SMALL, QUIET) if quiet else (FONT, INK)
    line = shorten(text, width - x - 4, size) if width else text
    ax.text(x, y, line, va="center_baseline", fontsize=size, color=colour)
