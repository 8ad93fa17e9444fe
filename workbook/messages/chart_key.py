"""What the room's charts share: a bare frame, the dots, and the key over a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbook.ui.style import (
    ACCENT,
    INK,
    LINE,
    NARROW,
    QUIET,
    SMALL,
    SOFT,
    SURFACE,
    WIDE,
    shorten,
    text_width,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KEY, AXIS = 30, 30  # pixels for a row of the key, and under the picture


def dot(ax: Any, x: float, y: float, *, hollow: bool = False) -> None:
    """A day on which something came; hollow where nothing has come so far."""
    edge: Any = {"markeredgecolor": INK, "markeredgewidth": 2, "clip_on": False, "zorder": 3}
    ax.plot([x], [y], "o", markersize=8, color=SURFACE if hollow else INK, **edge)


def bare(ax: Axes) -> None:
    """Quiet the frame: a base line and no tick marks."""
    for side in ("top", "right", "left"):
        ax.spines[side].set_visible(False)
    ax.tick_params(length=0, pad=6)


def key(ax: Axes, said: Mapping[str, str], *, narrow: bool) -> None:
    """What the marks mean, above the picture, in as many rows as it takes."""
    figure: Any = ax.figure
    width, height = (float(side) * 72 for side in figure.get_size_inches())
    tall = KEY * (2 if narrow else 1)
    key: Any = figure.add_axes((0, 1 - tall / height, 1, tall / height))
    key.set_axis_off()
    key.set_xlim(0, width)
    key.set_ylim(tall, 0)
    x, y = 8.0, 10.0
    for name, words in said.items():
        room = 30 + text_width(words, SMALL)
        if x > 8 and x + room > (NARROW if narrow else WIDE):
            x, y = 8.0, y + 22
        _key_mark(key, name, x, y)
        text = shorten(words, width - x - 28, SMALL)
        key.text(x + 28, y, text, fontsize=SMALL, color=QUIET, va="center_baseline")
        x += room + 14


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
