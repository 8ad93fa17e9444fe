"""The room's charts: loops as bars that end, what was sent, how long answers take, which answer came."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from workbook.content import Words
from workbook.interviews.model import job
from workbook.messages.chart_key import AXIS, KEY, dot, key
from workbook.messages.tables import Bar, Bars, SentCounts
from workbook.ui.drawing import bars as marks
from workbook.ui.drawing import canvas
from workbook.ui.drawing.style import (
    ACCENT,
    INK,
    NARROW,
    QUIET,
    SMALL,
    SOFT,
    inches,
    month_ticks,
    place,
    shorten,
    unframed,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW, ROW_NARROW = 30, 46  # pixels for one bar
LABELS = 176
WEEKS = timedelta(days=28)


def loops_height(bars: Bars, narrow: bool) -> float:
    """The height in inches of the open loops."""
    return inches(len(bars) * (ROW_NARROW if narrow else ROW) + KEY * (2 if narrow else 1) + AXIS)


def draw_loops(ax: Axes, bars: Bars, words: Words, narrow: bool) -> None:
    """Draw each loop from its first to its last day; what is still to come of it is pale."""
    place(ax, left=8 if narrow else LABELS, right=16, top=KEY * (2 if narrow else 1), bottom=AXIS)
    unframed(ax, base=True)
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
    key(ax, {name: say(f"key_{name}") for name, shown in there.items() if shown}, narrow=narrow)


def _loop(ax: Axes, y: float, bar: Bar, today: date) -> None:
    begin, end = bar.began.toordinal(), bar.ends.toordinal()
    until = end if bar.closed else min(max(today.toordinal(), begin), end)
    thick: Any = {"linewidth": 7, "solid_capstyle": "butt"}
    if not bar.closed:
        ax.plot([begin, end], [y, y], color=SOFT, **thick)
        ax.plot([end], [y], "|", markersize=14, markeredgewidth=2.5, color=ACCENT, clip_on=False)
    ax.plot([begin, max(until, begin + 0.4)], [y, y], color=QUIET if bar.closed else ACCENT, **thick)
    if bar.answered:
        dot(ax, end, y)
    elif bar.closed:
        ax.plot([end], [y], "|", markersize=14, markeredgewidth=2.5, color=INK, clip_on=False)


def _name(ax: Axes, y: float, name: str, *, narrow: bool) -> None:
    """The organisation, beside its bar or over it."""
    if narrow:
        canvas.write(ax, 8, y - 0.26, shorten(name, NARROW - 24, SMALL), size=SMALL)
    else:
        canvas.write_beside(ax, y, name, room=LABELS - 14)


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
