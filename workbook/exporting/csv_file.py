"""A kind of record as rows of text that no spreadsheet program runs, for a CSV file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from workbook.answers import answers_of
from workbook.answers.csv_cells import escaped
from workbook.exporting.contents import columns_of
from workbook.storage import Stored


def rows_of(cls: type[Any], records: Iterable[Stored[Any]]) -> Iterator[list[str]]:
    """The header and one row of cells for each record."""
    yield columns_of(cls)
    answers = answers_of(cls)
    for stored in records:
        cells = [escaped(answer.cell(getattr(stored.record, name))) for name, answer in answers.items()]
        yield [stored.id, *cells, stored.saved_at.isoformat()]
