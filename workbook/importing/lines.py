"""Single rows of a sheet: their cells, and why one is set aside."""

from __future__ import annotations

from dataclasses import dataclass


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
