"""Where in a sheet the table is: titles above it, the row or rows of column names, totals below it."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workbook.answers.day_reading import EXCEL_ZERO, DateReader
from workbook.answers.spelling import tokens
from workbook.content.vocabulary import vocabulary
from workbook.importing import statuses
from workbook.importing.headings import meanings, plain_meanings

_SEARCHED = 40  # rows from the top among which the column names are looked for
_LONGEST_NAME = 60
_ADDRESS = re.compile(r"https?://|www\.|\S+@\S+\.\S")
_NUMBERED = re.compile(r"\d+[.)]\s*")
_COUNT = re.compile(r"\d+([.,]\d+)?\s?%?")
_NUMBERS = re.compile(r"[\d.,%\s/()+\-:€$£]*")
_NO_NAME = re.compile(r"unnamed(: *\d+)?(_level_\d+)?", re.IGNORECASE)  # what pandas calls a nameless column
_Names = tuple[str, ...]


@dataclass(frozen=True)
class TableLine:
    """One row of the file: its number as the person counts rows, and its cells."""

    number: int
    cells: tuple[str, ...]

    def cell(self, index: int) -> str:
        """The cell in a column, "" where the row is too short, without the spaces around it."""
        return self.cells[index].strip() if index < len(self.cells) else ""

    @property
    def text(self) -> str:
        """The row in one piece, to show it to the person; halves of characters as question marks."""
        return " · ".join(self.filled).encode("utf-8", "replace").decode()

    @property
    def filled(self) -> list[str]:
        """The cells that hold something, without the spaces around it."""
        return [cell.strip() for cell in self.cells if cell.strip()]


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
    names: _Names
    lines: tuple[TableLine, ...]
    aside: tuple[Aside, ...]
    serial_zero: date = EXCEL_ZERO  # from which the workbook counts its days

    @functools.cached_property
    def by_column(self) -> list[list[str]]:
        """The cells of each column that hold something."""
        return [[cell for line in self.lines if (cell := line.cell(i))] for i in range(len(self.names))]

    @property
    def compared_names(self) -> _Names:
        """The column names as those of two tables are compared; none where the table has no such row."""
        return tuple(_compared(self.names)) if self.header_row else ()


def find_table(rows: Sequence[Sequence[str]], reader: DateReader, banners: Collection[int] = ()) -> Table:
    """The table in a sheet's rows; rows without any text belong to nothing and are not counted.

    `banners` are the numbers of rows that are one cell merged across the sheet.
    """
    filled = [TableLine(i, tuple(row)) for i, row in enumerate(rows, start=1) if any(map(str.strip, row))]
    filled = _by_day(filled, reader) or filled
    header = _header([line for line in filled[:_SEARCHED] if line.number not in banners], reader)
    if header is None:
        titles = next((i for i, line in enumerate(filled) if len(line.filled) > 1), 0)  # of one cell each
        names, below = None, filled[titles:]
        width = max((len(line.cells) for line in below), default=0)
    else:
        at = filled.index(header)
        names, taken = _stacked_names(filled, at, reader)
        below = filled[at + taken :]
    reasons = [(line, _not_a_row(line, header, names or (), banners)) for line in below]
    return Table(
        header.number if header else None,
        names or ("",) * width,
        tuple(line for line, reason in reasons if not reason),
        tuple(Aside(line.number, reason, line.text) for line, reason in reasons if reason),
    )


def _by_day(lines: list[TableLine], reader: DateReader) -> list[TableLine]:
    """A line for each cell, with its day, of a sheet whose columns are days; none for any other sheet."""
    head = [cell.strip() for cell in lines[0].cells] if lines else []
    days = [i for i, cell in enumerate(head) if cell[:1].isdigit() and reader.read(cell).clear]
    below = [(line, i, line.cell(i)) for i in days for line in lines[1:] if line.cell(i)]
    if len(days) < max(2, sum(map(bool, head)) - 1) or any(_is_value(cell, reader) for *_, cell in below):
        return []
    numbered = all(_NUMBERED.match(cell) for *_, cell in below)  # "1. Larch Ltd"
    height = max((line.number for line in lines), default=0)
    return [
        TableLine(
            line.number + height * days.index(i), (_NUMBERED.sub("", cell) if numbered else cell, head[i])
        )
        for line, i, cell in below
    ]


def _header(lines: list[TableLine], reader: DateReader) -> TableLine | None:
    """The first row that names most columns, or the only one; else one that looks unlike those below."""
    best = max(lines, key=lambda line: _names_in(line, reader), default=None)
    if best and _names_in(best, reader) > 1:
        return best
    cells = [cell for line in lines for cell in line.filled]
    if cells and len(cells) == len(lines) and "organisation" in plain_meanings(cells[0]):
        return lines[0]
    return _unlike_the_rest(lines, reader) if len(lines) > 2 else None


def _names_in(line: TableLine, reader: DateReader) -> int:
    """How many different columns a row names; none where a cell is no name but a date or an address."""
    cells = line.filled
    if any(_is_value(cell, reader) for cell in cells):
        return 0
    fields = {meanings(cell)[0].field for cell in cells if len(cell) <= _LONGEST_NAME and meanings(cell)}
    return min(len(fields), sum(1 for cell in cells if plain_meanings(cell)))


def _is_value(cell: str, reader: DateReader) -> bool:
    """Whether a cell is a date or an address, as no column is called."""
    return bool(_ADDRESS.search(cell[:300])) or (cell[:1].isdigit() and bool(reader.read(cell).days))


def _unlike_the_rest(lines: list[TableLine], reader: DateReader) -> TableLine | None:
    """A first row of plain words above columns of dates or addresses, in a language we have no words for."""
    for index, cell in enumerate(lines[0].cells):
        below = [value for line in lines[1:] if (value := line.cell(index))]
        values = sum(_is_value(value, reader) for value in below)
        if cell.strip() and len(below) > 1 and values >= 0.8 * len(below) and not _is_value(cell, reader):
            return lines[0]
    return None


def _not_a_row(line: TableLine, header: TableLine | None, names: _Names, banners: Collection[int]) -> str:
    """Why a row below the column names is no row of the log; "" where it is one."""
    if header and _compared(line.cells) == _compared(header.cells):
        return "names_again"
    text = line.text
    remark = text.startswith("#") or " = " in text  # "# week 5", "green = interview"
    if line.number in banners or (remark and " · " not in text and len(names) > 1):
        return "heading"
    return "total" if _adds_up(line, names) else ""


def _compared(cells: Sequence[str]) -> list[str]:
    """Cells as names of columns are compared: without case, spaces around them, and empty ones at the end."""
    names = [cell.strip().casefold() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _adds_up(line: TableLine, names: _Names) -> bool:
    """Whether a row holds a total, an average or weights: such a word, and otherwise only numbers.

    So does a row that counts a status ("Rejected, 12"), and one of nothing but numbers under names.
    """
    cells = line.filled
    words = [cell for cell in cells if not _NUMBERS.fullmatch(cell)]
    if not words:
        return any(names) and not line.cell(0) and all(_COUNT.fullmatch(cell) for cell in cells)
    if all(_names_a_sum(cell) for cell in words):
        return True
    counted = len(cells) == 2 and len(words) == 1 and cells[0] == words[0] and _COUNT.fullmatch(cells[1])
    status = statuses.status(words[0], vocabulary())
    return bool(counted) and any(names) and status.known and status.standing is not None


def _names_a_sum(cell: str) -> bool:
    """Whether a cell says "Total" or the like, also with a number or a remark: "22 applications"."""
    head = tokens(cell.lstrip("# ").partition(":")[0])
    return tuple(word for word in head if not word.isdigit()) in vocabulary().totals


def _stacked_names(lines: Sequence[TableLine], at: int, reader: DateReader) -> tuple[_Names, int]:
    """The names of the columns, and how many rows from `at` on they take.

    They may stand in two rows: groups ("Interview 1") above what is in them ("Date", "Result").
    """
    names = _named(lines[at])
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below and below.number == lines[at].number + 1 and _goes_on(names, _named(below), reader):
        return tuple(_joined(names, _named(below))), 2
    above = lines[at - 1] if at else None
    if above and above.number == lines[at].number - 1 and _groups(_named(above), names, reader):
        return tuple(_joined(_named(above), names, _needs_its_group)), 1
    return names, 1


def _named(line: TableLine) -> _Names:
    cells = (" ".join(cell.split()) for cell in line.cells)
    return tuple("" if _NO_NAME.fullmatch(cell) else cell for cell in cells)


def _goes_on(names: _Names, second: _Names, reader: DateReader) -> bool:
    """Whether the row below the names is a second row of them: column words under groups and gaps.

    Anything else is a row of the log that names no company, and is not to vanish among the names.
    """
    second += ("",) * (len(names) - len(second))
    filled = [cell for cell in second if cell]
    if len(filled) < 2 or not all(_is_name(cell, reader) and meanings(cell) for cell in filled):
        return False
    gaps = [i for i, cell in enumerate(second) if cell and (i >= len(names) or not names[i])]
    below = [(name, cell) for name, cell in zip(names, second, strict=False) if name and name != cell]
    named = any("organisation" in plain_meanings(name) for name in names)
    return bool(gaps) and gaps[0] > 0 and named and not any(_is_answer(*pair) for pair in below)


def _is_answer(name: str, cell: str) -> bool:
    """Whether what stands below a name is what a row holds there: a company, a job, how it stands."""
    fields = plain_meanings(name)
    if "status" in fields:
        return statuses.status(cell, vocabulary()).standing is not None
    return bool(cell and fields & {"organisation", "role"})


def _groups(above: _Names, names: _Names, reader: DateReader) -> bool:
    """Whether the row above the names groups them: at least two names with gaps between, fewer than below."""
    filled = [cell for cell in above if cell]
    fewer = len(filled) < sum(1 for name in names if name)
    return len(filled) > 1 and fewer and all(_is_name(cell, reader) for cell in filled)


def _is_name(cell: str, reader: DateReader) -> bool:
    return len(cell) <= _LONGEST_NAME and not _is_value(cell, reader) and any(c.isalpha() for c in cell)


def _joined(above: _Names, below: _Names, grouped: Callable[..., bool] = lambda *_: True) -> Iterator[str]:
    """One name a column; a group goes on to the right until the next one begins.

    `grouped` says of group, name and all names whether the group is part of the name.
    """
    width = max(len(above), len(below))
    above, below = (row + ("",) * (width - len(row)) for row in (above, below))
    group = ""
    for upper, lower in zip(above, below, strict=True):
        group = upper or (group if lower else "")
        alone = not lower or not group or lower == group or not grouped(group, lower, below)
        yield (lower or upper) if alone else f"{group} {lower}"


def _needs_its_group(group: str, lower: str, names: _Names) -> bool:
    """Whether a name needs its group: it is there twice, or says with it what it does not say alone."""
    whole = meanings(f"{group} {lower}")
    return Counter(names)[lower] > 1 or bool(whole and whole[0].exact)
