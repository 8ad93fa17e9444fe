"""How long answers take and which answer came: the curve, its lines while there are few, and the split."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbook.content import Words
from workbook.estimates.waits import Point, Split, Wait, enough, reply_curve
from workbook.messages.chart_key import AXIS, KEY, dot, key
from workbook.messages.tables import NEXT, NO, Seen
from workbook.ui.drawing.style import ACCENT, INK, LINE, QUIET, SOFT, inches, place, unframed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CURVE, STRIP = 250, 22  # pixels for a curve, and for one wait as a line


def curve_height(seen: Seen, narrow: bool) -> float:
    """The height in inches of the reply curve, or of its lines."""
    above = KEY * (2 if narrow else 1)
    if enough(seen.waits):
        return inches(CURVE + above + AXIS)
    return inches(len(seen) * STRIP + above + AXIS + 8)


def draw_curve(ax: Axes, seen: Seen, words: Words, narrow: bool) -> None:
    """Draw the share answered by each day with its band; under eight answers each wait as a line."""
    above = KEY * (2 if narrow else 1)
    if not enough(seen.waits):
        place(ax, left=8, right=20, top=above, bottom=AXIS)
        _strip(ax, sorted(seen.waits, key=lambda w: w.days), words)
        said = {name: words(f"curve.key_{name}") for name in ("answered", "silent")}
        key(ax, said, narrow=narrow)
        return
    points = reply_curve(seen.waits)
    place(ax, left=50, right=20, top=above, bottom=AXIS)
    _shares(ax, points[-1].day, words)
    _band(ax, points)
    days, shares = _steps([(p.day, 1 - p.silent) for p in points])
    ax.plot(days, shares, color=ACCENT, linewidth=3, solid_joinstyle="round")
    end = points[-1]
    ax.plot([end.day], [1 - end.silent], "|", markersize=16, markeredgewidth=2.5, color=INK, clip_on=False)
    key(
        ax, {"curve": words("curve.answered_by"), "last": words("curve.last_day", day=end.day)}, narrow=narrow
    )


def _strip(ax: Axes, waits: Sequence[Wait], words: Words) -> None:
    unframed(ax, base=True)
    ax.set_yticks([])
    ax.set_ylim(len(waits) - 0.5, -0.5)
    last = max(max(wait.days for wait in waits), 7)
    ax.set_xlim(-0.5, last * 1.03)
    ax.set_xticks(*_day_ticks(last, words))
    ax.grid(axis="x", linewidth=1)
    ax.set_axisbelow(True)
    for y, wait in enumerate(waits):
        ax.plot([0, wait.days], [y, y], color=ACCENT if wait.answered else QUIET, linewidth=2)
        dot(ax, wait.days, y, hollow=not wait.answered)


def _band(ax: Axes, points: Sequence[Point]) -> None:
    known = [p for p in points if p.low is not None and p.high is not None]
    if known:
        low = [(p.day, 1 - (p.high or 0)) for p in known]
        high = [(p.day, 1 - (p.low or 0)) for p in known]
        days, lower = _steps(low, first=low[0])
        _, upper = _steps(high, first=high[0])
        ax.fill_between(days, lower, upper, color=SOFT, linewidth=0)


def _steps(
    points: Sequence[tuple[float, float]], first: tuple[float, float] = (0, 0)
) -> tuple[list[float], list[float]]:
    """The corners of a line that rises on the days where something came."""
    days, shares = [first[0]], [first[1]]
    for day, share in points:
        days += [day, day]
        shares += [shares[-1], share]
    return days, shares


def split_height(_split: Sequence[Split], narrow: bool) -> float:
    """The height in inches of which answer came."""
    return inches(CURVE + KEY * (2 if narrow else 1) + AXIS)


def draw_split(ax: Axes, split: Sequence[Split], words: Words, narrow: bool) -> None:
    """Draw the next stage from below, the no over it, and silence as what is left."""
    place(ax, left=50, right=20, top=KEY * (2 if narrow else 1), bottom=AXIS)
    _shares(ax, split[-1].day, words)
    nexts = [(row.day, row.answers.get(NEXT, 0.0)) for row in split]
    both = [(row.day, row.answers.get(NEXT, 0.0) + row.answers.get(NO, 0.0)) for row in split]
    days, lower = _steps(nexts)
    _, upper = _steps(both)
    ax.fill_between(days, 0, lower, color=ACCENT, linewidth=0)
    ax.fill_between(days, lower, upper, color=LINE, linewidth=0)
    ax.plot(days, upper, color=QUIET, linewidth=1.5)
    said = {"next": words("split.next"), "no": words("split.no"), "still": words("split.silent")}
    key(ax, said, narrow=narrow)


def _shares(ax: Axes, last: int, words: Words) -> None:
    """Axes from day 0 to the last day seen, and from none to all."""
    unframed(ax, base=True)
    ax.set_xlim(0, max(last, 1))
    ax.set_ylim(0, 1)
    ax.set_xticks(*_day_ticks(last, words))
    ax.get_xticklabels()[0].set_horizontalalignment("left")  # away from the word beside it
    ax.set_yticks([0, 0.5, 1], [words(f"axis.{name}") for name in ("none", "half", "all")])
    ax.grid(axis="y", linewidth=1)
    ax.set_axisbelow(True)


def _day_ticks(last: int, words: Words) -> tuple[list[int], list[str]]:
    step = next((s for s in (1, 2, 7, 14, 28, 56, 91) if last / s <= 6), max(last // 5, 1))
    ticks = list(range(0, last + 1, step))
    return ticks, [words("axis.day", n=day) if day == ticks[0] else str(day) for day in ticks]
