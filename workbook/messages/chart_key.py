"""What the marks of the room's charts mean, over a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbook.ui.drawing import canvas
from workbook.ui.drawing.style import ACCENT, INK, LINE, QUIET, SOFT, SURFACE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KEY, AXIS = 30, 30  # pixels for a row of the key, and under the picture


def dot(ax: Any, x: float, y: float, *, hollow: bool = False) -> None:
    """A day on which something came; hollow where nothing has come so far."""
    canvas.mark(ax, x, y, fill=SURFACE if hollow else INK)


def key(ax: Axes, said: Mapping[str, str], *, narrow: bool) -> None:
    """What the marks mean, above the picture, in as many rows as it takes."""
    canvas.key(ax, said, _key_mark, tall=KEY * (2 if narrow else 1), narrow=narrow)


def _key_mark(key: Any, name: str, x: float, y: float) -> None:
    thick: Any = {"linewidth": 7, "solid_capstyle": "butt"}
    if name == "still":
        edge: Any = {"markeredgecolor": QUIET, "markeredgewidth": 1.5}
        key.plot([x + 10], [y], "s", markersize=10, color=SURFACE, **edge)
    elif name in ("answered", "silent"):
        dot(key, x + 10, y, hollow=name == "silent")
    elif name == "last":
        key.plot([x + 10], [y], "|", markersize=14, markeredgewidth=2.5, color=INK)
    elif name == "ended":
        key.plot([x, x + 18], [y, y], color=QUIET, **thick)
        key.plot([x + 18], [y], "|", markersize=13, markeredgewidth=2.5, color=INK)
    else:
        colours = {"ahead": SOFT, "no": LINE}
        key.plot([x, x + 20], [y, y], color=colours.get(name, ACCENT), **thick)
