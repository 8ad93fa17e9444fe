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

from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.storage import Store, connection, migrations
from workbook.storage.migrations import Step

TEXT = "She said the panel liked the second answer. " * 20
NEXT = """
CREATE TABLE application_new (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
    created_at TEXT NOT NULL, saved_at TEXT NOT NULL, sha TEXT NOT NULL, organisation TEXT, role TEXT,
    sent_on TEXT, source TEXT, place TEXT, link TEXT, pay TEXT, only_saved INTEGER, note TEXT,
    mood TEXT) STRICT;
INSERT INTO application_new SELECT *, 'calm' FROM application;
DROP TABLE application;
ALTER TABLE application_new RENAME TO application;
"""


def acknowledge(text: str) -> None:
    """Tell, past every buffer, that the act has returned."""
    os.write(1, f"{text}\n".encode())


def save(store: Store, name: str, n: int) -> str:
    """One application with a round, in one step; its id."""
    with store.batch() as step:
        application = step.add(Application(organisation=f"{name} {n}", note=TEXT))
        step.add(InterviewRound(application_id=application.id, stage=Stage.FIRST, questions=TEXT))
    return application.id


def bring_in(store: Store, name: str, n: int, many: int = 300) -> str:
    """Three hundred applications in one step; their number so far."""
    store.add_all([Application(organisation=f"{name} {n}", note=TEXT)] * many)
    return str(n)


def back_up(store: Store, name: str, n: int) -> str:
    """A copy; its file name."""
    store.add(Application(organisation=f"{name} {n}", note=TEXT))
    return store.backup().path.name


def put_back(store: Store, name: str, n: int) -> str:
    """The oldest copy put back after a change."""
    store.add(Application(organisation=f"{name} {n}"))
    store.restore(store.backups()[-1].path)
    return str(n)


def wipe(store: Store, *_: object) -> str:
    """One application erased for good; its id."""
    stored = store.all(Application)[0]
    store.erase(Application, stored.id)
    return stored.id


def state(store: Store) -> str:
    """What a person would find in the book, in one word."""
    found = [
        store.all(Application),
        store.all(InterviewRound),
        store.draft("form"),
        store.setting("language"),
    ]
    return hashlib.sha256(repr(found).encode()).hexdigest()


def one_day(store: Store) -> None:
    """One of each kind of act, the book's state told after each."""
    acknowledge(f"state {state(store)}")
    first = save(store, "A", 1)
    acknowledge(f"state {state(store)}")
    second = save(store, "B", 2)
    acknowledge(f"state {state(store)}")
    for act in (
        lambda: store.update(first, Application(organisation="Quill", note=TEXT), 1),
        lambda: store.keep_draft("form", {"note": TEXT}),
        lambda: store.set_setting("language", "en"),
        lambda: bring_in(store, "C", 3, many=30),
        lambda: store.undo(),
        lambda: store.backup("asked"),
        lambda: store.remove(Application, first),
        lambda: store.undo(),
        lambda: save(store, "D", 4),
        lambda: store.restore(store.backups()[0].path),
        lambda: store.drop_draft("form"),
        lambda: store.erase(Application, second),
        lambda: acknowledge(f"erased {second}"),
        lambda: save(store, "E", 5),
    ):
        act()
        acknowledge(f"state {state(store)}")


ACTS: dict[str, Callable[[Store, str, int], str]] = {
    "save": save,
    "import": bring_in,
    "backup": back_up,
    "restore": put_back,
    "erase": wipe,
}


def main(act: str, path: Path, name: str) -> None:
    """Do the act until killed; a migration can be done only once."""
    if act == "migrate":
        newer = (*migrations.steps(), Step(migrations.newest() + 1, NEXT))
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
