"""Dots on scales: what was before and after, ratings with a shape for each kind, and answers over days.

Rows go from the top down. On a narrow page names stand over their dots where they would not fit beside them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median
from typing import TYPE_CHECKING, Any

from workbook.ui.drawing import canvas
from workbook.ui.drawing.style import ACCENT, INK, LINE, QUIET, SMALL, SURFACE, shorten, text_width, two_lines

if TYPE_CHECKING:
    from matplotlib.axes import Axes

RIGHT = 14  # pixels right of the rows
RATED, RATED_NARROW = 44, 74  # the height of a rating's row
NAMES = 300  # pixels for the names beside ratings
DAYS, DAYS_NARROW, DAYS_FOOT = 74, 110, 30  # the height of a row over days, and of the days under all rows
DAYS_NAMES = 190
DOTS = 120  # of a row over days, in which each can still be seen

At = float | Sequence[float]


@dataclass(frozen=True)
class Look:
    """What a dot looks like: its shape, what fills it, and its edge."""

    shape: str = "o"
    fill: str = ACCENT
    edge: str = ACCENT

    def draw(self, ax: Axes, x: At, y: At, size: float = 10) -> None:
        """One such dot, or many; a diamond of the same size would look larger."""
        size = 8 if self.shape == "D" else size
        canvas.mark(ax, x, y, self.shape, fill=self.fill, edge=self.edge, size=size)


HOLLOW, FILLED, EARLIER = Look(fill=SURFACE, edge=INK), Look(), Look("D", SURFACE, ACCENT)


@dataclass(frozen=True)
class Scale:
    """A scale from 0 to `top`: what its ends mean, its ticks on a wide and on a narrow page, and its dots.

    `beyond` is how far it goes on at both ends. `foot` are the pixels under the rows, and from the lower
    edge of the picture to what the ends mean.
    """

    low: str
    high: str
    top: int = 100
    ticks: tuple[int, int] = (25, 50)
    beyond: float = 3
    dot: float = 10
    foot: tuple[float, float] = (48, 10)

    @classmethod
    def of_ten(cls, low: str, high: str) -> Scale:
        """A scale from 0 to 10, on which every number has its tick."""
        return cls(low, high, 10, (1, 5), 0.4, 11, (60, 14))

    def frame(self, ax: Axes, rows: int, *, left: float, top: float, narrow: bool) -> None:
        """Puts the axes so many pixels from the picture's left and upper edge, with a line at each tick."""
        canvas.frame(ax, left=left, right=RIGHT, top=top, bottom=self.foot[0], rows=rows)
        ax.set_xlim(-self.beyond, self.top + self.beyond)
        ax.set_xticks(range(0, self.top + 1, self.ticks[narrow]))
        canvas.grid(ax)

    def explain(
        self, ax: Axes, key: Mapping[str, Look], *, left: float, top: float, narrow: bool = False
    ) -> None:
        """What the dots mean, above the rows, and what the ends mean, under them."""
        marks = {text: [look] for text, look in key.items()}
        canvas.key(ax, marks, tall=top, narrow=narrow, room=canvas.DOT, at=6)
        width, height = canvas.picture_size(ax)
        figure: Any = ax.figure
        at, ends = self.foot[1] / height, {"fontsize": SMALL, "color": QUIET}
        figure.text(left / width, at, self.low, **ends)
        high = shorten(self.high, width - left - text_width(self.low, SMALL) - 30, SMALL)
        figure.text(1 - RIGHT / width, at, high, ha="right", **ends)


@dataclass(frozen=True)
class Pair:
    """A hollow dot for before and a filled one for after, joined by a line; `label` stands before them.

    It is all in `colour`, where one is given.
    """

    before: int
    after: int
    label: str = ""
    colour: str = ""

    def draw(self, ax: Axes, y: float, size: float) -> None:
        """Where both are the same the hollow dot is drawn around the other."""
        hollow, filled = HOLLOW, FILLED
        if self.colour:
            hollow, filled = Look(fill=SURFACE, edge=self.colour), Look(fill=self.colour, edge=self.colour)
        ax.plot([self.before, self.after], [y, y], color=self.colour or QUIET, linewidth=2)
        hollow.draw(ax, self.before, y, 15 if self.before == self.after else size)
        filled.draw(ax, self.after, y, 8 if self.before == self.after else size)


