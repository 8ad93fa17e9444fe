"""Single rows of a sheet: their cells, why one is set aside, and whether a cell is a value or a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbook.importing.dates import DateReader

LONGEST_NAME = 60
_ADDRESS = re.compile(r"https?://|www\.|\S+@\S+\.\S")


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


def is_value(cell: str, reader: DateReader) -> bool:
    """Whether a cell is a date or an address, as no column is called."""
    return bool(_ADDRESS.search(cell[:300])) or (cell[:1].isdigit() and bool(reader.read(cell).days))
