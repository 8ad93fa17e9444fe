"""The room's two charts: what was expected beside how it was, and the check-ins, a row for each thing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbook.content import Words
from workbook.today.readings import direction_words, has_middle
from workbook.ui.drawing import canvas
from workbook.ui.drawing.style import (
    ACCENT,
    FONT,
    INK,
    LINE,
    QUIET,
    SMALL,
    SURFACE,
    inches,
    picture_size,
    shorten,
    text_width,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

KEY, AXIS = 34, 30  # pixels above and below the rows
PAIR = 40
ITEM, ITEM_NARROW = 74, 104
NAMES = 190  # pixels for the words beside the rows
TOP = 10  # the scale's end


def feelings_height(table: pd.DataFrame, narrow: bool) -> float:
    """The height in inches of the chart of expected and actual."""
    return inches(KEY * (2 if narrow else 1) + len(table) * PAIR + 2 * AXIS)


def draw_feelings(ax: Axes, table: pd.DataFrame, words: Words, narrow: bool) -> None:
    """Draw one row for each first day: a hollow dot for what was expected, a filled one for how it was."""
    say = words.within("feelings")
    left = 64 if narrow else 84
    canvas.bare(ax, left=left, right=14, top=KEY * (2 if narrow else 1), bottom=2 * AXIS)
    ax.set_xlim(-0.4, TOP + 0.4)
    ax.set_ylim(len(table) - 0.5, -0.5)
    ax.set_xticks(range(0, TOP + 1, 5 if narrow else 1))
    ax.grid(axis="x", linewidth=1)
    ax.set_axisbelow(True)
    rows: Any = table.to_dict("records")
    for y, row in enumerate(rows):
        _pair(ax, y, row)
        _beside(ax, y, words.short_day(row["began"]), left)
    width, height = picture_size(ax)
    said = {name: say(name) for name in ("expected", "actual")}
    canvas.key(ax, said, _key_mark, tall=KEY * (2 if narrow else 1), narrow=narrow, room=canvas.DOT)
    ax.figure.text(left / width, 14 / height, say("low"), fontsize=SMALL, color=QUIET)
    end: Any = {"ha": "right", "fontsize": SMALL, "color": QUIET}
    high = shorten(say("high"), width - left - text_width(say("low"), SMALL) - 30, SMALL)
    ax.figure.text(1 - 14 / width, 14 / height, high, **end)


def _pair(ax: Axes, y: int, row: Mapping[str, Any]) -> None:
    expected, actual = int(row["expected"]), int(row["actual"])
    ax.plot([expected, actual], [y, y], color=QUIET, linewidth=2)
    _dot(ax, expected, y, hollow=True, size=15 if expected == actual else 11)
    _dot(ax, actual, y, size=8 if expected == actual else 11)


def _dot(ax: Axes, x: float, y: float, *, hollow: bool = False, size: float = 10) -> None:
    fill, edge = (SURFACE, INK) if hollow else (ACCENT, ACCENT)
    canvas.mark(ax, x, y, fill=fill, edge=edge, size=size)


def _key_mark(key: Any, name: str, x: float, y: float) -> None:
    _dot(key, x + 6, y, hollow=name == "expected")


def check_in_height(table: pd.DataFrame, narrow: bool) -> float:
    """The height in inches of the chart of the check-ins."""
    return inches(len(table) * (ITEM_NARROW if narrow else ITEM) + AXIS + 8)


def draw_check_ins(ax: Axes, table: pd.DataFrame, words: Words, narrow: bool) -> None:
    """Draw a row of dots from 0 to 10 for each item, with the person's own middle as a dashed line."""
    rows: Any = table.to_dict("records")
    days = sorted({day for row in rows for day in row["days"]})
    left = 34 if narrow else NAMES + 26
    canvas.bare(ax, left=left, right=18, top=8, bottom=AXIS)
    first, last = days[0].toordinal(), days[-1].toordinal()
    ax.set_xlim(first - 0.5, max(last, first + 7) + 0.5)
    ax.set_ylim(len(rows), 0)
    ends = {first: words.short_day(days[0]), last: words.short_day(days[-1])}
    ax.set_xticks(list(ends), list(ends.values()))
    labels = ax.get_xticklabels()
    labels[0].set_horizontalalignment("left")
    labels[-1].set_horizontalalignment("right" if len(ends) > 1 else "left")
    for y, row in enumerate(rows):
        _item(ax, y, row, words, narrow=narrow)


def _item(ax: Axes, y: int, row: Mapping[str, Any], words: Words, *, narrow: bool) -> None:
    """One item: its name, the lines of 0 and 10, the middle and the dots."""
    whole = ITEM_NARROW if narrow else ITEM
    over = 44 if narrow else 14  # pixels above the line of 10
    high, low = y + over / whole, y + 1 - 10 / whole

    def level(value: float) -> float:
        return low + (high - low) * value / TOP

    across = ax.get_yaxis_transform()
    for value in (0, TOP):
        ax.plot([0, 1], [level(value)] * 2, color=LINE, linewidth=1, transform=across, zorder=1)
        _beside(ax, level(value), str(value), 26, colour=QUIET, size=SMALL, gap=8)
    if has_middle(row):
        ax.plot([0, 1], [level(row["median"])] * 2, color=QUIET, lw=1.5, ls=(0, (4, 3)), transform=across)
    for day, value in zip(row["days"], row["values"], strict=True):
        _dot(ax, day.toordinal(), level(value), size=8)
    _names(ax, y, row, words, narrow=narrow)


def _names(ax: Axes, y: int, row: Mapping[str, Any], words: Words, *, narrow: bool) -> None:
    """An item's name and where it has been going, beside its row or over it."""
    name, going = words(f"over_time.item.{row['item']}"), direction_words(row, words)
    if narrow:
        width, _ = picture_size(ax)
        canvas.write(ax, 4, y + 14 / ITEM_NARROW, shorten(name, width - 8))
        canvas.write(ax, 4, y + 31 / ITEM_NARROW, shorten(going, width - 8, SMALL), QUIET, size=SMALL)
        return
    lines = canvas.two_lines(going, NAMES - 14)
    start = 0.5 - 0.12 * len(lines)
    canvas.write(ax, 4, y + start, shorten(name, NAMES - 14))
    for n, line in enumerate(lines, start=1):
        canvas.write(ax, 4, y + start + 0.24 * n, line, QUIET, size=SMALL)


def _beside(
    ax: Axes, y: float, text: str, room: float, *, colour: str = INK, size: float = FONT, gap: float = 12
) -> None:
    """Words that end a little before the axes."""
    width, _ = picture_size(ax)
    end = ax.get_position().x0 * width - gap
    canvas.write(ax, end, y, shorten(text, room, size), colour, size=size, ha="right")
