"""Full disks, read-only folders, moved files, other notebooks: saved for certain, or a named error."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from many import add_all

from workbook import open_book
from workbook.book import Book
from workbook.interviews.model import Application
from workbook.storage import Store
from workbook.storage.connection import connect
from workbook.storage.errors import Busy, DiskFull, Moved, NoWrite
from workbook.storage.health import examine

resource = pytest.importorskip("resource", reason="these faults are made with the means of Unix")

QUILL = Application(organisation="Quill", note="x" * 2000)
ACTS: list[Callable[[Store], Any]] = [
    lambda store: store.add(QUILL),
    lambda store: add_all(store, [QUILL] * 200),
    lambda store: store.update(store.all(Application)[0].id, QUILL, 1),
    lambda store: store.undo(),
    lambda store: store.keep_draft("form", {"note": "x" * 9000}),
]
acts = pytest.mark.parametrize("act", ACTS, ids=["add", "import", "update", "undo", "draft"])


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    """Makes the system refuse to let any file grow beyond this size."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def unprivileged() -> Iterator[None]:
    """Acts as a user whose rights are checked; root's are not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user can reach, for tests that give up root's rights."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))  # the run's own temporary folder is closed to others
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


@acts
def test_no_room_for_the_file_to_grow_is_a_full_disk_and_loses_nothing(
    book: Book, act: Callable[..., Any]
) -> None:
    book.store.add(QUILL)
    before = book.store.all(Application)
    with file_size_limit(1000), pytest.raises(DiskFull):
        act(book.store)
    assert book.store.all(Application) == before
    assert book.store.check().sound
    act(book.store)


def test_a_disk_that_fills_up_keeps_every_save_it_acknowledged(small_disk: Path, clock: Any) -> None:
    store = open_book(small_disk / "book", now=clock).store
    saved = []
    with pytest.raises(DiskFull):
        saved.extend(store.add(QUILL) for _ in range(9999))
    assert len(saved) > 50
    assert store.all(Application) == saved
    assert store.check().sound
    with pytest.raises(DiskFull):
        store.backup()
    assert not list(small_disk.rglob("*.part*"))


def test_a_book_that_cannot_be_made_for_want_of_room_leaves_nothing(tmp_path: Path, clock: Any) -> None:
    with file_size_limit(1000), pytest.raises(DiskFull):
        open_book(tmp_path / "book", now=clock)
    assert list((tmp_path / "book").iterdir()) == []


@acts
def test_a_read_only_folder_can_be_read_and_says_it_cannot_be_written(
    open_folder: Path, clock: Any, act: Callable[..., Any]
) -> None:
    with unprivileged():
        book = open_book(open_folder / "book", now=clock)
        book.store.add(QUILL)
        book.folder.chmod(0o500)
        book.path.chmod(0o400)
        store = open_book(book.folder, now=clock).store
        with pytest.raises(NoWrite) as refusal:
            act(store)
        assert refusal.value.values == {"folder": str(book.folder)}
        assert [stored.record for stored in store.all(Application)] == [QUILL]
        book.folder.chmod(0o700)


def test_a_folder_where_nothing_may_be_made_is_named(open_folder: Path, clock: Any) -> None:
    open_folder.chmod(0o555)
    with unprivileged(), pytest.raises(NoWrite):
        open_book(open_folder / "book", now=clock)


def test_a_folder_that_may_not_be_entered_is_named(open_folder: Path, clock: Any) -> None:
    (open_folder / "closed").mkdir(mode=0o000)
    with unprivileged(), pytest.raises(NoWrite):
        open_book(open_folder / "closed" / "book", now=clock)


@acts
def test_a_deleted_file_is_named_and_not_made_anew(book: Book, act: Callable[..., Any]) -> None:
    book.path.unlink()
    with pytest.raises(Moved):
        act(book.store)
    assert not book.path.exists()


@acts
def test_a_file_that_a_sync_tool_replaced_is_named_and_left_alone(
    book: Book, tmp_path: Path, act: Callable[..., Any]
) -> None:
    book.store.add(QUILL)
    shutil.copy(book.path, tmp_path / "synced")
    os.replace(tmp_path / "synced", book.path)
    before = book.path.read_bytes()
    with pytest.raises(Moved):
        act(book.store)
    assert book.path.read_bytes() == before


@acts
def test_another_notebook_in_the_middle_of_a_save_is_busy(
    book: Book, other: Store, act: Callable[..., Any]
) -> None:
    book.store.add(QUILL)
    with closing(sqlite3.connect(book.path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            act(other)
    act(other)


def test_a_busy_book_is_not_called_damaged(book: Book, other: Store, clock: Any) -> None:
    with closing(sqlite3.connect(book.path, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        for act in (other.check, lambda: Store.open(book.path, now=clock, patience=0.1)):
            with pytest.raises(Busy):
                act()
        with pytest.raises(sqlite3.OperationalError), closing(connect(book.path, patience=0.1)) as busy:
            examine(busy)


def test_reading_goes_on_while_another_notebook_saves(book: Book, other: Store) -> None:
    book.store.add(QUILL)
    with book.store.batch() as step:
        step.add(QUILL)
        assert len(other.all(Application)) == 1
    assert len(other.all(Application)) == 2


def test_no_file_stays_open_between_operations(book: Book) -> None:
    book.store.add(QUILL)
    book.frame("application")
    book.store.backup()
    held = (
        {os.path.realpath(link) for link in Path("/proc/self/fd").glob("*")}
        if Path("/proc").exists()
        else set()
    )
    assert not [path for path in held if path.startswith(str(book.folder))]


def test_a_column_whose_name_was_spoilt_is_damage_and_no_traceback(
    book: Book, spoil: Callable[..., None]
) -> None:
    book.store.add(QUILL)
    spoil("ALTER TABLE history RENAME COLUMN sha TO shb")
    assert not book.store.check().sound
