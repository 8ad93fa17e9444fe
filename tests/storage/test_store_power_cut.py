"""Saved means saved, also when the power fails: thousands of cuts replayed from one traced day."""

from __future__ import annotations

import hashlib
import random
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import saver
from power_cut import STRACE, Disk, calls, cuts

from workbook.storage import Store, backups
from workbook.storage.errors import Damaged

ROOT = Path(__file__).parents[2]
needs_strace = pytest.mark.skipif(not shutil.which("strace"), reason="replaying a power cut needs strace")


def trace(folder: Path, act: str) -> tuple[Path, Path]:
    """The log of one traced day with a book, and the book's folder."""
    log, book = folder / "log", folder / "book" / "journal.db"
    program = [sys.executable, str(Path(saver.__file__)), act, str(book), "A"]
    environment = {"PYTHONPATH": str(ROOT)}
    command = [*STRACE, "-o", str(log), *program]
    run = subprocess.run(command, capture_output=True, env=environment, check=False)
    if run.returncode and b"ptrace" in run.stderr:
        pytest.skip("strace may not trace programs here")
    assert run.returncode == 0, run.stderr.decode()
    return log, book.parent


def states(said: list[str]) -> list[str]:
    return [line.split()[1] for line in said if line.startswith("state")]


@needs_strace
@pytest.mark.parametrize("strict", [True, False], ids=["any-name-may-be-lost", "names-in-order"])
def test_after_a_power_cut_there_is_what_was_acknowledged_or_the_next_act_whole(
    tmp_path: Path, clock: Any, full: bool, strict: bool
) -> None:
    log, folder = trace(tmp_path, "day")
    story = story_of(log, folder)
    seen: set[str] = set()
    for said, files in cuts(log, folder, 20_000 if full else 150, strict=strict, chance=random.Random(7)):
        told = states(said)
        allowed = story[max(len(told) - 1, 0) : len(told) + 1]
        fingerprint = hashlib.sha256(repr((allowed, sorted(files.items()))).encode()).hexdigest()
        if fingerprint not in seen:
            seen.add(fingerprint)
            lay_out(files, folder, tmp_path / "cut")
            check(tmp_path / "cut", said, allowed, clock)
            shutil.rmtree(tmp_path / "cut")
    assert len(seen) > 100


@needs_strace
def test_the_replay_sees_what_a_weaker_setting_loses(tmp_path: Path, clock: Any) -> None:
    log, folder = trace(tmp_path, "weak")
    lost = 0
    for said, files in cuts(log, folder, 80, strict=True, chance=random.Random(7)):
        lay_out(files, folder, tmp_path / "cut")
        if told := states(said)[1:]:
            kept = "damaged"  # where an older journal came back and was rolled into newer pages
            with suppress(Damaged):
                kept = saver.state(Store.open(tmp_path / "cut" / "journal.db", now=clock))
            lost += kept in ("damaged", *states(said)[:-1]) and kept != told[-1]
        shutil.rmtree(tmp_path / "cut")
    assert lost


def story_of(log: Path, folder: Path) -> list[str]:
    """The states that the program told from beginning to end."""
    disk = Disk(str(folder), strict=True)
    for call in calls(log):
        disk.call(*call)
    return states(disk.said)


def lay_out(files: dict[str, bytes], folder: Path, where: Path) -> None:
    """Write what a cut left to a folder of its own."""
    where.mkdir()
    for name, data in files.items():
        path = where / Path(name).relative_to(folder)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)


def check(where: Path, said: list[str], allowed: list[str], clock: Any) -> None:
    """The book that the cut left opens, holds what it must, and every copy with a name is whole."""
    if not (where / "journal.db").exists():
        assert not states(said)
        return
    store = Store.open(where / "journal.db", now=clock)
    assert saver.state(store) in allowed
    assert all(backups.examine_file(copy.path).sound for copy in store.backups())
    for erased in (line.split()[1] for line in said if line.startswith("erased")):
        assert not [path for path in where.rglob("*.db") if erased.encode() in path.read_bytes()]
