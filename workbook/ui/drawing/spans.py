"""Rows on an axis of days: lines from a day to another, signs on them, and a key to what they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from workbook.ui.drawing import canvas
from workbook.ui.drawing.style import INK, NARROW, QUIET, SMALL, inches, month_ticks, place, shorten, unframed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

AXIS = 30  # pixels under the rows
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

    def draw(self, ax: Any, x: float, y: float, **style: Any) -> None:
        """Draws it, moved right by `x`."""
        line: Any = {"linestyle": DASHES} if self.dashed else style
        if self.flat:
            line = {"solid_capstyle": "butt"}
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

    def draw(self, ax: Any, x: float, y: float, **style: Any) -> None:
        """Draws it, moved right by `x`."""
        if self.shape == "o":
            canvas.mark(ax, x + self.at, y, fill=self.colour)
            return
        line: Any = {"clip_on": False} if style else {}
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
    stands over it: `name_at` and `line_at` say how far down its row each is, as a share of the row.
    """

    rows: Sequence[SpanRow]
    first: date
    last: date
    months: Mapping[int, str]
    key: Mapping[str, Drawn] = field(default_factory=dict)
    row: float = 25
    row_narrow: float = 42
    labels: float = 170
    name_at: float = 14 / 42
    line_at: float = 30 / 42
    after: float = 1  # days of room behind the last one
    spare: float = 4  # pixels of height beyond what the rows take
    key_room: float = 0  # pixels for the key, twice as many in a narrow picture; 0 for as many as it takes

    def height(self, narrow: bool) -> float:
        """The height in inches."""
        rows = len(self.rows) * (self.row_narrow if narrow else self.row)
        return inches(rows + AXIS + self._above(narrow) + self.spare)

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws the key, the months and the rows."""
        words = {text: text for text in self.key}
        canvas.key(ax, words, self._key_mark, tall=self._above(narrow), narrow=narrow)
        place(ax, left=8 if narrow else self.labels, right=16, top=self._above(narrow), bottom=AXIS)
        unframed(ax, base=True)
        ax.set_yticks([])
        ax.set_ylim(len(self.rows) - 0.5, -0.5)
        last = max(self.last, self.first + SHORTEST)
        ax.set_xlim(self.first.toordinal() - 1, last.toordinal() + self.after)
        month_ticks(ax, self.first, last, self.months, narrow=narrow)
        ax.grid(axis="x", linewidth=1)
        ax.set_axisbelow(True)
        for y, row in enumerate(self.rows):
            for mark in row.drawn:
                mark.draw(ax, 0, y - 0.5 + self.line_at if narrow else y, solid_capstyle="butt")
            self._name(ax, y, row, narrow=narrow)

    def _name(self, ax: Axes, y: float, row: SpanRow, *, narrow: bool) -> None:
        """A row's name, beside it or over it."""
        if narrow:
            label = shorten(row.longer or row.label, NARROW - 24, SMALL)
            canvas.write(ax, 8, y - 0.5 + self.name_at, label, size=SMALL)
        else:
            canvas.write_beside(ax, y, row.label, room=self.labels - 14)

    def _above(self, narrow: bool) -> float:
        """The pixels that the key takes."""
        if self.key_room:
            return self.key_room * (2 if narrow else 1)
        return canvas.key_height({text: text for text in self.key}, narrow=narrow) if self.key else 0

    def _key_mark(self, key: Any, text: str, x: float, y: float) -> None:
        for mark in self.key[text]:
            mark.draw(key, x, y)
