"""What saving an action costs while page 05 is open on the sample book: tables read whole, and time.

Run `python tests/benchmarks/page_05.py SAMPLE [TREE]`: SAMPLE is the folder of a sample book, which is copied
first, TREE another version of the workbook to measure. Prints figures and judges nothing.

On 2 cores, 28 November 2026, on the sample book: at d1fb7e1 a save read 44 tables whole, opened the file 64
times to read and took 69 ms; since tables are kept and boxes worked out once per change it reads none whole,
opens the file 6 times and takes 7 ms. Opening the page went from 39 tables and 68 ms to 9 and 40.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, sys.argv[2] if len(sys.argv) > 2 else str(Path(__file__).parents[2]))

from workbook import open_book
from workbook.book import Book
from workbook.debrief.model import Action
from workbook.debrief.page import DebriefPart
from workbook.storage.connection import BookFile
from workbook.storage.records import RecordReader

NOW = datetime.fromisoformat("2026-11-20T12:00:00+00:00")
TIMES = 60


def counted() -> tuple[list[type], list[Any]]:
    """The kinds of record that are read whole from now on, and each time the file is opened to read."""
    whole: list[type] = []
    opened: list[Any] = []
    read_all: Callable[..., Any] = RecordReader.all
    reading: Callable[..., Any] = BookFile.reading

    def read_whole(reader: RecordReader, cls: type) -> Any:
        whole.append(cls)
        return read_all(reader, cls)

    def open_to_read(file: BookFile) -> Any:
        opened.append(file)
        return reading(file)

    RecordReader.all = read_whole  # type: ignore[method-assign]
    BookFile.reading = open_to_read  # type: ignore[assignment]
    return whole, opened


def save(book: Book, number: int) -> None:
    """Changes the first action, as its form does."""
    stored = book.store.all(Action)[0]
    book.store.update(stored.id, replace(stored.record, text=f"Ring Ada {number}"), stored.rev)


def measured(book: Book) -> None:
    """Opens the page and saves many times."""
    whole, opened = counted()
    start = time.perf_counter()
    DebriefPart(book, book.words("debrief"))
    took = [time.perf_counter() - start]
    print(f"open the page    {figures(whole, opened, took)}")
    save(book, 0)
    whole.clear()
    opened.clear()
    took.clear()
    for number in range(1, TIMES + 1):
        start = time.perf_counter()
        save(book, number)
        took.append(time.perf_counter() - start)
    print(f"save an action   {figures(whole, opened, took)}")


def figures(whole: list[type], opened: list[Any], took: list[float]) -> str:
    """What one time costs, of several the mean and the median."""
    reads = f"{len(whole) / len(took):5.1f} tables whole  {len(opened) / len(took):5.1f} times opened to read"
    return f"{reads}  {statistics.median(took) * 1000:7.1f} ms"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "book"
        shutil.copytree(sys.argv[1], home)
        measured(open_book(home, now=lambda: NOW))
