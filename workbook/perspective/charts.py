"""The room's pictures: beliefs before and after, the explanations, own counts, runs, two interviewers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.content import Words
from workbook.ui.drawing import canvas
from workbook.ui.drawing.bars import Bar, bars, bars_height
from workbook.ui.drawing.style import (
    ACCENT,
    INK,
    LINE,
    QUIET,
    SMALL,
    SOFT,
    SURFACE,
    inches,
    picture_size,
    shorten,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

KEY, AXIS = 34, 48  # pixels above and below the rows
RECORD, PAIR = 58, 24  # a record with both pairs, and how far they lie apart
CARD, CARD_NARROW = 44, 74
NAMES = 300  # pixels for the explanations beside their marks
PLACE, PEOPLE_TOP = 40, 34
TOP = 100  # the scale's end
KNOWN = {"know": ("o", ACCENT, ACCENT), "guess": ("o", SURFACE, ACCENT), "no_idea": ("D", SURFACE, QUIET)}
KNOWN["unsaid"] = ("s", SURFACE, LINE)
SHAPES = {"before": ("o", SURFACE, INK), "after": ("o", ACCENT, ACCENT), **KNOWN}


def beliefs_height(table: pd.DataFrame, narrow: bool) -> float:
    """The height in inches of the chart of beliefs."""
    return inches(KEY + len(table) * RECORD + AXIS + 4 * narrow)


def draw_beliefs(ax: Axes, table: pd.DataFrame, words: Words, narrow: bool) -> None:
    """Draw for each record the belief before (hollow) and after (filled), and the feeling under it."""
    say = words.within("beliefs")
    left = 132 if narrow else 150
    _scale(ax, len(table), left=left, top=KEY, narrow=narrow)
    rows: Any = table.to_dict("records")
    up = PAIR / 2 / RECORD
    for y, row in enumerate(rows):
        canvas.write(ax, 4, y - up, shorten(words.short_day(row["began"]), 56), INK)
        for at, name, colour in ((y - up, "", ACCENT), (y + up, "feeling_", QUIET)):
            before, after = row[f"{name}before"], row[f"{name}after"]
            if before is not None and after is not None:
                canvas.write(ax, left - 16, at, say("feeling" if name else "belief"), QUIET, ha="right")
                _pair(ax, int(before), int(after), at, colour)
    _key(ax, {name: say(name) for name in ("before", "after")}, KEY)
    _ends(ax, say("low"), say("high"), left)


def strip_height(table: pd.DataFrame, narrow: bool) -> float:
    """The height in inches of the chart of explanations."""
    return inches(_key_height(table, narrow) + len(table) * (CARD_NARROW if narrow else CARD) + AXIS)


def _key_height(table: pd.DataFrame, narrow: bool) -> float:
    """Three kinds of marks fit into one line of a narrow page, a fourth does not."""
    return KEY * (2 if narrow and table["known"].nunique() > 3 else 1)


def draw_strip(ax: Axes, table: pd.DataFrame, words: Words, narrow: bool) -> None:
    """Draw each explanation's plausibility as a mark whose shape says know, guess or no idea."""
    say, left, top = words.within("strip"), 14 if narrow else NAMES, _key_height(table, narrow)
    _scale(ax, len(table), left=left, top=top, narrow=narrow)
    rows: Any = table.to_dict("records")
    width, _ = picture_size(ax)
    for y, row in enumerate(rows):
        at = y + 0.26 if narrow else y
        lines = canvas.two_lines(str(row["explanation"]), width - 8 if narrow else NAMES - 22)
        for n, line in enumerate(lines):
            over = (13 + 17 * n) / CARD_NARROW - 0.5 if narrow else (n - (len(lines) - 1) / 2) * 17 / CARD
            canvas.write(ax, 4, y + over, line, INK, size=SMALL)
        ax.plot([0, TOP], [at, at], color=LINE, linewidth=1, zorder=1)
        shape, fill, edge = SHAPES[row["known"]]
        canvas.mark(ax, int(row["plausible"]), at, shape, fill=fill, edge=edge, size=_size(shape))
    there = [name for name in KNOWN if (table["known"] == name).any()]
    _key(ax, {name: say(name) for name in there}, top, narrow=narrow)
    _ends(ax, say("low"), say("high"), left)


def own_height(table: pd.DataFrame, narrow: bool) -> float:
    """The height in inches of the chart of own counts."""
    return bars_height(len(table), narrow=narrow)


def draw_own(ax: Axes, table: pd.DataFrame, words: Words, narrow: bool) -> None:
    """Draw the four counts as bars; no share, no range, nobody else's numbers."""
    rows: Any = table.to_dict("records")
    named = [
        Bar(
            words(f"own.row.{row['stage']}"),
            int(row["count"]),
            str(row["count"]),
            soft=row["stage"] == "sent",
        )
        for row in rows
    ]
    bars(ax, named, narrow=narrow)


