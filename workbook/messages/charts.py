"""The room's charts: loops as bars that end, what was sent, how long answers take, which answer came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from workbook.content import Words
from workbook.estimates.waits import Point, Split, Wait, enough, reply_curve
from workbook.messages.analysis import NEXT, NO, Bar, Bars, Seen, SentCounts
from workbook.messages.readings import job
from workbook.ui import marks
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
    inches,
    month_ticks,
    place,
    shorten,
    text_width,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW, ROW_NARROW = 30, 46  # pixels for one bar
KEY, AXIS, LABELS = 30, 30, 176
CURVE, STRIP = 250, 22  # pixels for a curve, and for one wait as a line
WEEKS = timedelta(days=28)


def loops_height(bars: Bars, narrow: bool) -> float:
    """The height in inches of the open loops."""
    return inches(len(bars) * (ROW_NARROW if narrow else ROW) + KEY * (2 if narrow else 1) + AXIS)


def draw_loops(ax: Axes, bars: Bars, words: Words, narrow: bool) -> None:
    """Draw each loop from its first to its last day; what is still to come of it is pale."""
    place(ax, left=8 if narrow else LABELS, right=16, top=KEY * (2 if narrow else 1), bottom=AXIS)
    _bare(ax)
    ax.set_yticks([])
    ax.set_ylim(len(bars) - 0.5, -0.5)
    first = min(bar.began for bar in bars.bars)
    last = max(*(bar.ends for bar in bars.bars), first + WEEKS, bars.today)
    ax.set_xlim(first.toordinal() - 1, last.toordinal() + 2)
    month_ticks(ax, first, last, dict(enumerate(words.spoken().short_months, start=1)), narrow=narrow)
    ax.grid(axis="x", linewidth=1)
    ax.set_axisbelow(True)
    for y, bar in enumerate(bars.bars):
        _loop(ax, y + (0.16 if narrow else 0), bar, bars.today)
        _name(ax, y, job(bar.application, words) if narrow else bar.application.organisation, narrow=narrow)
    say = words.within("loops")
    there = {
        "open": any(not bar.closed for bar in bars.bars),
        "ahead": any(not bar.closed for bar in bars.bars),
        "ended": any(bar.closed for bar in bars.bars),
        "answered": any(bar.answered for bar in bars.bars),
    }
    _key(ax, {name: say(f"key_{name}") for name, shown in there.items() if shown}, narrow=narrow)


def _loop(ax: Axes, y: float, bar: Bar, today: date) -> None:
    begin, end = bar.began.toordinal(), bar.ends.toordinal()
    until = end if bar.closed else min(max(today.toordinal(), begin), end)
    thick: Any = {"linewidth": 7, "solid_capstyle": "butt"}
    if not bar.closed:
        ax.plot([begin, end], [y, y], color=SOFT, **thick)
        ax.plot([end], [y], "|", markersize=14, markeredgewidth=2.5, color=ACCENT, clip_on=False)
    ax.plot([begin, max(until, begin + 0.4)], [y, y], color=QUIET if bar.closed else ACCENT, **thick)
    if bar.answered:
        _dot(ax, end, y)
    elif bar.closed:
        ax.plot([end], [y], "|", markersize=14, markeredgewidth=2.5, color=INK, clip_on=False)


def _dot(ax: Any, x: float, y: float, *, hollow: bool = False) -> None:
    edge: Any = {"markeredgecolor": INK, "markeredgewidth": 2, "clip_on": False, "zorder": 3}
    ax.plot([x], [y], "o", markersize=8, color=SURFACE if hollow else INK, **edge)


def _name(ax: Axes, y: float, name: str, *, narrow: bool) -> None:
    """The organisation, beside its bar or over it."""
    across = ax.get_yaxis_transform()
    if narrow:
        text = shorten(name, NARROW - 24, SMALL)
        ax.text(0, y - 0.26, text, transform=across, fontsize=SMALL, va="center_baseline")
        return
    figure: Any = ax.figure
    shift = -12 / (ax.get_position().width * figure.get_size_inches()[0] * 72)
    at: Any = {"transform": across, "ha": "right", "va": "center_baseline", "clip_on": False}
    ax.text(shift, y, shorten(name, LABELS - 14, SMALL), fontsize=SMALL, **at)


def sent_height(table: SentCounts, narrow: bool) -> float:
    """The height in inches of the counts of what was sent."""
    return marks.bars_height(len(table), narrow=narrow)


def draw_sent(ax: Axes, table: SentCounts, words: Words, narrow: bool) -> None:
    """Draw how many were thanked, asked, followed up, answered and let go."""
    say = words.within("sent_counts")
    rows = [
        marks.Bar(say(what), n, str(n) if n else "", soft=what in ("let_go", "answered"))
        for what, n in table.counts.items()
    ]
    marks.bars(ax, rows, narrow=narrow)


def curve_height(seen: Seen, narrow: bool) -> float:
    """The height in inches of the reply curve, or of its lines."""
    key = KEY * (2 if narrow else 1)
    if enough(seen.waits):
        return inches(CURVE + key + AXIS)
    return inches(len(seen) * STRIP + key + AXIS + 8)


def draw_curve(ax: Axes, seen: Seen, words: Words, narrow: bool) -> None:
    """Draw the share answered by each day with its band; under eight answers each wait as a line."""
    key = KEY * (2 if narrow else 1)
    if not enough(seen.waits):
        place(ax, left=8, right=20, top=key, bottom=AXIS)
        _strip(ax, sorted(seen.waits, key=lambda w: w.days), words)
        said = {name: words(f"curve.key_{name}") for name in ("answered", "silent")}
        _key(ax, said, narrow=narrow)
        return
    points = reply_curve(seen.waits)
    place(ax, left=50, right=20, top=key, bottom=AXIS)
    _shares(ax, points[-1].day, words)
    _band(ax, points)
    days, shares = _steps([(p.day, 1 - p.silent) for p in points])
    ax.plot(days, shares, color=ACCENT, linewidth=3, solid_joinstyle="round")
    end = points[-1]
    ax.plot([end.day], [1 - end.silent], "|", markersize=16, markeredgewidth=2.5, color=INK, clip_on=False)
    _key(
        ax, {"curve": words("curve.answered_by"), "last": words("curve.last_day", day=end.day)}, narrow=narrow
    )


def _strip(ax: Axes, waits: Sequence[Wait], words: Words) -> None:
    _bare(ax)
    ax.set_yticks([])
    ax.set_ylim(len(waits) - 0.5, -0.5)
    last = max(max(wait.days for wait in waits), 7)
    ax.set_xlim(-0.5, last * 1.03)
    ax.set_xticks(*_day_ticks(last, words))
    ax.grid(axis="x", linewidth=1)
    ax.set_axisbelow(True)
    for y, wait in enumerate(waits):
        ax.plot([0, wait.days], [y, y], color=ACCENT if wait.answered else QUIET, linewidth=2)
        _dot(ax, wait.days, y, hollow=not wait.answered)


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
    _key(ax, said, narrow=narrow)


def _shares(ax: Axes, last: int, words: Words) -> None:
    """Axes from day 0 to the last day seen, and from none to all."""
    _bare(ax)
    ax.set_xlim(0, max(last, 1))
    ax.set_ylim(0, 1)
    ax.set_xticks(*_day_ticks(last, words))
    ax.set_yticks([0, 0.5, 1], [words(f"axis.{name}") for name in ("none", "half", "all")])
    ax.grid(axis="y", linewidth=1)
    ax.set_axisbelow(True)


def _day_ticks(last: int, words: Words) -> tuple[list[int], list[str]]:
    step = next((s for s in (1, 2, 7, 14, 28, 56, 91) if last / s <= 6), max(last // 5, 1))
    ticks = list(range(0, last + 1, step))
    return ticks, [words("axis.day", n=day) if day == ticks[0] else str(day) for day in ticks]


def _bare(ax: Axes) -> None:
    for side in ("top", "right", "left"):
        ax.spines[side].set_visible(False)
    ax.tick_params(length=0, pad=6)


def _key(ax: Axes, said: Mapping[str, str], *, narrow: bool) -> None:
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
        _dot(key, x + 10, y, hollow=name == "silent")
    elif name == "last":
        key.plot([x + 10], [y], "|", markersize=14, markeredgewidth=2.5, color=INK)
    elif name == "ended":
        key.plot([x, x + 18], [y, y], color=QUIET, **thick)
        key.plot([x + 18], [y], "|", markersize=13, markeredgewidth=2.5, color=INK)
    else:
        colours = {"ahead": SOFT, "no": LINE}
        key.plot([x, x + 20], [y, y], color=colours.get(name, ACCENT), **thick)
