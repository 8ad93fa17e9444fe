"""Rows on an axis of days: lines from a day to another, signs on them, and a key to what they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from workbook.ui.drawing import canvas
from workbook.ui.drawing.style import INK, NARROW, QUIET, SMALL, shorten

if TYPE_CHECKING:
    from matplotlib.axes import Axes

AXIS = 30  # pixels under the rows
ROW, ROW_NARROW = 25, 42  # pixels, the height of a row
NAME_AT, LINE_AT = 14 / 42, 30 / 42  # how far down a narrow row its name and its line are
NAMES = 170  # pixels for the names beside the rows
SHORTEST = timedelta(days=28)  # an axis of fewer days would be all edge
DASHES = (0, (2.5, 2))


@dataclass(frozen=True)
class Stroke:
    """A line from one place to another: ordinals of days in a row, pixels in the key.

    A `flat` one ends exactly there also in the key.
    """

    first: float
    last: float
    colour: str
    width: float
    dashed: bool = False
    flat: bool = False

    def draw(self, ax: Any, x: float, y: float, *, in_row: bool = False) -> None:
        """Draws it, moved right by `x`; in a row, where days are exact, its ends are too."""
        line: Any = {"solid_capstyle": "butt"} if self.flat or in_row else {}
        if self.dashed:
            line = {"linestyle": DASHES}
        ax.plot([x + self.first, x + self.last], [y, y], color=self.colour, linewidth=self.width, **line)


@dataclass(frozen=True)
class Sign:
    """A mark at one place: a dot "o", a square "s", an end "|" or an arrow ">".

    Dots and squares have an edge of their own.
    """

    at: float
    shape: str = "o"
    colour: str = INK
    size: float = 8

    def draw(self, ax: Any, x: float, y: float, *, in_row: bool = False) -> None:
        """Draws it, moved right by `x`; in a row it may reach over the edge."""
        if self.shape == "o":
            canvas.mark(ax, x + self.at, y, fill=self.colour)
            return
        line: Any = {"clip_on": False} if in_row else {}
        if self.shape == "|":
            line |= {"markeredgewidth": 2.5}
        elif self.shape == "s":
            line |= {"markeredgecolor": QUIET, "markeredgewidth": 1.5}
        ax.plot([x + self.at], [y], self.shape, markersize=self.size, color=self.colour, **line)


Drawn = Sequence[Stroke | Sign]


@dataclass(frozen=True)
class SpanRow:
    """One row: its name, and what is drawn in it from the back to the front.

    `longer` is its name where that stands over the row.
    """

    label: str
    drawn: Drawn
    longer: str = ""


@dataclass(frozen=True)
class Spans:
    """The rows from the top down, between two days, with the months' short names by number.

    `key` holds what each kind of mark means and how it is drawn there. In a narrow picture a row's name
    stands over it.
    """

    rows: Sequence[SpanRow]
    first: date
    last: date
    months: Mapping[int, str]
    key: Mapping[str, Drawn] = field(default_factory=dict)

    def height(self, narrow: bool) -> float:
        """The height in pixels."""
        above = canvas.key_height(self.key, narrow=narrow)
        return len(self.rows) * (ROW_NARROW if narrow else ROW) + AXIS + above + 4

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws the key, the months and the rows."""
        left, rows = 8 if narrow else NAMES, len(self.rows)
        above = canvas.key_height(self.key, narrow=narrow)
        canvas.key(ax, self.key, tall=above, narrow=narrow)
        canvas.frame(ax, left=left, right=16, top=above, bottom=AXIS, rows=rows, base=True)
        last = max(self.last, self.first + SHORTEST)
        ax.set_xlim(self.first.toordinal() - 1, last.toordinal() + 1)
        month_ticks(ax, self.first, last, self.months, narrow=narrow)
        canvas.grid(ax)
        for y, row in enumerate(self.rows):
            for mark in row.drawn:
                mark.draw(ax, 0, y - 0.5 + LINE_AT if narrow else y, in_row=True)
            self._name(ax, y, row, narrow=narrow)

    def _name(self, ax: Axes, y: float, row: SpanRow, *, narrow: bool) -> None:
        """A row's name, beside it or over it."""
        if narrow:
            label = shorten(row.longer or row.label, NARROW - 24, SMALL)
            canvas.write(ax, 8, y - 0.5 + NAME_AT, label, size=SMALL)
        else:
            label = shorten(row.label, NAMES - 14, SMALL)
            canvas.write(ax, NAMES - 12, y, label, size=SMALL, ha="right")


def month_ticks(ax: Axes, first: date, last: date, name: Mapping[int, str], *, narrow: bool) -> None:
    """Marks the starts of months between two days on an x axis of day ordinals, as many as fit.

    Set the limits of the axis first; the words at either end are turned away from the picture's edge.
    `name` gives each month's short name by number; January, and the first mark, carry the year too.
    """
    months = [
        day for day in map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1)) if day.day == 1
    ]
    shown = months[:: max(1, -(-len(months) // (4 if narrow else 8)))]
    with_year = {*shown[:1], *(day for before, day in pairwise(shown) if day.year != before.year)}
    labels = [f"{name[day.month]} {day.year}" if day in with_year else name[day.month] for day in shown]
    ax.set_xticks([day.toordinal() for day in shown], labels)
    low, high = ax.get_xlim()
    for day, label in zip(shown, ax.get_xticklabels(), strict=True):  # neither end is cut at the edge
        share = (day.toordinal() - low) / (high - low)
        label.set_horizontalalignment("left" if share < 0.1 else "right" if share > 0.95 else "center")
