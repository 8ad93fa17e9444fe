"""What pictures of many kinds share: a bare frame, words at a pixel, marks, and the key to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from workbook.ui.drawing.style import (
    FONT,
    INK,
    NARROW,
    QUIET,
    SMALL,
    WIDE,
    picture_size,
    place,
    shorten,
    text_width,
    unframed,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KEY_ROW = 24  # pixels for a row of the key
MARK = 28  # pixels from the left edge of a key's mark to its words
DOT = 20  # the same where the marks are dots

Marked = Callable[[Any, str, float, float], None]


def bare(ax: Axes, *, left: float, right: float, top: float, bottom: float) -> None:
    """No frame and no ticks, the axes at these distances in pixels from the picture's edges."""
    unframed(ax, base=False)
    ax.set_xticks([])
    ax.set_yticks([])
    place(ax, left=left, right=right, top=top, bottom=bottom)


def mark(
    ax: Axes, x: float, y: float, shape: str = "o", *, fill: str = INK, edge: str = INK, size: float = 8
) -> None:
    """A dot or another shape, in front of every line."""
    lines: Any = {"markeredgecolor": edge, "markeredgewidth": 2, "clip_on": False, "zorder": 3}
    ax.plot([x], [y], shape, markersize=size, color=fill, **lines)


def write(
    ax: Axes, pixels: float, y: float, text: str, colour: str = INK, *, size: float = FONT, ha: Any = "left"
) -> None:
    """Words so many pixels from the picture's left edge, at a height of the data."""
    figure: Any = ax.figure
    _, up = figure.transFigure.inverted().transform(ax.transData.transform((0, y)))
    width, _ = picture_size(ax)
    figure.text(pixels / width, up, text, ha=ha, va="center_baseline", fontsize=size, color=colour)


def write_beside(ax: Axes, y: float, text: str, *, room: float, gap: float = 12) -> None:
    """The name of a row in small letters, so many pixels left of the axes; `room` is what it may take."""
    width, _ = picture_size(ax)
    write(ax, ax.get_position().x0 * width - gap, y, shorten(text, room, SMALL), size=SMALL, ha="right")


def two_lines(text: str, room: float) -> list[str]:
    """Words in small letters broken into at most two lines that fit; none for no words."""
    if text_width(text, SMALL) <= room:
        return [text] if text else []
    kept: list[str] = []
    rest = text.split()
    while rest and text_width(" ".join([*kept, rest[0]]), SMALL) <= room:
        kept.append(rest.pop(0))
    return [line for line in (" ".join(kept), shorten(" ".join(rest), room, SMALL)) if line]


def key_height(said: Mapping[str, str], *, narrow: bool, room: float = MARK) -> float:
    """The pixels that the key of these words takes above a picture."""
    return KEY_ROW * (max(row for _, row in _places(said, narrow=narrow, room=room).values()) + 1) + 6


def key(
    ax: Axes, said: Mapping[str, str], drawn: Marked, *, tall: float, narrow: bool, room: float = MARK
) -> None:
    """What the marks mean, in the upper `tall` pixels of the picture, in as many rows as it takes.

    `drawn(axes, name, x, y)` draws the mark of that name with its left edge at x, counted in pixels.
    """
    width, height = picture_size(ax)
    figure: Any = ax.figure
    above: Any = figure.add_axes((0, 1 - tall / height, 1, tall / height))
    above.set_axis_off()
    above.set_xlim(0, width)
    above.set_ylim(tall, 0)
    for name, (x, row) in _places(said, narrow=narrow, room=room).items():
        y = KEY_ROW * (row + 0.5)
        drawn(above, name, x, y)
        text = shorten(said[name], width - x - room, SMALL)
        above.text(x + room, y, text, fontsize=SMALL, color=QUIET, va="center_baseline")


def _places(said: Mapping[str, str], *, narrow: bool, room: float) -> dict[str, tuple[float, int]]:
    """Where each mark of the key stands: its pixels from the left, and its row."""
    places: dict[str, tuple[float, int]] = {}
    x, row = 8.0, 0
    for name, words in said.items():
        whole = room + text_width(words, SMALL)
        if x > 8 and x + whole > (NARROW if narrow else WIDE):
            x, row = 8.0, row + 1
        places[name] = (x, row)
        x += whole + 18
    return places