def runs_height(table: pd.DataFrame, narrow: bool) -> float:
    """The height in inches of the picture of runs."""
    return bars_height(len(table), narrow=narrow)


def draw_runs(ax: Axes, table: pd.DataFrame, words: Words, narrow: bool) -> None:
    """Draw how often in 100 a run happens, a bar for each chance; `table` has `shown` in words."""
    rows: Any = table.to_dict("records")
    named = [
        Bar(words(f"runs.chance.{row['chance']}"), 100 * row["share"], row["shown"], soft=row["p"] != 0.25)
        for row in rows
    ]
    bars(ax, named, narrow=narrow)


def orders_height(_table: Any, narrow: bool) -> float:
    """The height in inches of the picture of two interviewers."""
    return inches(PEOPLE_TOP + 5 * PLACE + 4 * narrow)


def draw_orders(ax: Axes, table: Any, words: Words, narrow: bool) -> None:
    """Draw both orders as columns with a line for each person; the two first choices are filled."""
    say, names = words.within("same_five"), list(words.options("same_five.people").values())
    (orders,) = table
    left, right = (108, 104) if narrow else (190, 190)
    canvas.bare(ax, left=left, right=right, top=PEOPLE_TOP, bottom=4)
    ax.set_xlim(0, 1)
    ax.set_ylim(len(names) - 0.5, -0.5)
    width, _ = picture_size(ax)
    for person, name in enumerate(names):
        ends = orders.left.index(person), orders.right.index(person)
        colour, thick = (ACCENT, 3) if 0 in ends else (LINE, 2)
        ax.plot([0, 1], ends, color=colour, linewidth=thick, zorder=thick - 1)
        for x, y in enumerate(ends):
            canvas.mark(ax, x, y, fill=ACCENT if y == 0 else SOFT, edge=ACCENT, size=10)
            words_ = f"{y + 1}. {name}" if x else f"{name} {y + 1}."
            side = width - right + 16 if x else left - 16.0
            canvas.write(ax, side, y, words_, INK, ha="left" if x else "right")
    if narrow:
        canvas.write(ax, 4, -0.5 - 14 / PLACE, say("left"), QUIET, size=SMALL)
        canvas.write(ax, width - 4, -0.5 - 14 / PLACE, say("right"), QUIET, ha="right", size=SMALL)
        return
    for edge, label in ((left - 16.0, say("left")), (width - right + 16, say("right"))):
        ha = "right" if edge < width / 2 else "left"
        canvas.write(ax, edge, -0.5 - 14 / PLACE, label, QUIET, ha=ha, size=SMALL)


def _scale(ax: Axes, rows: int, *, left: float, top: float, narrow: bool) -> None:
    """A bare axis from 0 to 100 with rows from the top down."""
    canvas.bare(ax, left=left, right=14, top=top, bottom=AXIS)
    ax.set_xlim(-3, TOP + 3)
    ax.set_ylim(rows - 0.5, -0.5)
    ax.set_xticks(range(0, TOP + 1, 50 if narrow else 25))
    ax.grid(axis="x", linewidth=1)
    ax.set_axisbelow(True)


def _pair(ax: Axes, before: int, after: int, y: float, colour: str) -> None:
    ax.plot([before, after], [y, y], color=colour, linewidth=2, zorder=2)
    canvas.mark(ax, before, y, fill=SURFACE, edge=colour, size=15 if before == after else 10)
    canvas.mark(ax, after, y, fill=colour, edge=colour, size=8 if before == after else 10)


def _key(ax: Axes, said: dict[str, str], tall: float, *, narrow: bool = False) -> None:
    """What the marks mean, above the rows; on a narrow page in two lines."""

    def drawn(key: Any, name: str, x: float, y: float) -> None:
        shape, fill, edge = SHAPES[name]
        canvas.mark(key, x + 6, y, shape, fill=fill, edge=edge, size=_size(shape))

    canvas.key(ax, said, drawn, tall=tall, narrow=narrow, room=canvas.DOT)


def _size(shape: str) -> float:
    return 8 if shape == "D" else 10  # a diamond of the same size looks larger


def _ends(ax: Axes, low: str, high: str, left: float) -> None:
    """What the ends of the scale mean, under it."""
    width, height = picture_size(ax)
    figure: Any = ax.figure
    figure.text(left / width, 10 / height, low, fontsize=SMALL, color=QUIET)
    figure.text(1 - 14 / width, 10 / height, high, ha="right", fontsize=SMALL, color=QUIET)
