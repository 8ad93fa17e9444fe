"""The room's two charts: how far applications got, and the log over time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from workbook.content import Words
from workbook.interviews.readings import has_range, key_words, range_words
from workbook.interviews.timeline import Line, Span, Timeline
from workbook.ui.drawing import bars as marks
from workbook.ui.drawing import canvas
from workbook.ui.drawing.style import (
    ACCENT,
    INK,
    NARROW,
    QUIET,
    SMALL,
    SURFACE,
    inches,
    month_ticks,
    place,
    shorten,
    unframed,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

ROW, ROW_NARROW = 25, 42  # pixels for one application
AXIS = 30
LABELS = 170  # pixels for the names beside the lines
DASHES = (0, (2.5, 2))


def reach_height(table: pd.DataFrame, narrow: bool) -> float:
    """The height in inches of the chart of how far applications got."""
    return marks.bars_height(len(table), narrow=narrow)


def draw_reach(ax: Axes, table: pd.DataFrame, words: Words, narrow: bool) -> None:
    """Draw how many applications reached each stage, with the plausible range on the bar from five up."""
    marks.bars(ax, [_bar(row, words) for row in table.to_dict("records")], narrow=narrow)


def _bar(row: Any, words: Words) -> marks.Bar:
    """One stage as a bar; its range is that of the settled cases, so it lies around the bar's end."""
    count, note = int(row["count"]), range_words(row, words)
    settled = int(row["decided"]) if count and has_range(row) else None
    return marks.Bar(
        label=words(f"reach.stage.{row['stage']}"),
        value=count,
        shown=str(count) if count else "",
        note=note if count else words("reach.none_yet"),
        low=settled and float(row["low"]) * settled,
        high=settled and float(row["high"]) * settled,
        soft=row["stage"] == "sent",
    )


def log_height(lines: Timeline, words: Words, narrow: bool) -> float:
    """The height in inches of the log over time."""
    rows = len(lines) * (ROW_NARROW if narrow else ROW)
    return inches(rows + AXIS + canvas.key_height(key_words(lines, words), narrow=narrow) + 4)


def draw_log(ax: Axes, lines: Timeline, words: Words, narrow: bool) -> None:
    """Draw each application as a line from the day it was sent to its answer, or with an arrow to today."""
    said = key_words(lines, words)
    above = canvas.key_height(said, narrow=narrow)
    canvas.key(ax, said, _key_mark, tall=above, narrow=narrow)
    place(ax, left=8 if narrow else LABELS, right=16, top=above, bottom=AXIS)
    unframed(ax, base=True)
    ax.set_yticks([])
    ax.set_ylim(len(lines) - 0.5, -0.5)
    first, last = _days(lines)
    ax.set_xlim(first.toordinal() - 1, last.toordinal() + 1)
    months = words.spoken().short_months
    month_ticks(ax, first, last, dict(enumerate(months, start=1)), narrow=narrow)
    ax.grid(axis="x", linewidth=1)
    ax.set_axisbelow(True)
    for y, line in enumerate(lines.lines):
        _line(ax, y, line, lines.today, narrow=narrow)
        _name(ax, y, line, narrow=narrow)


def _days(lines: Timeline) -> tuple[date, date]:
    """The first and last day of the axis, at least four weeks apart."""
    first = min(line.start.first for line in lines.lines)
    days = [day for line in lines.lines for day in (line.end.last, *(r.last for r in line.rounds))]
    return first, max(max(days), date.fromordinal(first.toordinal() + 28))


def _line(ax: Axes, y: int, line: Line, today: date, *, narrow: bool) -> None:
    middle = y + (0.5 - 12 / ROW_NARROW if narrow else 0)
    colour, width = (ACCENT, 3.0) if line.open else (QUIET, 2.0)
    begin, end = line.start.last.toordinal(), max(line.end.first, line.start.last).toordinal()
    ax.plot([begin, end], [middle] * 2, color=colour, linewidth=width, solid_capstyle="butt")
    for unsure in (line.start, line.end):
        if not unsure.exact:
            days = [unsure.first.toordinal(), unsure.last.toordinal()]
            ax.plot(days, [middle] * 2, color=colour, linewidth=width, linestyle=DASHES)
    if line.open:
        ax.plot([end], [middle], ">", markersize=8, color=ACCENT, clip_on=False)
    else:
        tick: Any = {"markersize": 13, "markeredgewidth": 2.5, "clip_on": False}
        ax.plot([line.end.last.toordinal()], [middle], "|", color=INK, **tick)
    for held in line.rounds:
        _dot(ax, held, middle, coming=held.first > today)


def _dot(ax: Axes, held: Span, middle: float, *, coming: bool = False) -> None:
    """An interview: filled, or hollow where it is still to come or its day is not known exactly."""
    day = (held.first.toordinal() + held.last.toordinal()) / 2
    fill = SURFACE if coming or not held.exact else INK
    canvas.mark(ax, day, middle, fill=fill)


def _name(ax: Axes, y: int, line: Line, *, narrow: bool) -> None:
    """The organisation, beside its line or over it."""
    name = line.history.application.organisation
    if narrow:
        over = y - 0.5 + 14 / ROW_NARROW
        canvas.write(ax, 8, over, shorten(name, NARROW - 24, SMALL), size=SMALL)
    else:
        canvas.write_beside(ax, y, name, room=LABELS - 14)


def _key_mark(key: Any, name: str, x: float, y: float) -> None:
    if name in ("interview", "coming"):
        fill = INK if name == "interview" else SURFACE
        canvas.mark(key, x + 11, y, fill=fill)
    elif name == "ended":
        key.plot([x, x + 20], [y, y], color=QUIET, linewidth=2)
        key.plot([x + 20], [y], "|", markersize=13, markeredgewidth=2.5, color=INK)
    elif name == "open":
        key.plot([x, x + 18], [y, y], color=ACCENT, linewidth=3)
        key.plot([x + 18], [y], ">", markersize=8, color=ACCENT)
    else:
        key.plot([x, x + 22], [y, y], color=QUIET, linewidth=2, linestyle=DASHES)
