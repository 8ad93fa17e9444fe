"""Which sheet of a workbook holds the log; sheets with the same column names are one log in several parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbook.answers.day_reading import EXCEL_ZERO, ZERO_1904, DateReader
from workbook.importing.date_order import OpenQuestion
from workbook.importing.header import Table, find_table
from workbook.importing.headings import plain_meanings
from workbook.reader.limits import Bounds, Refused
from workbook.reader.reading import Cells, Sheet


def joined(names: Iterable[str]) -> str:
    """The name by which alike sheets are chosen together."""
    return ", ".join(names)


@dataclass(frozen=True)
class Chosen:
    """The sheets that are read, their rows as one table, and what has to be asked.

    The rows of a second sheet are numbered on from where the first one's end; `place` tells them apart.
    """

    sheets: tuple[Sheet, ...]
    starts: tuple[int, ...]  # how many rows came before each sheet
    table: Table
    together: tuple[str, ...] = ()  # the names of all sheets that were alike, also when one was chosen
    questions: tuple[OpenQuestion, ...] = ()

    def place(self, number: int) -> tuple[str | None, int]:
        """A row's sheet (None where there is only one) and its number there."""
        if len(self.sheets) == 1:
            return None, number
        index = max(i for i, start in enumerate(self.starts) if start < number)
        return self.sheets[index].name, number - self.starts[index]

    @property
    def names(self) -> str | None:
        """The names of the sheets that are read; None in a text file."""
        return joined(str(sheet.name) for sheet in self.sheets) if self.sheets[0].name else None


def choose(cells: Cells, wanted: str | None, reader: DateReader) -> Chosen:
    """The sheets to read: those that were named, alone or together, or those that hold the log.

    Refused where none has rows, or none has that name.
    """
    tables = [(sheet, find_table(sheet.rows, reader, sheet.banners)) for sheet in cells.sheets]
    tables = [pair for pair in tables if pair[1].lines] or [pair for pair in tables if pair[1].aside]
    if not tables:
        raise Refused("no_rows")
    logs = [each for each in tables if any("organisation" in plain_meanings(name) for name in each[1].names)]
    groups = _alike(logs or tables)
    if wanted is None or tables[0][0].name is None:
        read = group = max(groups, key=lambda group: sum(len(table.lines) for _, table in group))
        which = OpenQuestion("sheet", "", None, tuple(map(_joined, groups)))
        questions = () if len(groups) == 1 else (which,)
    else:
        read = _wanted(wanted, [*groups, *([pair] for pair in tables)])
        group, questions = next((group for group in groups if read[0] in group), read), ()
    together = tuple(str(sheet.name) for sheet, _ in group) if len(group) > 1 else ()
    return replace(_one(read), together=together, questions=questions)


Pairs = list[tuple[Sheet, Table]]


def _wanted(name: str, among: Sequence[Pairs]) -> Pairs:
    """The sheets of this name: one, or alike ones by their names in a row."""
    read = next((pairs for pairs in among if _joined(pairs) == name), None)
    if read is None:
        names = dict.fromkeys(str(sheet.name) for pairs in among for sheet, _ in pairs)
        raise Refused("no_such_sheet", {"sheets": ", ".join(names)})
    return read


def _joined(pairs: Pairs) -> str:
    return joined(str(sheet.name) for sheet, _ in pairs)


def _alike(pairs: Pairs) -> list[Pairs]:
    """The tables with the same column names together; one without names is by itself."""
    groups = defaultdict[object, Pairs](list)
    for at, pair in enumerate(pairs):
        groups[pair[1].compared_names or at].append(pair)
    return list(groups.values())


def _one(pairs: Pairs) -> Chosen:
    """Several tables as one, with the names of the first."""
    lines, aside, starts, at = [], [], [], 0
    for sheet, table in pairs:
        starts.append(at)
        lines += [replace(line, number=line.number + at) if at else line for line in table.lines]
        aside += [replace(row, number=row.number + at) if at else row for row in table.aside]
        at += len(sheet.rows)
    if len(lines) > Bounds().rows:
        raise Refused("too_many_rows", {"limit": Bounds().rows})
    first = pairs[0][1]
    zero = ZERO_1904 if pairs[0][0].from_1904 else EXCEL_ZERO
    table = Table(first.header_row, first.names, tuple(lines), tuple(aside), zero)
    return Chosen(tuple(sheet for sheet, _ in pairs), tuple(starts), table)
