"""How large a file may be, and the one way in which reading a file is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Bounds:
    """The largest file that is read: bytes, rows, columns, and what the reading itself may use.

    The figures are the product's (reliability notes 2.11 and 4.6): an ordinary log has 40 to 400 rows.
    """

    file_bytes: int = 20_000_000
    unpacked_bytes: int = 50_000_000
    rows: int = 20_000
    columns: int = 60
    cell_characters: int = 1_000_000
    memory_bytes: int = 300_000_000
    seconds: float = 8.0  # of the processor's time
    patience: float = 30.0  # seconds on the clock, for a busy machine, and where processor time has no limit


class Refused(Exception):
    """A file that is not read: the key of the sentence that says why, and the values it needs."""

    def __init__(self, key: str, values: dict[str, Any] | None = None) -> None:
        """`values` fill the sentence's places; they never come out of the file's cells."""
        super().__init__(key)
        self.key = key
        self.values = values or {}
