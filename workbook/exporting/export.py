"""Everything in a book, written into a new folder of files that are the owner's alone."""

from __future__ import annotations

import io
import itertools
import os
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from workbook.answers.csv_cells import csv_bytes
from workbook.book import Book
from workbook.exporting.contents import Everything, everything, rows_of
from workbook.exporting.excel_file import xlsx_bytes
from workbook.exporting.flow import due_days, sankey_text
from workbook.exporting.json_file import json_bytes
from workbook.exporting.report import report_bytes
from workbook.interviews.story import stories
from workbook.path import calendar_days
from workbook.storage.errors import named
from workbook.ui.calendar_file import calendar_bytes

NAME = "after-the-no"


def export(book: Book, folder: Path) -> Path:
    """Write everything into a new folder inside this one and return it; raises NoWrite or DiskFull.

    A CSV file for each kind, one Excel workbook, one JSON file to come back with, a readable report,
    what is due as a calendar, and the flow of the search without names.
    """
    whole = everything(book)
    with named(folder / NAME):
        place = _new_folder(folder, f"{NAME} {whole.at:%Y-%m-%d %H.%M}")
        for name, data in files_of(book, whole):
            _write_own(place / name, data)
    return place


def zip_bytes(book: Book) -> bytes:
    """The same files in one archive, for the browser to save."""
    whole = everything(book)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files_of(book, whole):
            info = zipfile.ZipInfo(f"{NAME}/{name}", whole.at.timetuple()[:6])
            file.writestr(info, data, zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def files_of(book: Book, whole: Everything) -> Iterator[tuple[str, bytes]]:
    """The name and bytes of each file of an export."""
    words, today = book.words("exporting"), whole.at.date()
    log = stories(book).values()
    for cls, records in whole.records.items():
        yield f"{cls.kind}.csv", csv_bytes(rows_of(cls, records))
    yield f"{NAME}.xlsx", xlsx_bytes(whole)
    yield f"{NAME}.json", json_bytes(whole)
    yield "report.html", report_bytes(book, whole)
    days = [day for day in due_days(log, today, words) if day.page not in book.pages_off()]
    yield "due.ics", calendar_bytes([*days, *calendar_days(book)], whole.at, name=words("calendar.name"))
    yield "flow.txt", sankey_text(log, today, words).encode()
    yield "README.txt", words("readme").encode()


def _write_own(path: Path, data: bytes) -> None:
    """A new file that only its owner may read, with its bytes on the disk when this returns."""
    with open(path, "xb", opener=partial(os.open, mode=0o600)) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _new_folder(inside: Path, name: str) -> Path:
    """A folder that was not there before, so that an earlier export is never written over."""
    inside.mkdir(parents=True, exist_ok=True)
    for number in itertools.count(1):
        place = inside / (name if number == 1 else f"{name} ({number})")
        with suppress(FileExistsError):
            place.mkdir(mode=0o700)
            break
    return place
