"""How charts look: colours that follow the theme, sizes in pixels, and texts that fit into them.

A chart is drawn at 72 dots to the inch, so a font size of 14 is 14 pixels. The colours are stand-ins: the
finished drawing has a CSS variable in place of each.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from workbook.ui.safe import NOT_XML

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

# The matplotlib settings every chart is drawn with; a person's `$` and `_` stay what they are.
RULES: dict[str, object] = {
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

NARROW_LETTERS = frozenset("iIjlfrt.,:;'|!()[] ")
WIDE_LETTERS = frozenset("mwMW@%—…")
# Bidirectional controls would let a name turn the rest of a line round.
DROPPED = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


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


def two_lines(text: str, room: float) -> list[str]:
    """Words in small letters broken into at most two lines that fit; none for no words."""
    if text_width(text, SMALL) <= room:
        return [text] if text else []
    kept: list[str] = []
    rest = text.split()
    while rest and text_width(" ".join([*kept, rest[0]]), SMALL) <= room:
        kept.append(rest.pop(0))
    return [line for line in (" ".join(kept), shorten(" ".join(rest), room, SMALL)) if line]