@dataclass(frozen=True)
class Pairs:
    """Rows with a name and its pair, or its two pairs under each other, so many pixels `apart`.

    `key` is what the dots mean, `row` the height of a row, and `left` what its name takes on a wide and on
    a narrow page, in pixels.
    """

    rows: Sequence[tuple[str, Sequence[Pair]]]
    scale: Scale
    key: Mapping[str, Look]
    row: float
    left: tuple[float, float]
    apart: float = 0
    more: float = 0  # pixels that a narrow picture is higher

    def height(self, narrow: bool) -> float:
        """The height in pixels."""
        rows = len(self.rows) * self.row + narrow * self.more
        return canvas.key_height(self.key, narrow=narrow) + rows + self.scale.foot[0]

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws them on axes that fill the picture."""
        left, top, up = (
            self.left[narrow],
            canvas.key_height(self.key, narrow=narrow),
            self.apart / 2 / self.row,
        )
        self.scale.frame(ax, len(self.rows), left=left, top=top, narrow=narrow)
        for y, (name, pairs) in enumerate(self.rows):
            if self.apart:  # at the picture's edge, because the labels stand close to the dots
                canvas.write(ax, 4, y - up, shorten(name, 56))
            else:
                canvas.write(ax, left - 12, y, shorten(name, left), ha="right")
            for at, pair in zip((y - up, y + up), pairs, strict=False):
                if pair.label:
                    canvas.write(ax, left - 16, at, pair.label, QUIET, ha="right")
                pair.draw(ax, at, self.scale.dot)
        self.scale.explain(ax, self.key, left=left, top=top, narrow=narrow)


@dataclass(frozen=True)
class Ratings:
    """Rows with a name and one dot on a line, whose look says what kind it is; `key` names the kinds."""

    rows: Sequence[tuple[str, float, Look]]
    scale: Scale
    key: Mapping[str, Look]

    def height(self, narrow: bool) -> float:
        """The height in pixels."""
        rows = len(self.rows) * (RATED_NARROW if narrow else RATED)
        return canvas.key_height(self.key, narrow=narrow) + rows + self.scale.foot[0]

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws them on axes that fill the picture."""
        left, top = 14 if narrow else NAMES, canvas.key_height(self.key, narrow=narrow)
        self.scale.frame(ax, len(self.rows), left=left, top=top, narrow=narrow)
        for y, (name, value, look) in enumerate(self.rows):
            look.draw(ax, value, _rated_row(ax, y, name, self.scale.top, room=NAMES - 22, narrow=narrow))
        self.scale.explain(ax, self.key, left=left, top=top, narrow=narrow)


def _rated_row(ax: Axes, y: int, name: str, top: int, *, room: float, narrow: bool) -> float:
    """A row's name, over its line or, in so much `room`, beside it; and the line, whose y it returns."""
    at = y + 0.26 if narrow else y
    lines = two_lines(name, canvas.picture_size(ax)[0] - 8 if narrow else room)
    for n, line in enumerate(lines[::-1]):  # the last one stands close over its dots
        over = (30 - 17 * n) / RATED_NARROW - 0.5 if narrow else ((len(lines) - 1) / 2 - n) * 17 / RATED
        canvas.write(ax, 4, y + over, line, size=SMALL)
    ax.plot([0, top], [at, at], color=LINE, linewidth=1, zorder=1)
    return at


@dataclass(frozen=True)
class DayRow:
    """One thing over days: its name, a note in quieter words, its values, and a dashed line at `middle`.

    `line` is a line of its own over some of the days.
    """

    name: str
    note: str
    values: Sequence[tuple[date, float]]
    middle: float | None = None
    line: Sequence[tuple[date, float]] = ()


