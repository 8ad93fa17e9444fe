"""Rows of squares under numbered or named columns: filled where something is there, and empty where not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.ui.drawing.canvas import in_pixels, put, rounded
from workbook.ui.drawing.style import ACCENT, LINE, QUIET, SMALL, SURFACE, shorten, text_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW, TOP, KEY = 30, 30, 24  # pixels for a row, for the names of the columns, and for a line of the key
NAME = 26  # pixels for a name that stands over its row
SQUARE, MOST = 22, 64  # the side of a square, and from one to the next at most


@dataclass(frozen=True)
class Squares:
    """The rows with their squares; `columns` are short names over them, `key` lines that say more of those.

    `names` are the pixels that the rows' names take on a wide and on a narrow page; 0 where they stand over
    their rows.
    """

    rows: Sequence[tuple[str, Sequence[bool]]]
    columns: Sequence[str]
    names: tuple[int, int]
    key: Sequence[str] = ()

    def height(self, narrow: bool) -> float:
        """The height in pixels; the key has two columns where there is room."""
        lines = len(self.key) if narrow else -(-len(self.key) // 2)
        return TOP + len(self.rows) * self._row(narrow) + (lines * KEY + 12 if lines else 0) + 4

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws on axes that become the whole picture, counted in pixels from its upper left corner."""
        width, left, row = in_pixels(ax), self.names[narrow], self._row(narrow)
        step = min(MOST, (width - left - 4) / max(len(self.columns), 1))
        side = min(SQUARE, step - 4)
        for n, column in enumerate(self.columns):
            x = min(left + (n + 0.5) * step, width - text_width(column, SMALL) / 2)
            put(ax, x, TOP / 2, column, QUIET, ha="center")
        for n, (name, filled) in enumerate(self.rows):
            y = TOP + (n + 1) * row - ROW / 2
            if left:
                put(ax, left - 12, y, shorten(name, left - 16), ha="right")
            else:
                put(ax, 4, y - NAME, shorten(name, width - 8))
            for at, is_there in enumerate(filled):
                square(ax, left + (at + 0.5) * step, y, side, filled=is_there)
        foot, halves = TOP + len(self.rows) * row + 12, 1 if narrow else 2
        for n, line in enumerate(self.key):
            x = 4 + (n % halves) * width / 2
            put(ax, x, foot + (n // halves + 0.5) * KEY, shorten(line, width / halves - 12, SMALL), QUIET)

    def _row(self, narrow: bool) -> float:
        return ROW if self.names[narrow] else ROW + NAME


def square(ax: Axes, x: float, y: float, side: float, *, filled: bool) -> None:
    """One square around a place, filled or empty."""
    rounded(ax, x - side / 2, x + side / 2, y, side, ACCENT if filled else LINE)
    if not filled:
        rounded(ax, x - side / 2 + 2, x + side / 2 - 2, y, side - 4, SURFACE)
