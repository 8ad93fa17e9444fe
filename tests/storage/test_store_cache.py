"""The store reads a table once and notices every change, whoever made it and however quickly."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

import pytest

from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.storage import Store, Stored, records

QUILL, QUILT = Application("Quill"), Application("Quilt")


@pytest.fixture
def other(book: Book, clock: Any) -> Store:
    """The same book in a second notebook of this kernel."""
    return Store.open(book.path, now=clock)


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The tables read whole while this lasts; the reading itself is the real one."""
    tables: list[str] = []
    rows_of = records.rows_of

    def noted(connection: Any, table: str) -> Any:
        tables.append(table)
        return rows_of(connection, table)

    monkeypatch.setattr(records, "rows_of", noted)
    yield tables
    monkeypatch.undo()


def names(store: Store) -> list[str]:
    return [stored.record.organisation for stored in store.all(Application)]


ANOTHER = """
import sys
from datetime import datetime
from workbook.interviews.model import Application
from workbook.storage import Store
path, name, patience = sys.argv[1:]
now = lambda: datetime.now().astimezone()
Store.open(path, now=now, patience=float(patience)).add(Application(name))
"""


def in_another_process(book: Book, name: str, patience: float = 30) -> subprocess.CompletedProcess[str]:
    """An application added by another program."""
    command = [sys.executable, "-c", ANOTHER, str(book.path), name, str(patience)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_table_is_read_once_while_nothing_changes(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    book.store.add(QUILL)
    with counted(monkeypatch) as tables:
        assert [names(book.store) for _ in range(3)] == [["Quill"]] * 3
    assert tables == ["application"]


def test_a_save_of_ones_own_reads_no_table_again(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = book.store.add(QUILL)
    book.store.all(Application)
    with counted(monkeypatch) as tables:
        book.store.add(QUILT)
        book.store.update(stored.id, Application("Quince"), stored.rev)
        assert names(book.store) == ["Quince", "Quilt"]
        book.store.remove(Application, stored.id)
        assert names(book.store) == ["Quilt"]
    assert tables == []


def test_what_comes_back_has_its_old_place(book: Book) -> None:
    first, _ = book.store.add(QUILL), book.store.add(QUILT)
    book.store.all(Application)
    book.store.remove(Application, first.id)
    assert names(book.store) == ["Quilt"]
    book.store.undo()
    assert names(book.store) == ["Quill", "Quilt"]


def test_removing_an_application_takes_its_rounds_out_of_what_was_read(book: Book) -> None:
    stored = book.store.add(QUILL)
    book.store.add(InterviewRound(stored.id, Stage.FIRST))
    assert len(book.store.all(InterviewRound)) == 1
    book.store.remove(Application, stored.id)
    assert book.store.all(InterviewRound) == []


def test_a_change_by_another_notebook_of_the_kernel_is_seen_at_once(book: Book, other: Store) -> None:
    for n in range(50):  # closer together than the file system's clock can tell
        stored = other.add(Application(f"Quill {n}"))
        assert book.store.get(Application, stored.id) == stored
        assert names(book.store)[-1] == f"Quill {n}"
        other.set_setting("n", n)
        assert book.store.setting("n") == n


def test_a_change_by_another_process_is_seen(book: Book) -> None:
    book.store.add(QUILL)
    book.store.all(Application)
    in_another_process(book, "Quilt")
    assert names(book.store) == ["Quill", "Quilt"]


def test_a_change_under_the_same_time_stamp_is_seen(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a disk that keeps times to two seconds, where the file looks the same after a change."""
    monkeypatch.setattr("workbook.storage.cache.signature", lambda _path: (0, 0, 0))
    monkeypatch.setattr("workbook.storage.cache.TRUSTED", 0.0)
    book.store.add(QUILL)
    book.store.all(Application)
    in_another_process(book, "Quilt")
    assert names(book.store) == ["Quill", "Quilt"]


def test_an_uncommitted_step_is_not_seen_from_outside(book: Book) -> None:
    with book.store.batch() as step:
        step.add(QUILL)
        assert names(book.store) == []
    assert names(book.store) == ["Quill"]


def test_a_step_that_failed_leaves_what_was_read(book: Book) -> None:
    book.store.add(QUILL)
    with suppress(ZeroDivisionError), book.store.batch() as step:
        step.add(QUILT)
        raise ZeroDivisionError
    assert names(book.store) == ["Quill"]


def test_erased_means_out_of_memory_too(book: Book) -> None:
    stored = book.store.add(QUILL)
    book.store.all(Application)
    book.store.erase(Application, stored.id)
    assert names(book.store) == []
    book.store.add(QUILT)
    book.store.erase_everything()
    assert names(book.store) == []


def test_where_finds_by_fields(book: Book) -> None:
    stored = book.store.add(QUILL)
    book.store.add(QUILT)
    round_ = book.store.add(InterviewRound(stored.id, Stage.FIRST))
    assert book.store.where(Application, organisation="Quill") == [stored]
    assert book.store.where(InterviewRound, application_id=stored.id, stage=Stage.FIRST) == [round_]
    assert book.store.where(InterviewRound, application_id=stored.id, stage=Stage.FINAL) == []


def test_a_setting_that_is_changed_by_its_reader_stays_as_it_was_kept(book: Book) -> None:
    book.store.set_setting("list", [1])
    book.store.setting("list").append(2)
    book.store.settings()["list"].append(3)
    assert book.store.setting("list") == [1]


def test_what_is_derived_is_made_again_only_after_its_kinds_have_changed(book: Book) -> None:
    made: list[Any] = []

    def count(earlier: int | None, applications: Mapping[str, Stored[Application]]) -> int:
        made.append(earlier)
        return len(applications)

    stored = book.store.add(QUILL)
    assert [book.store.derive(count, Application) for _ in range(3)] == [1, 1, 1]
    book.store.add(InterviewRound(stored.id, Stage.FIRST))
    book.store.keep_draft("a", {"b": 1})
    assert book.store.derive(count, Application) == 1
    book.store.add(QUILT)
    assert book.store.derive(count, Application) == 2
    assert made == [None, 1]


def test_a_file_that_is_gone_is_said_also_when_its_records_were_read(book: Book) -> None:
    book.store.add(QUILL)
    book.store.all(Application)
    book.path.unlink()
    with pytest.raises(Exception, match="moved"):
        book.store.all(Application)


def test_reading_drops_no_lock_that_this_process_holds(book: Book, other: Store) -> None:
    """Closing any handle of the file would: a save in another process could then come between."""
    book.store.add(QUILL)
    with book.store.batch() as step:
        step.add(QUILT)
        other.all(Application)
        book.store.setting("language")
        run = in_another_process(book, "Quince", patience=0.1)
    assert "Busy" in run.stderr
    assert names(book.store) == ["Quill", "Quilt"]
