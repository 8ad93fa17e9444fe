"""People around somebody: a dot for each, the nearer the closer, with a name and a quieter line beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.ui.drawing.canvas import in_pixels, mark, picture_size, put
from workbook.ui.drawing.style import ACCENT, INK, LINE, QUIET, SMALL, SOFT, shorten, text_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW, PAD = 58, 14  # pixels for each one, and above and below them
NEAR, STEP = 62, 22  # pixels from the middle to the closest, and for each step away
NARROW_NEAR, NARROW_STEP = 44, 13
MIDDLE = 3  # where one stands of whom nothing is known

Shown = tuple[str, str, int | None]  # name, quieter line, and closeness from 1 to 5 or None


@dataclass(frozen=True)
class Around:
    """The people in the order they stand in.

    On a wide page they stand on both sides of `you`, on a narrow one to the right.
    """

    you: str
    people: Sequence[Shown]

    def height(self, narrow: bool) -> float:
        """The height in pixels."""
        rows = len(self.people) if narrow else -(-len(self.people) // 2)
        return 2 * PAD + max(rows, 1) * ROW

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws them on axes that become the whole picture."""
        width, middle = in_pixels(ax), self.height(narrow) / 2
        left = 0 if narrow else len(self.people) // 2
        x = text_width(self.you, SMALL) / 2 + 10 if narrow else width / 2
        right = len(self.people) - left
        for side, people in ((1, self.people[:right]), (-1, self.people[right:])):
            top = middle - len(people) * ROW / 2
            for n, person in enumerate(people):
                self._one(ax, (x, middle), top + (n + 0.5) * ROW, side, person, narrow=narrow)
        mark(ax, x, middle, fill=SOFT, edge=ACCENT, size=16 + text_width(self.you, SMALL))
        put(ax, x, middle, self.you, ha="center")

    def _one(
        self, ax: Axes, middle: tuple[float, float], row: float, side: int, person: Shown, *, narrow: bool
    ) -> None:
        """One dot with its line to the middle, and its words outside of it."""
        (name, under, close), (x, y) = person, middle
        near, step = (NARROW_NEAR, NARROW_STEP) if narrow else (NEAR, STEP)
        at = x + side * (near + (5 - (close or MIDDLE)) * step)
        ax.plot([x, at], [y, row], color=LINE, linewidth=2, zorder=1)
        mark(ax, at, row, fill=ACCENT, edge=ACCENT, size=11)
        words, ha = at + side * 14, "left" if side > 0 else "right"
        room = (picture_size(ax)[0] - words if side > 0 else words) - 4
        put(ax, words, row - (9 if under else 0), shorten(name, room), INK, ha=ha)
        put(ax, words, row + 10, shorten(under, room, SMALL), QUIET, ha=ha)
