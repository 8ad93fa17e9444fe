"""Many notebooks at once, and many records."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from many import add_all

from workbook.answers import Day, ExerciseEntry
from workbook.book import Book
from workbook.interviews.model import Application, Source
from workbook.storage import Store
from workbook.storage.errors import Conflict

ROOT = Path(__file__).parents[2]


def test_eight_processes_that_read_and_write_back_lose_no_update(book: Book, full: bool) -> None:
    times = 1000 if full else 12
    stored = book.store.add(ExerciseEntry(answers={"n": 0}))
    program = [sys.executable, str(Path(__file__).with_name("counter.py")), str(book.path), str(times)]
    running = [
        subprocess.Popen(program, stdout=subprocess.PIPE, env={"PYTHONPATH": str(ROOT)}, text=True)
        for _ in range(8)
    ]
    conflicts = sum(int(process.communicate()[0]) for process in running)
    counted = book.store.get(ExerciseEntry, stored.id)
    assert counted is not None
    assert (counted.record.answers["n"], counted.rev) == (8 * times, 8 * times + 1)
    assert conflicts > 0
    assert book.store.check().sound


def test_of_two_who_change_the_same_record_one_is_told(book: Book, other: Store) -> None:
    for n in range(50):
        stored = book.store.add(Application(organisation=f"Quill {n}"))
        first, second = (book.store, other) if n % 2 else (other, book.store)
        newest = first.update(stored.id, Application(organisation="first"), stored.rev)
        with pytest.raises(Conflict) as conflict:
            second.update(stored.id, Application(organisation="second"), stored.rev)
        assert conflict.value.theirs == newest


def test_threads_of_one_notebook_may_save_at_the_same_time(book: Book) -> None:
    def work() -> None:
        for _ in range(10):
            book.store.add(Application(organisation="Quill"))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(book.store.all(Application)) == 40


def test_ten_thousand_applications_are_one_step_there_and_back(book: Book, clock: Any) -> None:
    sent = Day.parse("2026-03")
    jobs = [Application(f"Quill {n}", "Bookbinder", sent, Source.JOB_BOARD) for n in range(10_000)]
    add_all(book.store, jobs, label="import of jobs.csv")
    assert [stored.record for stored in Store.open(book.path, now=clock).all(Application)] == jobs
    assert len(book.frame("application")) == 10_000
    (step,) = book.store.history()
    assert (step.label, len(step.row_ids)) == ("import of jobs.csv", 10_000)
    book.store.undo()
    assert len(book.frame("application")) == 0
