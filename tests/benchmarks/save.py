"""What saving, opening, checking and copying a book cost on this machine.

Run `python tests/benchmarks/save.py [FOLDER]`; the folder says which disk.
Prints figures and judges nothing: a disk that syncs slowly makes every line slower, and no test waits on it.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))

from many import add_all

from workbook import open_book
from workbook.interviews.model import Application, InterviewRound, Source, Stage
from workbook.storage import Store

NOTE = "They asked twice about the same project. " * 8


def timed(act: Callable[[], Any], times: int = 1) -> list[float]:
    """How many milliseconds each call took, from the quickest to the slowest."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        took.append((time.perf_counter() - start) * 1000)
    return sorted(took)


def say(name: str, took: list[float]) -> None:
    """One line: the middle and, of many, the slowest of a hundred."""
    slow = f"   p99 {took[int(len(took) * 0.99)]:8.2f} ms" if len(took) >= 100 else ""
    print(f"{name:44} p50 {took[len(took) // 2]:8.2f} ms{slow}")


def small(store: Store) -> None:
    """A book that one person might have after some months."""
    stored = store.add(Application(organisation="Quill", note=NOTE))
    say("save a round", timed(lambda: store.add(InterviewRound(stored.id, Stage.FIRST, questions=NOTE)), 300))
    rev = iter(range(1, 10**6))
    say("change a record", timed(lambda: store.update(stored.id, Application(note=NOTE), next(rev)), 300))
    say("keep a draft", timed(lambda: store.keep_draft("form", {"note": NOTE}), 300))
    say("read a setting", timed(lambda: store.setting("language"), 300))
    say("read 300 records", timed(lambda: store.all(InterviewRound), 100))


def large(store: Store) -> None:
    """A book of ten thousand applications."""
    jobs = [Application(f"Quill {n}", "Bookbinder", source=Source.AGENCY, note=NOTE) for n in range(10_000)]
    say("import 10,000 applications", timed(lambda: add_all(store, jobs)))
    say("save one more", timed(lambda: store.add(jobs[0]), 20))
    say("open, checking every row", timed(lambda: Store.open(store.path, now=store._now), 5))
    say("verified backup", timed(store.backup, 5))
    say("read all", timed(lambda: store.all(Application), 5))
    store.frame(Application)  # pandas is loaded once
    say("frame", timed(lambda: store.frame(Application), 5))
    say("erase one for good, also from the copies", timed(lambda: store.erase(Application, newest(store))))
    say("undo the import", timed(lambda: store.undo(1)))
    print(f"{'size of the file':44}     {store.path.stat().st_size / 1e6:8.1f} MB")


def newest(store: Store) -> str:
    """The id of the application added last."""
    return store.all(Application)[-1].id


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as folder:
        for size in (small, large):
            print(f"--- {size.__doc__}")
            size(open_book(Path(folder) / size.__name__).store)
