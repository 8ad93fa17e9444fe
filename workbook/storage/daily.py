"""The copy made before the first change of each day that finds something to copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from workbook.storage import backups
from workbook.storage.connection import BookFile
from workbook.storage.errors import Damaged, StoreError
from workbook.storage.opening import must_be_sound


@dataclass
class Daily:
    """When this process last saw to it, and the key of the error that kept it from being made."""

    seen_to: date | None = None
    failed: str = ""

    def make(self, file: BookFile, at: datetime) -> None:
        """Make today's copy unless there is one; only a damaged book stops the save that waits for it."""
        if self.seen_to == at.date():
            return
        copies = backups.found(file.path)
        if not copies or copies[0].at.date() < at.date():
            self.failed = ""
            try:
                backups.make(file, at, "daily")
            except Damaged as error:
                with file.reading() as connection:
                    must_be_sound(connection, file.path)
                self.failed = error.key
            except StoreError as error:
                self.failed = error.key
        self.seen_to = at.date()
