"""One of several programs that each raise the same number, reading it and writing it back.

Started as `python counter.py PATH TIMES`; prints how often another was faster.
"""

from __future__ import annotations

import dataclasses
import sys
from datetime import datetime
from pathlib import Path

from workbook.answers import ExerciseEntry
from workbook.storage import Store
from workbook.storage.errors import Conflict


def main(path: Path, times: int) -> None:
    """Raise the number in the first entry so many times."""
    store = Store.open(path, now=lambda: datetime.now().astimezone())
    raised = conflicts = 0
    while raised < times:
        stored = store.all(ExerciseEntry)[0]
        higher = dataclasses.replace(stored.record, answers={"n": stored.record.answers["n"] + 1})
        try:
            store.update(stored.id, higher, stored.rev)
            raised += 1
        except Conflict:
            conflicts += 1
    print(conflicts)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
