"""A program to be killed: does one thing to a book again and again, and says so each time it returned.

Started as `python saver.py ACT PATH NAME`; it writes one line to its output for each acknowledged act.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from workbook.answers import ExerciseEntry
from workbook.storage import Store, connection, migrations
from workbook.storage.drill import drilled
from workbook.storage.migrations import Migration

TEXT = "She said the panel liked the second answer. " * 20
NEXT = """
CREATE TABLE exercise_entry_new (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
    created_at TEXT NOT NULL, saved_at TEXT NOT NULL, sha TEXT NOT NULL,
    exercise TEXT, about TEXT, answers TEXT, finished INTEGER, mood TEXT) STRICT;
INSERT INTO exercise_entry_new SELECT *, 'calm' FROM exercise_entry;
DROP TABLE exercise_entry;
ALTER TABLE exercise_entry_new RENAME TO exercise_entry;
"""


def entry(name: str, about: str = "") -> ExerciseEntry:
    """An entry of a few hundred letters."""
    return ExerciseEntry(exercise=name, about=about, answers={"what": TEXT})


def acknowledge(text: str) -> None:
    """Tell, past every buffer, that the act has returned."""
    os.write(1, f"{text}\n".encode())


def save(store: Store, name: str, n: int) -> str:
    """Two entries in one step, the second about the first; the id of the first."""
    with store.batch() as step:
        first = step.add(entry(f"{name} {n}"))
        step.add(entry("second", about=first.id))
    return first.id


def bring_in(store: Store, name: str, n: int, many: int = 300) -> str:
    """Three hundred entries in one step; their number so far."""
    with store.batch() as step:
        for _ in range(many):
            step.add(entry(f"{name} {n}"))
    return str(n)


def back_up(store: Store, name: str, n: int) -> str:
    """A copy; its file name."""
    store.add(entry(f"{name} {n}"))
    return store.backup().path.name


def put_back(store: Store, name: str, n: int) -> str:
    """The oldest copy put back after a change."""
    store.add(entry(f"{name} {n}"))
    store.restore(store.backups()[-1].path)
    return str(n)


def drill(store: Store, name: str, n: int) -> str:
    """A new copy put back for trial, as a check of the book does."""
    store.add(entry(f"{name} {n}"))
    store.backup()
    drilled(store, datetime.now().astimezone())
    return str(n)


def wipe(store: Store, *_: object) -> str:
    """One entry erased for good; its id."""
    stored = store.all(ExerciseEntry)[0]
    store.erase(ExerciseEntry, stored.id)
    return stored.id


def state(store: Store) -> str:
    """What a person would find in the book, in one word."""
    found = [store.all(ExerciseEntry), store.draft("form"), store.setting("language")]
    return hashlib.sha256(repr(found).encode()).hexdigest()


def one_day(store: Store) -> None:
    """One of each kind of act, the book's state told after each."""
    acknowledge(f"state {state(store)}")
    first = save(store, "A", 1)
    acknowledge(f"state {state(store)}")
    second = save(store, "Canary", 2)
    acknowledge(f"state {state(store)}")
    for act in (
        lambda: store.update(first, entry("changed"), 1),
        lambda: store.keep_draft("form", {"note": TEXT}),
        lambda: store.set_setting("language", "en"),
        lambda: bring_in(store, "C", 3, many=30),
        lambda: store.undo(),
        lambda: store.backup("asked"),
        lambda: store.remove(ExerciseEntry, first),
        lambda: store.undo(),
        lambda: save(store, "D", 4),
        lambda: store.restore(store.backups()[0].path),
        lambda: store.drop_draft("form"),
        lambda: store.erase(ExerciseEntry, second),
        lambda: acknowledge("erased Canary"),
        lambda: save(store, "E", 5),
    ):
        act()
        acknowledge(f"state {state(store)}")


ACTS: dict[str, Callable[[Store, str, int], str]] = {
    "save": save,
    "import": bring_in,
    "backup": back_up,
    "restore": put_back,
    "drill": drill,
    "erase": wipe,
}


def main(act: str, path: Path, name: str) -> None:
    """Do the act until killed; a migration can be done only once."""
    if act == "migrate":
        newer = (*migrations.steps(), Migration(migrations.newest() + 1, NEXT))
        migrations.steps = lambda: newer  # type: ignore[assignment]
    if act == "weak":
        connection.SETTINGS = ("PRAGMA synchronous=FULL", "PRAGMA foreign_keys=1")
    acknowledge("ready")
    store = Store.open(path, now=lambda: datetime.now().astimezone())
    if act in ("day", "weak"):
        one_day(store)
    for n in range(10**6) if act in ACTS else ():
        acknowledge(ACTS[act](store, name, n))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
