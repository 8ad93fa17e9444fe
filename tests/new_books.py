"""New books for tests: copies of one that the store has made, since most tests begin with a new book."""

from __future__ import annotations

import functools
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from workbook.storage import migrations, opening, sound
from workbook.storage.connection import BookFile, make_folder, make_private

really_open = opening.open_file


@functools.cache
def new_book(version: int) -> bytes:  # noqa: ARG001 - a test that has other migrations gets another file
    """The file of a book of this version that was made a moment ago."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "new.db"
        opening.create(file)
        return file.read_bytes()


def open_a_copy(path: Path, at: datetime, *others: Any) -> BookFile:
    """As the store opens a book, but in an empty folder it finds one that was made before, and is sound."""
    with suppress(OSError):  # what is wrong with the place the store says itself
        make_folder(path.parent)
        if not os.listdir(path.parent):
            make_private(path)
            path.write_bytes(new_book(migrations.newest()))
            sound.note(path, at)
    return really_open(path, at, *others)
