"""What pictures of every kind share: a quiet frame, words at a pixel, marks, and the key to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from workbook.ui.drawing.style import FONT, INK, NARROW, QUIET, SMALL, WIDE, shorten, text_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KEY_ROW = 24  # pixels for a row of the key
MARK = 28  # pixels from the left edge of a key's mark to its words
DOT = 20  # the same where the marks are dots


class Drawable(Protocol):
    """A mark, as a key draws it too."""

    def draw(self, ax: Axes, x: float, y: float) -> None:
        """Draws it at this place."""


Key = Mapping[str, Sequence[Drawable]]  # what a mark means → what it is drawn with, its left edge at 0


def picture_size(ax: Axes) -> tuple[float, float]:
    """The width and the height in pixels of the picture that the axes are part of."""
    figure: Any = ax.figure
    width, height = (float(side) * 72 for side in figure.get_size_inches())
    return width, height


def frame(
    ax: Axes, *, left: float, right: float, top: float, bottom: float, rows: int = 0, base: bool = False
) -> tuple[float, float]:
    """Puts the axes so many pixels from the picture's edges, without a box or ticks; returns their size.

    With `rows` each row has its whole number on the y axis, from the top down; with `base` the line along
    the bottom stays.
    """
    for side in ("top", "right", "left", "bottom"):
        ax.spines[side].set_visible(base and side == "bottom")
    ax.tick_params(length=0, pad=6)
    ax.set_xticks([])
    ax.set_yticks([])
    if rows:
        ax.set_ylim(rows - 0.5, -0.5)
    width, height = picture_size(ax)
    inner = max(width - left - right, 20), max(height - top - bottom, 20)
    ax.set_position((left / width, bottom / height, inner[0] / width, inner[1] / height))
    return inner


def in_pixels(ax: Axes) -> float:
    """Makes the axes the whole picture, counted in pixels from its upper left corner; returns its width."""
    width, height = frame(ax, left=0, right=0, top=0, bottom=0)
    ax.set_axis_off()
    ax.set_xlim(0, width)
    ax.set_ylim(height, 0)
    return width


def grid(ax: Axes, axis: Any = "x") -> None:
    """Thin lines at the ticks, behind everything."""
    ax.grid(axis=axis, linewidth=1)
    ax.set_axisbelow(True)


def mark(
    ax: Axes, x: Any, y: Any, shape: str = "o", *, fill: str = INK, edge: str = INK, size: float = 8
) -> None:
    """A dot or another shape, or many of them, in front of every line."""
    lines: Any = {"markeredgecolor": edge, "markeredgewidth": 2, "clip_on": False, "zorder": 3}
    one = isinstance(x, int | float)
    ax.plot([x] if one else x, [y] if one else y, shape, markersize=size, color=fill, **lines)


def rounded(ax: Axes, left: float, right: float, y: float, height: float, colour: str) -> None:
    """A bar with soft corners: from `left` to `right` on the x axis, `height` pixels high around `y`.

    Set the limits of the axes first; the corners are measured in pixels.
    """
    from matplotlib.patches import FancyBboxPatch
    from matplotlib.transforms import IdentityTransform

    (x0, middle), (x1, _) = ax.transData.transform([(left, y), (right, y)])
    if x1 - x0 < 0.5:
        return
    corner = min(5, (x1 - x0) / 2)
    shape = f"round,pad=0,rounding_size={corner}"
    box = FancyBboxPatch((x0, middle - height / 2), x1 - x0, height, boxstyle=shape, fc=colour, ec="none")
    box.set_transform(IdentityTransform())
    ax.add_patch(box)


def write(
    ax: Axes, pixels: float, y: float, text: str, colour: str = INK, *, size: float = FONT, ha: Any = "left"
) -> None:
    """Words so many pixels from the picture's left edge, at a height of the data."""
    if text:
        figure: Any = ax.figure
        _, up = figure.transFigure.inverted().transform(ax.transData.transform((0, y)))
        width, _ = picture_size(ax)
        figure.text(pixels / width, up, text, ha=ha, va="center_baseline", fontsize=size, color=colour)


def put(ax: Axes, x: float, y: float, text: str, colour: str = INK, *, ha: Any = "left") -> None:
    """Words at a place of the data, small ones where they are not in ink."""
    size = FONT if colour == INK else SMALL
    ax.text(x, y, text, ha=ha, va="center_baseline", fontsize=size, color=colour)


def key_height(texts: Iterable[str], *, narrow: bool) -> float:
    """The pixels that the key of these texts takes above a picture."""
    rows = [row for _, row in _places(texts, narrow=narrow, room=MARK).values()]
    return KEY_ROW * (max(rows) + 1) + 6 if rows else 0


def key(ax: Axes, marks: Key, *, tall: float, narrow: bool, room: float = MARK, at: float = 0) -> None:
    """What the marks mean, in the upper `tall` pixels of the picture, in as many rows as it takes.

    A text stands `room` pixels from the left edge of its mark, and the mark is drawn `at` so many.
    """
    width, height = picture_size(ax)
    figure: Any = ax.figure
    above: Any = figure.add_axes((0, 1 - tall / height, 1, tall / height))
    above.set_axis_off()
    above.set_xlim(0, width)
    above.set_ylim(tall, 0)
    for text, (x, row) in _places(marks, narrow=narrow, room=room).items():
        y = KEY_ROW * (row + 0.5)
        for drawable in marks[text]:
            drawable.draw(above, x + at, y)
        line = shorten(text, width - x - room, SMALL)
        above.text(x + room, y, line, fontsize=SMALL, color=QUIET, va="center_baseline")


def _places(texts: Iterable[str], *, narrow: bool, room: float) -> dict[str, tuple[float, int]]:
    """Where each mark of the key stands: its pixels from the left, and its row."""
    places: dict[str, tuple[float, int]] = {}
    x, row = 8.0, 0
    for text in texts:
        whole = room + text_width(text, SMALL)
        if x > 8 and x + whole > (NARROW if narrow else WIDE):
            x, row = 8.0, row + 1
        places[text] = (x, row)
        x += whole + 18
    return places
