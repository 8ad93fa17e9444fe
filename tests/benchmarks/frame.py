"""How long `book.frame` takes for ten thousand applications, beside `pandas.read_sql` of the same table.

Run `python tests/benchmarks/frame.py [APPLICATIONS]`. The frame has real types, and every row was checked
against its hash, so that a damaged one is noticed; `read_sql` does neither. Times are those of the processor.
Prints figures and judges nothing; no test waits on it. On two shared cores, 10,000 applications:

                 first version    now
    read_sql             33 ms  33 ms
    frame               240 ms  82 ms
    frame/read_sql         7.2    2.5
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[2]))

from workbook import open_book
from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import Application


def filled(folder: Path, many: int) -> Book:
    """A book of so many applications, a third of them with a note."""
    book = open_book(folder)
    with book.store.batch() as step:
        for n in range(many):
            sent, note = (
                Day(book.today() - timedelta(days=n % 700)),
                "They were kind. – Ünal" if n % 3 == 0 else "",
            )
            link = f"https://quill.example/{n}"
            step.add(Application(f"Quill {n}", f"Bookbinder {n % 50}", sent_on=sent, link=link, note=note))
    return book


def shortest(work: Callable[[], object], times: int = 15) -> float:
    """The shortest of several runs, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return 1000 * min(taken)


def main(many: int) -> None:
    """Measures both and prints their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        book = filled(Path(folder) / "book", many)
        with closing(sqlite3.connect(book.path)) as connection:
            query = "SELECT * FROM application ORDER BY seq"
            plain = shortest(lambda: pd.read_sql(query, connection))
        typed = shortest(lambda: book.frame(Application))
    print(f"read_sql {plain:.0f} ms, frame {typed:.0f} ms, {typed / plain:.1f} times")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
