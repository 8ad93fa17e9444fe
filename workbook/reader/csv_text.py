"""Text to rows: which character parts the cells, and quotes that were never closed."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter

from workbook.reader.limits import Bounds, Refused

_DELIMITERS = (",", ";", "\t", "|")
_LONGEST_CELL = 60  # lines; a quote still open after that was never meant as one
_SEP = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)  # what Excel writes to name its delimiter
# The line under a Markdown or org table's names.
_RULE = re.compile(r"\s*\|?\s*:?-{3,}:?\s*([|+]\s*:?-{3,}:?\s*)+\|?\s*")
_PROSE = re.compile(r"\s*(#{1,6}|[-*+]+|\d+[.)])\s+\S")  # a heading or a point of a list, as in notes
_MARKED_LINK = re.compile(r"\[([^\]]*)\]\((\S+?)\)|\[\[([^\]]*)\]\[([^\]]*)\]\]")
_NO_NAME = frozenset(
    ("link", "url", "here", "apply", "posting", "job", "ad", "listing", "job link", "website")
)

Rows = list[list[str]]


def rows_of(text: str, bounds: Bounds) -> tuple[Rows, str]:
    """The rows of a delimited text and its delimiter; the first row stays the first, blank ones too."""
    csv.field_size_limit(bounds.file_bytes)
    named = _SEP.match(text)
    if named:
        # The line stays, as a blank row, so that row numbers are those the person sees.
        return [[], *_parsed(text[named.end() :], named[1], bounds)], named[1]
    lines = text.splitlines()
    if any(_RULE.fullmatch(rule) and _alike(names, rule) for names, rule in itertools.pairwise(lines)):
        return [_piped(line) for line in lines], "|"
    filled = [line for line in lines if line.strip()]
    alone = filled[0] if len(filled) == 1 else ""
    single = 0 < len(alone) <= bounds.cell_characters and not set(_DELIMITERS) & set(alone)
    if single or sum(map(bool, map(_PROSE.match, lines))) * 2 > len(filled) > 2:
        raise Refused("notes")
    delimiter = _delimiter(text)
    return _parsed(text, delimiter, bounds), delimiter


def _alike(names: str, rule: str) -> bool:
    """Whether a line stands over such a line in a table of its own, and not inside a cell of another."""
    return "|" in names and (names.strip()[:1] == "|") == (rule.strip()[:1] == "|")


def _piped(line: str) -> list[str]:
    """The cells of a line of a Markdown or org table; nothing for the line under the names."""
    if _RULE.fullmatch(line) or "|" not in line:
        return []
    cells = re.split(r"(?<!\\)\|", line.strip().strip("|") if line.strip() != "|" else "")
    return [_MARKED_LINK.sub(_label, cell).replace("\\|", "|").strip(" *") for cell in cells]


def _label(link: re.Match[str]) -> str:
    """A link's words; its address where the words name nothing."""
    label, address = (link[1], link[2]) if link[2] else (link[4], link[3])
    return address if label.strip().casefold() in _NO_NAME or not label.strip() else label


def _delimiter(text: str) -> str:
    """The delimiter that cuts most rows into equally many cells, and more than one."""
    sample = text[:200_000]
    return max(_DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    lengths = Counter(len(row) for row in _read(sample, delimiter, strict=False)[:200] if any(row))
    wide = [(count, length) for length, count in lengths.items() if length > 1]
    if not wide:
        return 0.0, 1
    count, length = max(wide)
    return round(count / lengths.total(), 1), length


def _read(text: str, delimiter: str, *, strict: bool) -> Rows:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict))


def _parsed(text: str, delimiter: str, bounds: Bounds) -> Rows:
    try:
        rows = _read(text, delimiter, strict=True)
    except csv.Error:
        rows = _patched(text, delimiter)
    if sum(1 for row in rows if any(row)) > bounds.rows + 100:
        raise Refused("too_many_rows", {"limit": bounds.rows})
    return rows


def _patched(text: str, delimiter: str) -> Rows:
    """Rows of a text whose quotes do not match: each line on its own where a quote never closes."""
    lines = io.StringIO(text, newline="").readlines()
    rows: Rows = []
    at = 0
    while at < len(lines):
        taken, row = _one_row(lines, at, delimiter)
        rows.append(row)
        at += taken
    return rows


def _one_row(lines: list[str], at: int, delimiter: str) -> tuple[int, list[str]]:
    """How many lines the row that begins here takes, and its cells."""
    for end in range(at + 1, min(at + _LONGEST_CELL, len(lines)) + 1):
        piece = "".join(lines[at:end])
        try:
            rows = _read(piece, delimiter, strict=True)
        except csv.Error as error:
            if "unexpected end" in str(error):
                continue
            break
        return end - at, rows[0] if rows else []
    # Without quoting rules the line's quotes are ordinary characters and nothing after it is swallowed.
    plain = csv.reader([lines[at]], delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return 1, [cell.removeprefix('"').removesuffix('"') for row in plain for cell in row]
