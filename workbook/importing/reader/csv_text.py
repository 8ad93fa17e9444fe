"""Text to rows: which character parts the cells, and quotes that were never closed."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from workbook.importing.reader.limits import Bounds, Refused

_DELIMITERS = (",", ";", "\t", "|")
_LONGEST_CELL = 60  # lines; a quote still open after that was never meant as one
_SAID = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)  # what Excel writes to name its delimiter

Rows = list[list[str]]


def rows_of(text: str, bounds: Bounds) -> tuple[Rows, str]:
    """The rows of a delimited text and its delimiter; the first row stays the first, blank ones too."""
    csv.field_size_limit(bounds.file_bytes)
    said = _SAID.match(text)
    if said:
        # The line stays, as a blank row, so that row numbers are those the person sees.
        return [[], *_parsed(text[said.end() :], said[1], bounds)], said[1]
    delimiter = _delimiter(text)
    return _parsed(text, delimiter, bounds), delimiter


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
