"""A kind of record as rows of text, as a CSV file, and the rows of such a file as records again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from workbook.answers import answers_of
from workbook.exporting.contents import columns_of
from workbook.exporting.formula_escape import as_written, escaped
from workbook.storage import Stored


def rows_of(cls: type[Any], records: Iterable[Stored[Any]]) -> Iterator[list[str]]:
    """The header and one row of cells for each record."""
    yield columns_of(cls)
    answers = answers_of(cls)
    for stored in records:
        cells = [escaped(answer.cell(getattr(stored.record, name))) for name, answer in answers.items()]
        yield [stored.id, *cells, stored.saved_at.isoformat()]


def records_of(cls: type[Any], rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, Any]]:
    """The id and record of each row below the header; ValueError names row and column of what is wrong."""
    header = list(rows[0])
    answers = answers_of(cls)
    for number, row in enumerate(rows[1:], 2):
        cells = dict(zip(header, [*row, *[""] * len(header)], strict=False))
        values = {}
        for name, answer in answers.items():
            try:
                values[name] = answer.from_cell(as_written(cells.get(name, "")))
            except (ValueError, TypeError) as error:
                raise ValueError(f"row {number}, column {name}") from error
        yield cells["id"], cls(**values)


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file that spreadsheet programs open as it is: UTF-8 with a mark, every cell quoted."""
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")
