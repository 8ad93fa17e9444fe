"""Two orders of the same names beside each other, with a line for each name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.ui.drawing import canvas
from workbook.ui.drawing.style import ACCENT, LINE, QUIET, SMALL, SOFT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PLACE, TOP = 40, 34  # pixels for each place, and above them


@dataclass(frozen=True)
class TwoColumns:
    """Two orders of the same names, each a column, with a line for each name; the first places are filled.

    `orders` are places in `names`, the first of them first; `titles` stand over the columns.
    """

    names: Sequence[str]
    orders: tuple[Sequence[int], Sequence[int]]
    titles: tuple[str, str]

    def height(self, narrow: bool) -> float:
        """The height in pixels."""
        return TOP + len(self.names) * PLACE + 4 * narrow

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws them on axes that fill the picture."""
        left, right = (108, 104) if narrow else (190, 190)
        canvas.frame(ax, left=left, right=right, top=TOP, bottom=4, rows=len(self.names))
        ax.set_xlim(0, 1)
        width, _ = canvas.picture_size(ax)
        edges = left - 16.0, width - right + 16
        for number, name in enumerate(self.names):
            ends = self.orders[0].index(number), self.orders[1].index(number)
            colour, thick = (ACCENT, 3) if 0 in ends else (LINE, 2)
            ax.plot([0, 1], ends, color=colour, linewidth=thick, zorder=thick - 1)
            for x, y in enumerate(ends):
                canvas.mark(ax, x, y, fill=ACCENT if y == 0 else SOFT, edge=ACCENT, size=10)
                text = f"{y + 1}. {name}" if x else f"{name} {y + 1}."
                canvas.write(ax, edges[x], y, text, ha="left" if x else "right")
        over, sides = -0.5 - 14 / PLACE, ("left", "right") if narrow else ("right", "left")
        for at, label, side in zip((4, width - 4) if narrow else edges, self.titles, sides, strict=True):
            canvas.write(ax, at, over, label, QUIET, ha=side, size=SMALL)
