"""Where in a sheet the table is: titles above it, the row of column names, totals below it, blank rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbook.exchange.dates import DateReader
from workbook.exchange.headings import meanings
from workbook.exchange.spelling import tokens
from workbook.exchange.vocabulary import languages, vocabulary

_SEARCHED = 40  # rows from the top among which the column names are looked for
_LONGEST_NAME = 60
_ADDRESS = re.compile(r"https?://|www\.|\S+@\S+\.\S")
_NUMBERS = re.compile(r"[\d.,%\s/()+\-:€$£]*")


@dataclass(frozen=True)
class Line:
    """One row of the file: its number as the person counts rows, and its cells."""

    number: int
    cells: tuple[str, ...]

    def cell(self, index: int) -> str:
        """The cell in a column, "" where the row is too short, without the spaces around it."""
        return self.cells[index].strip() if index < len(self.cells) else ""

    @property
    def text(self) -> str:
        """The row in one piece, to show it to the person; halves of characters as question marks."""
        joined = " · ".join(cell.strip() for cell in self.cells if cell.strip())
        return joined.encode("utf-8", "replace").decode()


@dataclass(frozen=True)
class Aside:
    """A row that becomes nothing: its number, a reason whose words live in content, and the row itself."""

    number: int
    reason: str
    text: str


@dataclass(frozen=True)
class Table:
    """A table in a sheet: its column names (empty ones where there is no such row) and its rows."""

    header_row: int | None
    names: tuple[str, ...]
    lines: tuple[Line, ...]
    aside: tuple[Aside, ...]

    def column(self, index: int) -> list[str]:
        """The cells of one column that hold something."""
        return [cell for line in self.lines if (cell := line.cell(index))]


def find_table(rows: Sequence[Sequence[str]], reader: DateReader) -> Table:
    """The table in a sheet's rows; rows without any text belong to nothing and are not counted."""
    filled = [Line(i, tuple(row)) for i, row in enumerate(rows, start=1) if any(c.strip() for c in row)]
    header = _header(filled[:_SEARCHED], reader)
    if header is None:
        below = filled[_titles(filled) :]
        width = max((len(line.cells) for line in below), default=0)
        return _sorted_out(None, ("",) * width, below)
    names = tuple(name.strip() for name in header.cells)
    below = [line for line in filled if line.number > header.number]
    return _sorted_out(header, names, below)


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
    if any(_is_value(cell, reader) for cell in cells):
        return 0
    found = {meanings(cell)[0].field for cell in cells if len(cell) <= _LONGEST_NAME and meanings(cell)}
    named = sum(1 for cell in cells if any(m.exact for m in meanings(cell)))
    return min(len(found), named) if len(found) > 1 else 0


def _is_value(cell: str, reader: DateReader) -> bool:
    return bool(_ADDRESS.search(cell)) or (cell[:1].isdigit() and bool(reader.read(cell).days))


def _unlike_the_rest(lines: list[Line], reader: DateReader) -> Line | None:
    """A first row of plain words above columns of dates or addresses, in a language we have no words for."""
    first, rest = lines[0], lines[1:]
    for index, cell in enumerate(first.cells):
        below = [value for line in rest if (value := line.cell(index))]
        valued = sum(_is_value(value, reader) for value in below)
        if cell.strip() and len(below) > 1 and valued >= 0.8 * len(below) and not _is_value(cell, reader):
            return first
    return None


def _titles(lines: list[Line]) -> int:
    """How many rows at the top are titles: one cell, above rows with several."""
    widths = [sum(1 for cell in line.cells if cell.strip()) for line in lines]
    if not widths or max(widths) < 2:
        return 0
    return next(i for i, width in enumerate(widths) if width > 1)


def _sorted_out(header: Line | None, names: tuple[str, ...], below: list[Line]) -> Table:
    """The rows below the column names, without repeated names and rows that add up the others."""
    lines, aside = [], []
    known = _names(names)
    for line in below:
        if header and _names(line.cells) == known:
            aside.append(Aside(line.number, "names_again", line.text))
        elif _adds_up(line):
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


def _adds_up(line: Line) -> bool:
    """Whether a row holds a total, an average or weights: such a word, and otherwise only numbers."""
    totals = vocabulary(languages()).totals
    words = [cell for cell in line.cells if cell.strip() and not _NUMBERS.fullmatch(cell.strip())]
    return bool(words) and all(
        tuple(word for word in tokens(cell) if not word.isdigit()) in totals for cell in words
    )
