"""Rows with more cells than the table has columns: put together again where there is only one way."""

from __future__ import annotations

from dataclasses import replace

from workbook.importing import statuses
from workbook.importing.columns import DATES, Columns, is_link, is_nothing
from workbook.importing.dates import DateReader
from workbook.importing.lines import Line

_FREE = frozenset(("organisation", "role", "place", "pay", "note", "reason"))


def fitted(line: Line, columns: Columns, readers: dict[int, DateReader], delimiter: str) -> Line | None:
    """The row with its cells in the right columns; None where that would be a guess.

    A comma that nobody put in quotation marks cuts one cell in two, and everything after it moves a
    column to the right.
    """
    width = len(columns.all)
    extra = len(line.cells) - width
    if not any(cell.strip() for cell in line.cells[width:]):
        return line
    ways = [_joined(line, at, extra, delimiter) for at in range(width) if columns.all[at].field in _FREE]
    fitting = [way for way in ways if _plausible(way, columns, readers)]
    if len(fitting) > 1:  # ", Inc" goes on where the cell before it stopped; ",Inc" may be anything
        pieces = {at for at, cell in enumerate(line.cells) if cell.startswith(" ")}
        fitting = [
            way
            for way in fitting
            if all(at + 1 + step in pieces for at in [_place(way, line)] for step in range(extra))
        ]
    return fitting[0] if len(fitting) == 1 else None


def _joined(line: Line, at: int, extra: int, delimiter: str) -> Line:
    middle = delimiter.join(line.cells[at : at + extra + 1])
    return replace(line, cells=(*line.cells[:at], middle, *line.cells[at + extra + 1 :]))


def _place(way: Line, line: Line) -> int:
    """At which cell the pieces were joined."""
    return next(i for i, cell in enumerate(way.cells) if cell != line.cells[i])


def _plausible(line: Line, columns: Columns, readers: dict[int, DateReader]) -> bool:
    """Whether dates stand under dates, statuses under statuses, links under links."""
    proofs = 0
    for column in columns.all:
        cell = line.cell(column.index)
        if not cell or is_nothing(cell, columns.words):
            continue
        if column.field in DATES:
            fits = bool(readers[column.index].read(cell).days)
        elif column.field == "status":
            fits = not statuses.status(cell, columns.languages).nothing
        elif column.field == "link":
            fits = is_link(cell)
        else:
            continue
        if not fits:
            return False
        proofs += 1
    return proofs > 0
