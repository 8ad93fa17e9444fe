"""Noticing that another notebook changed the book's records."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from workbook.storage import history
from workbook.storage.connection import BookFile


class Watch:
    """What the file and the newest history entry were when we last looked."""

    def __init__(self, file: BookFile) -> None:
        """Look for the first time."""
        self.file = file
        self._seen = signature(file.path)
        self.head = self._newest()

    def wrote(self, before: tuple[int, str], after: tuple[int, str]) -> None:
        """Note our own change, unless it came on top of another one that waits to be seen."""
        if before == self.head:
            self.head = after

    def changed(self) -> bool:
        """Whether records were changed by others since the last look; drafts and settings do not count."""
        now = signature(self.file.path)
        if now == self._seen:
            return False
        head = self._newest()
        self._seen, changed, self.head = now, head != self.head, head
        return changed

    def _newest(self) -> tuple[int, str]:
        with self.file.reading() as connection:
            return history.head(connection)


def signature(path: Path) -> tuple[int, int, int] | None:
    """What the system says of a file without opening it: any change shows, though not whose it was."""
    with suppress(OSError):
        status = os.stat(path)
        return status.st_mtime_ns, status.st_size, status.st_ino
    return None
