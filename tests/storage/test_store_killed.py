"""Saved means saved, also when the program is killed the moment after, or in the middle of anything else."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import saver
from many import add_all

from workbook.answers import ExerciseEntry
from workbook.storage import Store, backups, migrations
from workbook.storage.connection import version_of

ROOT = Path(__file__).parents[2]


def start(act: str, path: Path, name: str = "A") -> subprocess.Popen[bytes]:
    command = [sys.executable, str(Path(__file__).with_name("saver.py")), act, str(path), name]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={"PYTHONPATH": str(ROOT)}
    )


def killed(act: str, path: Path, after: float, writers: int = 1, past: int = 0) -> list[str]:
    """What programs acknowledged that were killed some seconds after they had started.

    The seconds begin once the first of them has acknowledged so many acts, however slow the machine is.
    """
    running = [start(act, path, str(n)) for n in range(writers)]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
    awaited = [running[0].stdout.readline().decode() for _ in range(past)]  # type: ignore[union-attr]
    assert all(awaited)
    with suppress(subprocess.TimeoutExpired):
        running[0].wait(after)
    for process in running:
        process.kill()
    said = ["".join(awaited), *(process.communicate()[0].decode() for process in running)]
    return [line for text in said for line in text.splitlines() if text]


@pytest.fixture
def filled(tmp_path: Path, clock: Any) -> Path:
    """A book of eighty entries with one copy of it."""
    store = Store.open(tmp_path / "journal.db", now=clock)
    add_all(store, [saver.entry(f"Quill {n}") for n in range(80)])
    store.backup()
    return store.path


def test_no_acknowledged_save_is_lost_and_none_is_half_there(tmp_path: Path, clock: Any, full: bool) -> None:
    chance = random.Random(1)
    acknowledged: set[str] = set()
    for kill in range(2000 if full else 40):
        acknowledged |= set(
            killed(
                "save",
                tmp_path / "journal.db",
                chance.uniform(0, 0.12),
                writers=3 if kill % 4 == 0 else 1,
                past=kill % 2,  # half of them are killed while they still begin, half amid saves
            )
        )
        store = Store.open(tmp_path / "journal.db", now=clock)
        entries = store.all(ExerciseEntry)
        first = {stored.id for stored in entries if not stored.record.about}
        assert acknowledged <= first
        assert first == {stored.record.about for stored in entries if stored.record.about}
        if len(entries) > 600:
            acknowledged.clear()
            shutil.rmtree(tmp_path / "backups", ignore_errors=True)
            store.path.unlink()


def test_an_import_is_there_whole_or_not_at_all(filled: Path, clock: Any, full: bool) -> None:
    chance = random.Random(2)
    for _ in range(300 if full else 5):
        before = len(Store.open(filled, now=clock).all(ExerciseEntry))
        said = killed("import", filled, chance.uniform(0, 0.25))
        added = len(Store.open(filled, now=clock).all(ExerciseEntry)) - before
        assert added in (300 * len(said), 300 * len(said) + 300)


def test_a_migration_is_done_or_not_begun(filled: Path, clock: Any, full: bool, tmp_path: Path) -> None:
    chance = random.Random(3)
    versions = set()
    for n in range(300 if full else 6):
        copy = tmp_path / str(n) / "journal.db"
        copy.parent.mkdir()
        shutil.copy(filled, copy)
        killed("migrate", copy, 0 if n == 0 else 60 if n == 1 else chance.uniform(0, 0.1))
        versions.add(version_of(copy))
        if version_of(copy) == migrations.newest():
            assert len(Store.open(copy, now=clock).all(ExerciseEntry)) == 80
        else:
            assert backups.examine_file(copy).problems == []
    assert max(versions) == migrations.newest() + 1


def test_a_copy_has_its_name_only_when_it_is_whole(filled: Path, clock: Any, full: bool) -> None:
    chance = random.Random(4)
    for _ in range(300 if full else 5):
        said = killed("backup", filled, chance.uniform(0, 0.2))
        copies = backups.copies_of(filled, clock())
        assert set(said) <= {copy.path.name for copy in copies}
        assert all(backups.examine_file(copy.path).sound for copy in copies)
        assert Store.open(filled, now=clock).check().sound


def test_in_mid_restore_there_is_the_old_or_the_new_never_neither(
    filled: Path, clock: Any, full: bool
) -> None:
    chance = random.Random(5)
    for _ in range(300 if full else 5):
        before = len(Store.open(filled, now=clock).all(ExerciseEntry))
        killed("restore", filled, chance.uniform(0, 0.2))
        assert len(Store.open(filled, now=clock).all(ExerciseEntry)) in (80, 81, before, before + 1)


def test_what_was_said_to_be_erased_is_in_no_file(filled: Path, clock: Any, full: bool) -> None:
    chance = random.Random(6)
    for _ in range(60 if full else 3):
        for id in killed("erase", filled, chance.uniform(0.05, 0.3)):
            files = [path for path in filled.parent.rglob("*.db") if id.encode() in path.read_bytes()]
            assert files == []
        assert Store.open(filled, now=clock).check().sound


def test_after_any_killed_work_an_erase_leaves_not_one_byte(filled: Path, clock: Any, full: bool) -> None:
    chance, acts = random.Random(7), ("restore", "drill", "backup", "import", "erase")
    canary = saver.TEXT[:40].encode()
    for n in range(300 if full else 2 * len(acts)):
        killed(acts[n % len(acts)], filled, chance.uniform(0, 0.3))
        store = Store.open(filled, now=clock)
        assert store.erase_everything() == ()
        files = [path for path in filled.parent.rglob("*") if path.is_file()]
        assert [path for path in files if canary in path.read_bytes()] == []
        assert not list(filled.parent.rglob(".drill-*"))
        add_all(store, [saver.entry(f"Quill {i}") for i in range(80)])
        store.backup()
