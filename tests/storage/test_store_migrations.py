"""Migrations: numbered, after a verified backup, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from any_record import column_type

from workbook import open_book
from workbook.answers import answers_of
from workbook.book import Book, record_classes
from workbook.interviews.model import Application
from workbook.storage import StoreError, migrations
from workbook.storage.connection import BookFile
from workbook.storage.errors import Damaged
from workbook.storage.migrations import Migration

QUILL = Application(organisation="Quill")
ROW_COLUMNS = ("seq", "id", "rev", "created_at", "saved_at", "sha")  # of every table, first
MORE = "ALTER TABLE application ADD COLUMN mood TEXT;"
REBUILD = """
-- a semicolon; in a comment
CREATE TABLE application_new (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
    created_at TEXT NOT NULL, saved_at TEXT NOT NULL, sha TEXT NOT NULL, organisation TEXT, role TEXT,
    sent_on TEXT, source TEXT, place TEXT, link TEXT, pay TEXT, only_saved INTEGER,
    note TEXT DEFAULT 'a; b') STRICT;
INSERT INTO application_new
SELECT seq, id, rev, created_at, saved_at, sha, upper(organisation), role, sent_on, source,
    place, link, pay, only_saved, note FROM application;
DROP TABLE application;
ALTER TABLE application_new RENAME TO application;
"""


@pytest.fixture
def next_step(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes the program one version newer, with this migration."""

    def add(sql: str) -> None:
        newer = (*migrations.steps(), Migration(migrations.newest() + 1, sql))
        monkeypatch.setattr(migrations, "steps", lambda: newer)

    return add


def columns(path: Path, table: str) -> dict[str, str]:
    with BookFile(path).reading() as connection:
        rows = connection.execute("SELECT name, type FROM pragma_table_info(?)", [table]).fetchall()
    return {row["name"]: row["type"] for row in rows}


@pytest.mark.parametrize("cls", list(record_classes()), ids=lambda cls: cls.kind)
def test_every_kind_has_a_table_with_a_column_for_each_field(book: Book, cls: Any) -> None:
    found = columns(book.path, cls.kind)
    assert tuple(found)[:6] == ROW_COLUMNS
    fields = {name: column_type(answer) for name, answer in answers_of(cls).items()}
    assert {name: found[name] for name in found if name not in ROW_COLUMNS} == fields


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [step.number for step in migrations.steps()] == list(range(1, migrations.newest() + 1))


@pytest.mark.parametrize("sql", [MORE, REBUILD], ids=["column", "rebuild"])
def test_an_older_book_is_brought_up_to_date_and_stays_sound(
    book: Book, clock: Any, next_step: Callable[[str], None], sql: str
) -> None:
    book.store.add(QUILL)
    next_step(sql)
    store = open_book(book.folder, now=clock).store
    assert store.check().problems == []
    assert [stored.record.organisation.upper() for stored in store.all(Application)] == ["QUILL"]
    assert "migration" in [copy.reason for copy in store.backups()]


def test_undo_reaches_back_across_a_migration(
    book: Book, clock: Any, next_step: Callable[[str], None]
) -> None:
    stored = book.store.add(QUILL)
    book.store.remove(Application, stored.id)
    next_step(MORE)
    store = open_book(book.folder, now=clock).store
    store.undo()
    assert [stored.record for stored in store.all(Application)] == [QUILL]


@pytest.mark.parametrize(
    "sql",
    [
        f"{MORE} SELECT nonsense;",
        f"{MORE} INSERT INTO interview_round (id, rev, created_at, saved_at, sha, application_id)"
        " VALUES ('x', 1, '', '', '', 'nothing');",
        f"{MORE} DELETE FROM application;",
    ],
    ids=["error", "dangling", "lost"],
)
def test_a_migration_that_fails_its_checks_leaves_the_book_as_it_was(
    book: Book, clock: Any, next_step: Callable[[str], None], sql: str
) -> None:
    book.store.add(QUILL)
    next_step(sql)
    with pytest.raises(StoreError) as failure:
        open_book(book.folder, now=clock)
    assert failure.value.key == "migration_failed"
    assert "mood" not in columns(book.path, "application")
    assert [stored.record for stored in book.store.all(Application)] == [QUILL]


def test_a_copy_from_an_older_version_is_brought_up_to_date_when_restored(
    book: Book, next_step: Callable[[str], None]
) -> None:
    book.store.add(QUILL)
    copy = book.store.backup()
    next_step(MORE)
    book.store.restore(copy.path)
    assert "mood" in columns(book.path, "application")
    assert "mood" not in columns(copy.path, "application")
    assert book.store.check().sound


def test_a_damaged_book_is_not_migrated(
    book: Book, clock: Any, next_step: Callable[[str], None], spoil: Callable[..., None]
) -> None:
    book.store.add(QUILL)
    spoil("UPDATE application SET organisation = 'Quilt'")
    next_step(MORE)
    with pytest.raises(Damaged):
        open_book(book.folder, now=clock)
    assert "mood" not in columns(book.path, "application")


def test_a_book_of_the_first_version_still_opens(tmp_path: Path, clock: Any) -> None:
    shutil.copy(Path(__file__).parent / "books" / "version_0001.journal", tmp_path / "journal.db")
    store = open_book(tmp_path, now=clock).store
    assert store.check().sound
    assert [stored.record.organisation for stored in store.all(Application)] == [
        "Quill & Sons",
        "Ærø Ferries",
    ]
    while store.undo():
        pass
    assert store.all(Application) == []
