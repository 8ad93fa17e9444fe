"""Where in a sheet the table is: titles above it, the row of column names, totals below it, blank rows."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from workbook.importing import statuses
from workbook.importing.dates import DateReader
from workbook.importing.headings import meanings
from workbook.importing.lines import LONGEST_NAME, Aside, Line, is_value
from workbook.importing.spelling import tokens
from workbook.importing.stacked import stacked_names
from workbook.importing.vocabulary import languages, vocabulary

_SEARCHED = 40  # rows from the top among which the column names are looked for
_COUNT = re.compile(r"\d+([.,]\d+)?\s?%?")
_NUMBERS = re.compile(r"[\d.,%\s/()+\-:€$£]*")


@dataclass(frozen=True)
class Table:
    """A table in a sheet: its column names (empty ones where there is no such row) and its rows."""

    header_row: int | None
    names: tuple[str, ...]
    lines: tuple[Line, ...]
    aside: tuple[Aside, ...]

    @functools.cached_property
    def _columns(self) -> dict[int, list[str]]:
        return {}

    def column(self, index: int) -> list[str]:
        """The cells of one column that hold something."""
        if index not in self._columns:
            self._columns[index] = [cell for line in self.lines if (cell := line.cell(index))]
        return self._columns[index]


def find_table(rows: Sequence[Sequence[str]], reader: DateReader, banners: Collection[int] = ()) -> Table:
    """The table in a sheet's rows; rows without any text belong to nothing and are not counted.

    `banners` are the numbers of rows that are one cell merged across the sheet.
    """
    filled = [Line(i, tuple(row)) for i, row in enumerate(rows, start=1) if any(map(str.strip, row))]
    header = _header([line for line in filled[:_SEARCHED] if line.number not in banners], reader)
    if header is None:
        below = filled[_titles(filled) :]
        width = max((len(line.cells) for line in below), default=0)
        return _sorted_out(None, ("",) * width, below, banners)
    at = filled.index(header)
    names, taken = stacked_names(filled, at, reader)
    return _sorted_out(header, names, filled[at + taken :], banners)


def _header(lines: list[Line], reader: DateReader) -> Line | None:
    """The first row that names most columns; else a first row whose cells look unlike those below."""
    best, most = None, 1
    for line in lines:
        count = _names_in(line, reader)
        if count > most:
            best, most = line, count
    if best is not None or len(lines) < 3:
        return best
    return _unlike_the_rest(lines, reader)


def _names_in(line: Line, reader: DateReader) -> int:
    """How many different columns a row names; none where a cell is no name but a date or an address."""
    cells = [cell.strip() for cell in line.cells if cell.strip()]
    if any(is_value(cell, reader) for cell in cells):
        return 0
    found = {meanings(cell)[0].field for cell in cells if len(cell) <= LONGEST_NAME and meanings(cell)}
    named = sum(1 for cell in cells if any(m.exact for m in meanings(cell)))
    return min(len(found), named) if len(found) > 1 else 0


def _unlike_the_rest(lines: list[Line], reader: DateReader) -> Line | None:
    """A first row of plain words above columns of dates or addresses, in a language we have no words for."""
    first, rest = lines[0], lines[1:]
    for index, cell in enumerate(first.cells):
        below = [value for line in rest if (value := line.cell(index))]
        valued = sum(is_value(value, reader) for value in below)
        if cell.strip() and len(below) > 1 and valued >= 0.8 * len(below) and not is_value(cell, reader):
            return first
    return None


def _titles(lines: list[Line]) -> int:
    """How many rows at the top are titles: one cell, above rows with several."""
    widths = [sum(1 for cell in line.cells if cell.strip()) for line in lines]
    if not widths or max(widths) < 2:
        return 0
    return next(i for i, width in enumerate(widths) if width > 1)


def _sorted_out(
    header: Line | None, names: tuple[str, ...], below: list[Line], banners: Collection[int]
) -> Table:
    """The rows below the column names, without repeated names and rows that add up the others."""
    lines, aside = [], []
    known = _names(header.cells) if header else []
    for line in below:
        if header and _names(line.cells) == known:
            aside.append(Aside(line.number, "names_again", line.text))
        elif line.number in banners:
            aside.append(Aside(line.number, "heading", line.text))
        elif _adds_up(line, names):
            aside.append(Aside(line.number, "total", line.text))
        else:
            lines.append(line)
    return Table(header.number if header else None, names, tuple(lines), tuple(aside))


def _names(cells: Sequence[str]) -> list[str]:
    """Cells as names of columns are compared: without case, spaces around them, and empty ones at the end."""
    names = [cell.strip().casefold() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _adds_up(line: Line, names: tuple[str, ...]) -> bool:
    """Whether a row holds a total, an average or weights: such a word, and otherwise only numbers.

    So does a row that counts a status ("Rejected, 12"), and one of nothing but numbers under names.
    """
    cells = [cell.strip() for cell in line.cells if cell.strip()]
    words = [cell for cell in cells if not _NUMBERS.fullmatch(cell)]
    if not words:
        return any(names) and not line.cell(0) and all(_COUNT.fullmatch(cell) for cell in cells)
    if all(_names_a_sum(cell) for cell in words):
        return True
    counted = len(cells) == 2 and len(words) == 1 and cells[0] == words[0] and _COUNT.fullmatch(cells[1])
    return bool(counted) and any(names) and _is_status(words[0])


def _names_a_sum(cell: str) -> bool:
    return tuple(word for word in tokens(cell) if not word.isdigit()) in vocabulary(languages()).totals


def _is_status(cell: str) -> bool:
    said = statuses.status(cell, languages())
    return said.known and said.standing is not None
