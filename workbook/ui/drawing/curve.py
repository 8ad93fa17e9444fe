"""Shares over days as curves that rise in steps, and, while there are few, each wait as a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbook.content import Words
from workbook.ui.drawing import canvas
from workbook.ui.drawing.spans import AXIS, DASHES, Drawn, Sign, Stroke
from workbook.ui.drawing.style import ACCENT, INK, NARROW, QUIET, SMALL, SURFACE, shorten

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TALL, STRIP = 250, 22  # pixels for the curves, and for one wait as a line
LEFT, UNDER = 50, 22  # pixels left of the curves, and for the name of a level under them

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
    last day. `words` name the first `day`, and `none`, `half` and `all` where there are no `levels`: shares
    with a number beside them and a name under the days, where no curve runs into it. `now` is a day with
    an upright line.
    """

    last: int
    words: Words
    areas: Sequence[Area]
    lines: Sequence[tuple[Points, str, float]]
    ends: Sequence[tuple[float, Sign]] = ()
    key: Mapping[str, Drawn] = field(default_factory=dict)
    levels: Sequence[tuple[float, str, str]] = ()
    now: float | None = None

    def height(self, narrow: bool) -> float:
        """The height in pixels."""
        names = sum(bool(name) for *_, name in self.levels)
        return TALL + canvas.key_height(self.key, narrow=narrow) + AXIS + names * UNDER

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws the areas, the lines over them, the key, and the names that stand under them."""
        top = canvas.key_height(self.key, narrow=narrow)
        canvas.frame(ax, left=LEFT, right=20, top=top, bottom=self.height(narrow) - top - TALL, base=True)
        _days(ax, 0, max(self.last, 1), self.last, self.words)
        ax.get_xticklabels()[0].set_horizontalalignment("left")  # away from the word beside it
        ax.set_ylim(0, 1)
        levels = self.levels or [
            (n / 2, self.words(key), "") for n, key in enumerate(("none", "half", "all"))
        ]
        ax.set_yticks([share for share, _, _ in levels], [label for _, label, _ in levels])
        canvas.grid(ax, "y")
        for area in self.areas:
            days, upper = _steps(area.upper)
            lower = _steps(area.lower)[1] if area.lower else [0.0] * len(days)
            ax.fill_between(days, lower, upper, color=area.colour, linewidth=0)
        for points, colour, width in self.lines:
            ax.plot(*_steps(points), color=colour, linewidth=width)
        for share, sign in self.ends:
            sign.draw(ax, 0, share, in_row=True)
        if self.now is not None:
            ax.axvline(self.now, color=QUIET, linewidth=1, linestyle=DASHES)
        room = canvas.picture_size(ax)[0] - LEFT
        for n, (label, name) in enumerate((label, name) for _, label, name in self.levels if name):
            y = -(AXIS + (n + 0.5) * UNDER) / TALL
            canvas.write(ax, LEFT - 6, y, label, QUIET, size=SMALL, ha="right")
            canvas.write(ax, LEFT, y, shorten(name, room, SMALL), QUIET, size=SMALL)
        canvas.key(ax, self.key, tall=top, narrow=narrow)


@dataclass(frozen=True)
class Strips:
    """A line from day 0 to a dot for each wait, hollow where nothing has come so far.

    `rows` are the days of each and whether it was answered; `words` name the first `day`.
    """

    rows: Sequence[tuple[int, bool]]
    words: Words
    key: Mapping[str, Drawn] = field(default_factory=dict)

    def height(self, narrow: bool) -> float:
        """The height in pixels."""
        return len(self.rows) * STRIP + canvas.key_height(self.key, narrow=narrow) + AXIS + 8

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws the lines and the key; the axis is a week at least."""
        top = canvas.key_height(self.key, narrow=narrow)
        canvas.frame(ax, left=8, right=20, top=top, bottom=AXIS, rows=len(self.rows), base=True)
        last = max(7, *(days for days, _ in self.rows))
        _days(ax, -0.5, last * 1.03, last, self.words)
        canvas.grid(ax)
        for y, (days, answered) in enumerate(self.rows):
            Stroke(0, days, ACCENT if answered else QUIET, 2).draw(ax, 0, y)
            Sign(days, colour=INK if answered else SURFACE).draw(ax, 0, y)
        canvas.key(ax, self.key, tall=top, narrow=narrow)


def _steps(points: Points) -> tuple[list[float], list[float]]:
    """The corners of a curve that rises on the days of these points; it begins with the first of them."""
    days, shares = [points[0][0]], [points[0][1]]
    for day, share in points[1:]:
        days += [day, day]
        shares += [shares[-1], share]
    return days, shares


def _days(ax: Axes, low: float, high: float, last: int, words: Words) -> None:
    """Marks days on the x axis, as many as fit."""
    ax.set_xlim(low, high)
    most = 6 if canvas.picture_size(ax)[0] > NARROW else 4
    step = next((days for days in (1, 2, 7, 14, 28, 56, 91) if last / days <= most), max(last // most, 1))
    ticks = list(range(0, last + 1, step))
    ax.set_xticks(ticks, [words("day", n=0), *map(str, ticks[1:])])
