"""Shares over days as curves that rise in steps, and, while there are few, each wait as a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workbook.content import Words
from workbook.ui.drawing import canvas
from workbook.ui.drawing.spans import AXIS, Drawn, Sign, Stroke
from workbook.ui.drawing.style import ACCENT, INK, QUIET, SURFACE, inches, place, unframed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KEY = 30  # pixels for the key, and twice as many in a narrow picture
TALL, STRIP = 250, 22  # pixels for the curves, and for one wait as a line

Points = Sequence[tuple[float, float]]  # a day and the share from that day on


@dataclass(frozen=True)
class Area:
    """The colour between two curves; without `lower` from none up."""

    upper: Points
    colour: str
    lower: Points = ()


@dataclass(frozen=True)
class Curves:
    """Curves from day 0 to the `last` day, and from none to all.

    `lines` are points with a colour and a width, drawn over the areas, and `ends` stand at a share of the
    last day. `words` name `none`, `half`, `all` and the first `day`.
    """

    last: int
    words: Words
    areas: Sequence[Area]
    lines: Sequence[tuple[Points, str, float]]
    ends: Sequence[tuple[float, Sign]] = ()
    key: Mapping[str, Drawn] = field(default_factory=dict)

    def height(self, narrow: bool) -> float:
        """The height in inches."""
        return inches(TALL + _above(narrow) + AXIS)

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws the areas, the lines over them, and the key."""
        place(ax, left=50, right=20, top=_above(narrow), bottom=AXIS)
        _days(ax, 0, max(self.last, 1), self.last, self.words)
        ax.get_xticklabels()[0].set_horizontalalignment("left")  # away from the word beside it
        ax.set_ylim(0, 1)
        ax.set_yticks([0, 0.5, 1], [self.words(share) for share in ("none", "half", "all")])
        ax.grid(axis="y", linewidth=1)
        for area in self.areas:
            days, upper = _steps(area.upper)
            lower = _steps(area.lower)[1] if area.lower else [0.0] * len(days)
            ax.fill_between(days, lower, upper, color=area.colour, linewidth=0)
        for points, colour, width in self.lines:
            ax.plot(*_steps(points), color=colour, linewidth=width)
        for share, sign in self.ends:
            sign.draw(ax, 0, share, clip_on=False)
        _key(ax, self.key, narrow=narrow)


@dataclass(frozen=True)
class Strips:
    """A line from day 0 to a dot for each wait, hollow where nothing has come so far.

    `rows` are the days of each and whether it was answered; `words` name the first `day`.
    """

    rows: Sequence[tuple[int, bool]]
    words: Words
    key: Mapping[str, Drawn] = field(default_factory=dict)

    def height(self, narrow: bool) -> float:
        """The height in inches."""
        return inches(len(self.rows) * STRIP + _above(narrow) + AXIS + 8)

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws the lines and the key; the axis is a week at least."""
        place(ax, left=8, right=20, top=_above(narrow), bottom=AXIS)
        ax.set_yticks([])
        ax.set_ylim(len(self.rows) - 0.5, -0.5)
        last = max(7, *(days for days, _ in self.rows))
        _days(ax, -0.5, last * 1.03, last, self.words)
        ax.grid(axis="x", linewidth=1)
        for y, (days, answered) in enumerate(self.rows):
            Stroke(0, days, ACCENT if answered else QUIET, 2).draw(ax, 0, y)
            Sign(days, colour=INK if answered else SURFACE).draw(ax, 0, y)
        _key(ax, self.key, narrow=narrow)


def _above(narrow: bool) -> float:
    return KEY * (2 if narrow else 1)


def _steps(points: Points) -> tuple[list[float], list[float]]:
    """The corners of a curve that rises on the days of these points; it begins with the first of them."""
    days, shares = [points[0][0]], [points[0][1]]
    for day, share in points[1:]:
        days += [day, day]
        shares += [shares[-1], share]
    return days, shares


def _days(ax: Axes, low: float, high: float, last: int, words: Words) -> None:
    unframed(ax, base=True)
    ax.set_axisbelow(True)
    ax.set_xlim(low, high)
    step = next((days for days in (1, 2, 7, 14, 28, 56, 91) if last / days <= 6), max(last // 5, 1))
    ticks = list(range(0, last + 1, step))
    ax.set_xticks(ticks, [words("day", n=0), *map(str, ticks[1:])])


def _key(ax: Axes, key: Mapping[str, Drawn], *, narrow: bool) -> None:
    def drawn(above: Any, text: str, x: float, y: float) -> None:
        for mark in key[text]:
            mark.draw(above, x, y)

    canvas.key(ax, {text: text for text in key}, drawn, tall=_above(narrow), narrow=narrow)