@dataclass(frozen=True)
class DayRows:
    """A row for each thing over the same days; `name_day` writes the first and the last day.

    `with_year` writes them where they lie in different years. `ends` are the lowest and the highest value
    there may be. Over a long time a dot is the middle of several days, so that dots can be told apart.
    """

    rows: Sequence[DayRow]
    name_day: Callable[[date], str]
    with_year: Callable[[date], str]
    ends: tuple[int, int] = (0, 10)

    @property
    def days_each(self) -> int:
        """How many days a dot stands for."""
        days = {day.toordinal() for row in self.rows for day, _ in row.values}
        return 1 if len(days) <= DOTS else -(-(max(days) - min(days) + 1) // DOTS)

    def height(self, narrow: bool) -> float:
        """The height in pixels."""
        return len(self.rows) * (DAYS_NARROW if narrow else DAYS) + DAYS_FOOT + 8

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws them on axes that fill the picture; a single week is no narrower than a week."""
        days = sorted({day for row in self.rows for day, _ in row.values})
        canvas.frame(ax, left=34 if narrow else DAYS_NAMES + 26, right=18, top=8, bottom=DAYS_FOOT)
        first, last = days[0].toordinal(), days[-1].toordinal()
        ax.set_xlim(first - 0.5, max(last, first + 7) + 0.5)
        ax.set_ylim(len(self.rows), 0)
        name_day = self.name_day if days[0].year == days[-1].year else self.with_year
        ends = {day.toordinal(): name_day(day) for day in (days[0], days[-1])}
        ax.set_xticks(list(ends), list(ends.values()))
        labels = ax.get_xticklabels()
        labels[0].set_horizontalalignment("left")
        labels[-1].set_horizontalalignment("right" if len(ends) > 1 else "left")
        each = self.days_each
        for y, row in enumerate(self.rows):
            told_apart = replace(row, values=_middles(row.values, each), line=_middles(row.line, each))
            _values(ax, y, told_apart, self.ends, narrow=narrow)
            _name(ax, y, row, narrow=narrow)


def _values(ax: Axes, y: int, row: DayRow, ends: tuple[int, int], *, narrow: bool) -> None:
    """The lines of the lowest and the highest value with their numbers, the middle, and the dots."""
    whole, over = (DAYS_NARROW, 50) if narrow else (DAYS, 14)  # `over` are the pixels above the upper line
    high, low = y + over / whole, y + 1 - 10 / whole

    def level(value: float) -> float:
        return low + (high - low) * (value - ends[0]) / (ends[1] - ends[0])

    across = ax.get_yaxis_transform()
    for end in ends:
        ax.plot([0, 1], [level(end)] * 2, color=LINE, linewidth=1, transform=across, zorder=1)
        left = ax.get_position().x0 * canvas.picture_size(ax)[0]
        canvas.write(ax, left - 8, level(end), str(end), QUIET, size=SMALL, ha="right")
    if row.middle is not None:
        ax.plot([0, 1], [level(row.middle)] * 2, color=QUIET, lw=1.5, ls=(0, (4, 3)), transform=across)
    if row.line:
        days, values = [day.toordinal() for day, _ in row.line], [level(value) for _, value in row.line]
        ax.plot(days, values, color=QUIET, linewidth=2, zorder=2)
    dots = [(day.toordinal(), level(value)) for day, value in row.values]
    FILLED.draw(ax, [x for x, _ in dots], [y for _, y in dots], 8)


def _middles(values: Sequence[tuple[date, float]], each: int) -> Sequence[tuple[date, float]]:
    """The middle of so many days each, on the middle one of those that have a value."""
    if each == 1:
        return values
    together = defaultdict[int, list[tuple[date, float]]](list)
    for day, value in values:
        together[day.toordinal() // each].append((day, value))
    return [(part[len(part) // 2][0], median(n for _, n in part)) for part in together.values()]


def _name(ax: Axes, y: int, row: DayRow, *, narrow: bool) -> None:
    """A row's name and note, beside it or over it."""
    if narrow:
        room = canvas.picture_size(ax)[0] - 8
        canvas.write(ax, 4, y + (14 if row.note else 26) / DAYS_NARROW, shorten(row.name, room))
        canvas.write(ax, 4, y + 31 / DAYS_NARROW, shorten(row.note, room, SMALL), QUIET, size=SMALL)
        return
    lines = two_lines(row.note, DAYS_NAMES - 14)
    start = 0.5 - 0.12 * len(lines)
    canvas.write(ax, 4, y + start, shorten(row.name, DAYS_NAMES - 14))
    for n, line in enumerate(lines, start=1):
        canvas.write(ax, 4, y + start + 0.24 * n, line, QUIET, size=SMALL)


@dataclass(frozen=True)
class Distances:
    """Rows with a name, where somebody is, where they would need to be, and where they were before, if known.

    `key` says what the three dots mean.
    """

    rows: Sequence[tuple[str, int, int, int | None]]
    scale: Scale
    key: Mapping[str, Look]

    def height(self, narrow: bool) -> float:
        """The height in pixels."""
        rows = len(self.rows) * (RATED_NARROW if narrow else RATED)
        return canvas.key_height(self.key, narrow=narrow) + rows + self.scale.foot[0]

    def draw(self, ax: Axes, narrow: bool) -> None:
        """Draws them; where two are the same the hollow dot is drawn around the other."""
        left, top = 14 if narrow else NAMES, canvas.key_height(self.key, narrow=narrow)
        self.scale.frame(ax, len(self.rows), left=left, top=top, narrow=narrow)
        for y, (name, now, need, before) in enumerate(self.rows):
            at = _rated_row(ax, y, name, self.scale.top, room=NAMES - 30, narrow=narrow)
            ax.plot([now, need], [at, at], color=QUIET, linewidth=2, zorder=2)
            HOLLOW.draw(ax, need, at, 16 if need == now else self.scale.dot)
            if before is not None and before != now:
                ax.plot([before, now], [at, at], color=ACCENT, linewidth=4, zorder=2)
                EARLIER.draw(ax, before, at)
            FILLED.draw(ax, now, at, 8 if need == now else self.scale.dot)
        self.scale.explain(ax, self.key, left=left, top=top, narrow=narrow)
