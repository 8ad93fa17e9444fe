"""Erased for good means that the words are in no file we keep."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from typing import Any

import pytest
from many import add_all

from workbook import open_book
from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.storage import Change
from workbook.storage.errors import Conflict

SECRET = "the word that goes"
QUILL = Application(organisation="Quill", note=SECRET * 500)


def files_with(book: Book, text: str) -> list[str]:
    return [p.name for p in book.folder.rglob("*") if p.is_file() and text.encode() in p.read_bytes()]


def fill(book: Book) -> str:
    """A record that was saved, changed, talked about, drafted, removed in part, backed up and replaced."""
    stored = book.store.add(QUILL)
    book.store.add(Application(organisation="Stays here"))
    book.store.update(stored.id, dataclasses.replace(QUILL, role=SECRET), 1)
    held = [InterviewRound(application_id=stored.id, stage=Stage.FIRST, questions=SECRET) for _ in range(2)]
    gone, _ = add_all(book.store, held)
    book.store.remove(InterviewRound, gone.id)
    book.store.keep_draft(f"interviews.application:{stored.id}", {"note": SECRET})
    book.store.keep_draft("interviews.round", {"application_id": stored.id, "questions": SECRET})
    book.store.restore(book.store.backup().path)
    return stored.id


def test_erasing_leaves_the_words_in_no_file(book: Book) -> None:
    id = fill(book)
    assert len(files_with(book, SECRET)) == 4
    changes: list[Change] = []
    book.store.listen(None, changes.append)
    copies = sorted(path.name for path in (book.folder / "backups").glob("*.db"))
    assert book.store.erase(Application, id) == ()
    assert files_with(book, SECRET) == []
    assert [len(change.row_ids) for change in changes] == [3]
    assert set(copies) < {path.name for path in (book.folder / "backups").glob("*.db")}
    assert "journal.db" in files_with(book, "Stays here")


KILLED_SAVE = """
import os, signal, sqlite3, sys
book = sqlite3.connect(sys.argv[1], isolation_level=None)
book.execute("PRAGMA cache_size=1")
book.execute("BEGIN IMMEDIATE")
book.execute("INSERT INTO draft (key, answers, at, sha) VALUES ('half', ?, '', '')", [sys.argv[2] * 5000])
os.kill(os.getpid(), signal.SIGKILL)
"""


def kill_a_save(book: Book) -> None:
    """A save of the secret that is killed after its pages, free ones taken again, were written."""
    book.store.keep_draft("long", {"note": "long " * 20_000})
    book.store.drop_draft("long")
    subprocess.run([sys.executable, "-c", KILLED_SAVE, book.store.path, SECRET], check=False)
    assert book.store.check().sound  # which puts the file back as it was before that save
    assert not list(book.folder.glob("*-journal"))
    assert files_with(book, SECRET) == ["journal.db"]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("kept_in_a_copy", [False, True])
@pytest.mark.parametrize("way", ["record", "everything", "draft"])
def test_erasing_takes_what_a_killed_save_left_behind(book: Book, way: str, kept_in_a_copy: bool) -> None:
    stored = book.store.add(QUILL)
    book.store.erase(Application, stored.id)
    other = book.store.add(Application(organisation="Thornvale"))
    kill_a_save(book)
    if kept_in_a_copy:
        book.store.backup()
    if way == "record":
        book.store.erase(Application, other.id)
    elif way == "everything":
        book.store.erase_everything()
    else:
        book.store.drop_draft("half", copies=True)
    assert files_with(book, SECRET) == []
    assert book.store.check().sound


def test_after_erasing_everything_is_sound_and_undo_cannot_bring_it_back(book: Book, clock: Any) -> None:
    fill(book)
    book.store.erase(Application, book.store.all(Application)[0].id)
    store = open_book(book.folder, now=clock).store
    assert store.check().problems == []
    while store.undo():
        assert SECRET not in repr(store.all(Application))
    assert store.all(Application) == store.all(InterviewRound) == []
    store.restore(store.backups()[0].path)
    assert [stored.record.organisation for stored in store.all(Application)] == ["Stays here"]


def test_what_was_written_about_it_in_an_exercise_goes_too(book: Book) -> None:
    store, id = book.store, book.store.add(QUILL).id
    round_ = store.add(InterviewRound(application_id=id, stage=Stage.FIRST))
    about = [id, round_.id, f"{round_.id}.2"]
    kept = [store.add(ExerciseEntry("e", key, {"fact": SECRET}, True)) for key in about]
    store.update(kept[0].id, dataclasses.replace(kept[0].record, about=""), 1)
    store.remove(ExerciseEntry, kept[1].id)
    other = store.add(ExerciseEntry("e", f"{id}0", {"fact": "about another"}, True))
    store.erase(Application, id)
    assert files_with(book, SECRET) == []
    assert store.all(ExerciseEntry) == [other]
    assert store.check().problems == []


def test_erasing_is_told_to_those_who_show_it(book: Book) -> None:
    heard: list[Change] = []
    id = fill(book)
    book.store.listen(InterviewRound, heard.append)
    book.store.erase(Application, id)
    assert len(heard) == 1
    assert not book.store.look()


def test_other_drafts_stay(book: Book) -> None:
    stored = book.store.add(QUILL)
    book.store.keep_draft("exercise", {"text": "something else"})
    book.store.erase(Application, stored.id)
    assert book.store.draft("exercise") is not None


def test_a_copy_that_cannot_be_opened_is_named(book: Book) -> None:
    stored = book.store.add(QUILL)
    broken = book.store.backup().path
    broken.write_bytes(b"x" * 9000)
    assert book.store.erase(Application, stored.id) == (broken,)


def test_a_number_is_not_used_again_after_erasing(book: Book) -> None:
    stored = book.store.add(QUILL, id="known")
    book.store.erase(Application, stored.id)
    book.store.add(Application(organisation="Quilt"))
    assert book.store.history()[0].batch > 1
    assert book.store.undo(1) is None


def test_erasing_what_is_not_there_changes_nothing_else(book: Book) -> None:
    book.store.add(QUILL)
    changes: list[Change] = []
    book.store.listen(None, changes.append)
    assert book.store.erase(Application, "nothing") == ()
    assert [change.row_ids for change in changes] == [()]
    assert len(book.store.all(Application)) == 1
    with pytest.raises(Conflict):
        book.store.update("nothing", QUILL, 1)
