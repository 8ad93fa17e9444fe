"""Rows of small marks that are counted: dots or squares, filled for what is there, and words beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.ui.drawing.canvas import in_pixels, mark, put
from workbook.ui.drawing.squares import square
from workbook.ui.drawing.style import ACCENT, QUIET, SMALL, SURFACE, shorten, text_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW, ROW_NARROW = 40, 66  # pixels
LABELS = 260  # pixels for the names beside the rows
CUT = 80  # pixels of a note that was cut, from which it still says something
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
        """The height in pixels."""
        return len(self.rows) * (ROW_NARROW if narrow else ROW) + 8

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws on axes that become the whole picture, counted in pixels from its upper left corner."""
        width = in_pixels(ax)
        for n, row in enumerate(self.rows):
            if narrow:
                left, y = 2.0, n * ROW_NARROW + 42.0
                put(ax, 2, n * ROW_NARROW + 16, shorten(row.label, width - 4))
            else:
                left, y = float(LABELS), n * ROW + ROW / 2
                put(ax, left - 14, y, shorten(row.label, LABELS - 18), ha="right")
            end = (self._dots if self.dots else self._squares)(ax, row, left, y)
            if row.shown:
                put(ax, end, y, row.shown if self.dots else shorten(row.shown, width - end - 4))
                end += text_width(row.shown) + 10
            if row.note:
                note = shorten(row.note, width - end - 4, SMALL)
                whole = note == row.note or text_width(note, SMALL) > CUT  # a word of it says nothing
                put(ax, end, y, note if whole else "", QUIET)

    def _dots(self, ax: Axes, row: Tally, left: float, y: float) -> float:
        """Draws a row of dots, as many as leave room for words; returns where the words after it begin."""
        most = int((in_pixels(ax) - left - text_width(row.shown) - 30) // DOT)
        marks = row.marks if row.marks <= most else most - 1
        for i in range(marks):
            fill, edge = (ACCENT, ACCENT) if i < row.filled else (SURFACE, QUIET)
            mark(ax, left + 8 + i * DOT, y, fill=fill, edge=edge, size=11)
        if marks < row.marks:
            put(ax, left + marks * DOT, y, "…", QUIET)
            marks += 1
        return left + 8 + marks * DOT + 2

    def _squares(self, ax: Axes, row: Tally, left: float, y: float) -> float:
        """Draws a row of squares; returns where the words after it begin."""
        for i in range(row.marks):
            square(ax, left + i * NEXT + SQUARE / 2, y, SQUARE, filled=i < row.filled)
        return left + row.marks * NEXT + 10
