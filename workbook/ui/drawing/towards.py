"""Counts on their way to a number: each on a line of its own, or week by week with the weeks to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.content import Words
from workbook.ui.drawing import canvas
from workbook.ui.drawing.curve import Area, Curves
from workbook.ui.drawing.dots import FILLED, Look
from workbook.ui.drawing.spans import Sign, Stroke
from workbook.ui.drawing.style import ACCENT, INK, LINE, QUIET, SMALL, SOFT, shorten, text_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW, ROW_NARROW = 56, 78  # pixels
NAMES, EDGE = 290, 10  # pixels for the names beside the lines, and at the picture's edges
MARK = 5  # pixels from a line to the ends of a mark on it
UNDER = 17  # pixels from a line to the middle of the words under it
ABOVE, APART = 1.12, 0.08  # room over the highest level, and between the numbers of two, as shares


@dataclass(frozen=True)
class OnLine:
    """One line from 0 to `end`: its name, the words at its end, the dot, and marks with a label or none."""

    name: str
    shown: str
    end: float
    at: float
    marks: Sequence[tuple[float, str]] = ()
    look: Look = FILLED


@dataclass(frozen=True)
class Lines:
    """The lines from the top down, each on a scale of its own; `key` says what the dots mean."""

    rows: Sequence[OnLine]
    key: Mapping[str, Look]

    def height(self, narrow: bool) -> float:
        """The height in pixels."""
        return canvas.key_height(self.key, narrow=narrow) + len(self.rows) * (ROW_NARROW if narrow else ROW)

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws on axes that become the whole picture, counted in pixels from its upper left corner."""
        top = canvas.key_height(self.key, narrow=narrow)
        key = {text: [look] for text, look in self.key.items()}
        canvas.key(ax, key, tall=top, narrow=narrow, room=canvas.DOT, at=6)
        width = canvas.in_pixels(ax)
        for n, row in enumerate(self.rows):
            _row(ax, row, top + n * (ROW_NARROW if narrow else ROW), width, narrow=narrow)


def _row(ax: Axes, row: OnLine, top: float, width: float, *, narrow: bool) -> None:
    """The name beside the line or over it, the line with its marks, the dot, and the words at its end."""
    room = text_width(row.shown) + 14
    if narrow:
        canvas.put(ax, EDGE, top + 16, shorten(row.name, width - 2 * EDGE))
        left, right, y = float(EDGE), width - EDGE - room, top + 42
    else:
        left, right, y = float(NAMES), width - EDGE - room, top + ROW / 2 - 4
        canvas.put(ax, EDGE, y, shorten(row.name, NAMES - 3 * EDGE))
    scale = (right - left) / max(row.end, row.at, 1)
    ax.plot([left, right], [y, y], color=LINE, linewidth=2, solid_capstyle="butt")
    ax.plot([left, left + row.at * scale], [y, y], color=row.look.edge, linewidth=2, solid_capstyle="butt")
    free = 0.0
    for value, label in row.marks:
        x = left + value * scale
        ax.plot([x, x], [y - MARK, y + MARK], color=QUIET, linewidth=1.5)
        if label and x - text_width(label, SMALL) / 2 >= free:
            canvas.put(ax, x, y + UNDER, label, QUIET, ha="center")
            free = x + text_width(label, SMALL) / 2 + 4
    row.look.draw(ax, left + row.at * scale, y)
    canvas.put(ax, width - EDGE, y, row.shown, ha="right")


def burn_up(
    totals: Sequence[int],
    bands: Sequence[tuple[int, int, int]],
    levels: Sequence[tuple[int, str]],
    words: Words,
) -> Curves:
    """The totals week by week, the band of units in each week to come, and named levels on the way.

    A band is its low end, its middle and its high end. `words` name the first `day`, which is a week here,
    and the `key` of what is `done`, the `middle` and the `band`.
    """
    weeks, done = len(totals), totals[-1]
    most = ABOVE * max(1, done + max((high for _, _, high in bands), default=0), *(n for n, _ in levels))
    steps = [(0.0, 0.0), *((float(n), total / most) for n, total in enumerate(totals, 1))]
    to_come = [(float(weeks), (0, 0, 0)), *((float(weeks + n), band) for n, band in enumerate(bands, 1))]
    ends = [[(n, (done + band[end]) / most) for n, band in to_come] for end in range(3)]
    key = {"done": [Stroke(0, 18, ACCENT, 3)]}
    if bands:
        key |= {"middle": [Stroke(0, 18, QUIET, 2)], "band": [Stroke(0, 18, SOFT, 12, flat=True)]}
    return Curves(
        weeks + len(bands),
        words,
        [Area(ends[2], SOFT, ends[0])] if bands else [],
        [(steps, ACCENT, 3), *([(ends[1], QUIET, 1.5)] if bands else [])],
        [(done / most, Sign(weeks, colour=INK))],
        {words(f"key.{name}"): drawn for name, drawn in key.items()},
        _levels(levels, most),
        weeks if bands else None,
    )


def _levels(levels: Sequence[tuple[int, str]], most: float) -> list[tuple[float, str, str]]:
    """Nought and the levels from the highest down; one too close to another is left out."""
    kept = [(0.0, "0", "")]
    for units, name in sorted(levels, reverse=True):
        if all(abs(units / most - other) >= APART for other, _, _ in kept):
            kept.append((units / most, str(units), name))
    return kept
