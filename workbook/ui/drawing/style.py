"""How charts look: colours that follow the theme, sizes in pixels, and the strokes every chart shares.

A chart is drawn at 72 dots to the inch, so a font size of 14 is 14 pixels and `inches(288)` is a height.
The colours are stand-ins: the finished drawing has a CSS variable in place of each.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from workbook.ui.safe import NOT_XML

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, QUIET, LINE = "#010203", "#020304", "#030405"
ACCENT, SOFT, ATTENTION, SURFACE = "#040506", "#050607", "#060708", "#070809"
VARIABLES: Mapping[str, str] = {
    INK: "--atn-ink",
    QUIET: "--atn-quiet",
    LINE: "--atn-line",
    ACCENT: "--atn-accent",
    SOFT: "--atn-accent-soft",
    ATTENTION: "--atn-attention",
    SURFACE: "--atn-surface",
}
FONT, SMALL = 14, 13
WIDE, NARROW = 640, 340
LONGEST = 400  # characters of a text that are looked at; no line of a chart holds more
ACCENTS = 4

NARROW_LETTERS = frozenset("iIjlfrt.,:;'|!()[] ")
WIDE_LETTERS = frozenset("mwMW@%—…")
# Bidirectional controls would let a name turn the rest of a line round.
DROPPED = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def inches(pixels: float) -> float:
    """A length in pixels as the inches that matplotlib and `LiveChart(height=…)` ask for."""
    return pixels / 72


def rules() -> dict[str, object]:
    """The matplotlib settings every chart is drawn with; a person's `$` and `_` stay what they are."""
    settings: dict[str, object] = {
        "svg.fonttype": "none",
        "text.parse_math": False,
        "text.usetex": False,
        "axes.unicode_minus": False,
        "axes.formatter.useoffset": False,
        "font.size": FONT,
        "font.family": "DejaVu Sans",
        "axes.titlesize": FONT,
        "axes.labelsize": SMALL,
        "xtick.labelsize": SMALL,
        "ytick.labelsize": SMALL,
        "text.color": INK,
        "axes.labelcolor": QUIET,
        "axes.edgecolor": LINE,
        "xtick.color": QUIET,
        "ytick.color": QUIET,
        "grid.color": LINE,
        "lines.linewidth": 2,
        "lines.color": ACCENT,
        "patch.facecolor": ACCENT,
    }
    return settings


def letter_width(letter: str) -> float:
    """About how wide one character is drawn, in ems; a little generous, and 0 for what has no width."""
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn", "Me", "Cc"):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in NARROW_LETTERS:
        return 0.36
    if letter in WIDE_LETTERS:
        return 0.92
    return 0.68 if letter.isupper() else 0.58


def text_width(text: str, size: float = FONT) -> float:
    """About how many pixels a line of text takes, whatever the script; no font is asked."""
    return size * sum(letter_width(letter) for letter in text)


def shorten(text: str, room: float, size: float = FONT) -> str:
    """One line of text that fits into `room` pixels, cut with an ellipsis between whole characters."""
    start = "".join(letter for letter in NOT_XML.sub("", text[: 2 * LONGEST]) if letter not in DROPPED)
    line = " ".join(start.split())
    pieces = _pieces(line[:LONGEST])
    whole = "".join(pieces)
    if len(line) <= LONGEST and text_width(whole, size) <= room:
        return whole
    kept, left = "", room - size * letter_width("…")
    for piece in pieces:
        left -= text_width(piece, size)
        if left < 0:
            break
        kept += piece
    return kept.rstrip() + "…"


def _pieces(line: str) -> list[str]:
    """The text in pieces that may not be cut: a letter with its accents, an emoji with its joiners."""
    pieces: list[str] = []
    for letter in line:
        mark = unicodedata.category(letter) in ("Mn", "Me")
        joins = mark or unicodedata.category(letter) == "Cf" or "\U0001f3fb" <= letter <= "\U0001f3ff"
        if not pieces or not (joins or pieces[-1].endswith("\u200d")):
            pieces.append(letter)
        elif not mark or len(pieces[-1]) <= ACCENTS:  # more of them would reach into other rows
            pieces[-1] += letter
    return pieces


def picture_size(ax: Axes) -> tuple[float, float]:
    """The width and the height in pixels of the picture that the axes are part of."""
    figure: Any = ax.figure
    width, height = (float(side) * 72 for side in figure.get_size_inches())
    return width, height


def place(
    ax: Axes, *, left: float = 4, right: float = 4, top: float = 4, bottom: float = 4
) -> tuple[float, float]:
    """Put the axes at these distances in pixels from the picture's edges; returns their size in pixels."""
    width, height = picture_size(ax)
    inner = max(width - left - right, 20), max(height - top - bottom, 20)
    ax.set_position((left / width, bottom / height, inner[0] / width, inner[1] / height))
    return inner


def rounded(ax: Axes, left: float, right: float, y: float, height: float, colour: str) -> None:
    """A bar with soft corners: from `left` to `right` on the x axis, `height` pixels high around `y`.

    Set the limits of the axes first; the corners are measured in pixels.
    """
    from matplotlib.patches import FancyBboxPatch
    from matplotlib.transforms import IdentityTransform

    (x0, middle), (x1, _) = ax.transData.transform([(left, y), (right, y)])
    if x1 - x0 < 0.5:
        return
    corner = min(5, (x1 - x0) / 2)
    shape = f"round,pad=0,rounding_size={corner}"
    box = FancyBboxPatch((x0, middle - height / 2), x1 - x0, height, boxstyle=shape, fc=colour, ec="none")
    box.set_transform(IdentityTransform())
    ax.add_patch(box)


def unframed(ax: Axes, *, base: bool) -> None:
    """No box and no tick marks; with `base` the line along the bottom stays."""
    for side in ("top", "right", "left", "bottom"):
        ax.spines[side].set_visible(base and side == "bottom")
    ax.tick_params(length=0, pad=6)


def finish(ax: Axes, *, axis: bool = True, left: float = 4, right: float = 12, top: float = 8) -> None:
    """Quiet the frame: no box, no tick marks, a thin base line and, with `axis`, room for ticks under it."""
    unframed(ax, base=axis)
    if not axis:
        ax.set_xticks([])
    place(ax, left=left, right=right, top=top, bottom=28 if axis else 4)


def month_ticks(ax: Axes, first: date, last: date, name: Mapping[int, str], *, narrow: bool) -> None:
    """Mark the starts of months between two days on an x axis of day ordinals, as many as fit.

    Set the limits of the axis first; the words at either end are turned away from the picture's edge.
    `name` gives each month's short name by number; January, and the first mark, carry the year too.
    """
    months = []
    year, month = first.year, first.month
    while date(year, month, 1) <= last:
        if date(year, month, 1) >= first:
            months.append(date(year, month, 1))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    step = max(1, -(-len(months) // (4 if narrow else 8)))
    shown = months[::step]
    labels = []
    for i, start in enumerate(shown):
        new_year = i == 0 or start.year != shown[i - 1].year
        labels.append(f"{name[start.month]} {start.year}" if new_year else name[start.month])
    ax.set_xticks([start.toordinal() for start in shown], labels)
    low, high = ax.get_xlim()
    for tick, label in zip(shown, ax.get_xticklabels(), strict=True):  # neither end is cut at the edge
        share = (tick.toordinal() - low) / (high - low)
        label.set_horizontalalignment("left" if share < 0.1 else "right" if share > 0.95 else "center")
