"""Which sheet of a workbook holds the log; sheets with the same column names are one log in several parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbook.exchange.dates import DateReader
from workbook.exchange.headings import meanings
from workbook.exchange.orders import Question
from workbook.exchange.read import Cells, Sheet
from workbook.exchange.reader.bounds import Bounds, Refused
from workbook.exchange.table import Table, find_table


@dataclass(frozen=True)
class Chosen:
    """The sheets that are read, their rows as one table, and what has to be asked.

    The rows of a second sheet are numbered on from where the first one's end; `place` tells them apart.
    """

    sheets: tuple[Sheet, ...]
    starts: tuple[int, ...]  # how many rows came before each sheet
    table: Table
    together: tuple[str, ...] = ()  # the names of all sheets that were alike, also when one was chosen
    questions: tuple[Question, ...] = ()

    def place(self, number: int) -> tuple[str | None, int]:
        """A row's sheet (None where there is only one) and its number there."""
        if len(self.sheets) == 1:
            return None, number
        index = max(i for i, start in enumerate(self.starts) if start < number)
        return self.sheets[index].name, number - self.starts[index]

    @property
    def names(self) -> str | None:
        """The names of the sheets that are read; None in a text file."""
        return ", ".join(str(sheet.name) for sheet in self.sheets) if self.sheets[0].name else None


def choose(cells: Cells, wanted: str | None, reader: DateReader) -> Chosen:
    """The sheets to read: the one that was named, or those that hold the log; Refused where none has rows."""
    found = [(sheet, find_table(sheet.rows, reader, sheet.banners)) for sheet in cells.sheets]
    found = [pair for pair in found if pair[1].lines] or [pair for pair in found if pair[1].aside]
    if not found:
        raise Refused("no_rows")
    logs = [(sheet, table) for sheet, table in found if _is_log(table)] or found
    groups = _alike(logs)
    group = max(groups, key=lambda group: sum(len(table.lines) for _, table in group))
    named = [(sheet, table) for sheet, table in found if wanted is not None and sheet.name == wanted]
    if named:
        group = next((g for g in groups if any(s.name == wanted for s, _ in g)), named)
    together = tuple(str(sheet.name) for sheet, _ in group) if len(group) > 1 else ()
    chosen = _one(named or group)
    asked = () if named or len(groups) == 1 else (Question("sheet", "", None, _names(logs)),)
    return replace(chosen, together=together, questions=asked)


def _names(pairs: Sequence[tuple[Sheet, Table]]) -> tuple[str, ...]:
    return tuple(str(sheet.name) for sheet, _ in pairs)


def _alike(pairs: Sequence[tuple[Sheet, Table]]) -> list[list[tuple[Sheet, Table]]]:
    """The tables with the same column names together; one without names is by itself."""
    groups: list[list[tuple[Sheet, Table]]] = []
    for sheet, table in pairs:
        same = (g for g in groups if table.header_row and _named(g[0][1]) == _named(table))
        home = next(same, None)
        if home is None:
            groups.append([(sheet, table)])
        else:
            home.append((sheet, table))
    return groups


def _named(table: Table) -> tuple[str, ...]:
    names = [name.casefold() for name in table.names]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _one(pairs: Sequence[tuple[Sheet, Table]]) -> Chosen:
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
    table = Table(first.header_row, first.names, tuple(lines), tuple(aside))
    return Chosen(tuple(sheet for sheet, _ in pairs), tuple(starts), table)


def _is_log(table: Table) -> bool:
    return any(m.field == "organisation" and m.exact for name in table.names for m in meanings(name))
