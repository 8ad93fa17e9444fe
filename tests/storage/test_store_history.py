"""Story and undo: every change can be taken back, also tomorrow."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from many import add_all

from workbook import open_book
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.storage import Store
from workbook.storage.errors import Conflict

QUILL, QUILT = Application(organisation="Quill"), Application(organisation="Quilt")


def records(store: Store) -> list[Application]:
    return [stored.record for stored in store.all(Application)]


def test_each_kind_of_change_is_taken_back(book: Book) -> None:
    stored = book.store.add(QUILL)
    book.store.update(stored.id, QUILT, 1)
    book.store.remove(Application, stored.id)
    seen = []
    while book.store.undo():
        seen.append(records(book.store))
    assert seen == [[QUILT], [QUILL], []]


def test_an_answer_given_later_is_unanswered_again(book: Book) -> None:
    stored = book.store.add(QUILL)
    book.store.update(stored.id, dataclasses.replace(QUILL, note="Liked them"), 1)
    book.store.undo()
    assert records(book.store) == [QUILL]
    assert book.store.check().sound


def test_undo_works_in_a_new_process_on_another_day(book: Book, clock: Any) -> None:
    book.store.add(QUILL)
    clock.forward(days=40)
    again = open_book(book.folder, now=clock)
    assert again.store.undo() is not None
    assert records(book.store) == []


def test_nothing_to_undo_is_no_error(book: Book) -> None:
    assert book.store.undo() is None
    assert book.store.undo(99) is None


def test_an_undo_is_history_too_and_can_be_undone(book: Book) -> None:
    book.store.add(QUILL)
    undo = book.store.undo()
    assert undo is not None
    redo = book.store.undo(undo.batch)
    assert records(book.store) == [QUILL]
    assert redo is not None
    assert [change.undone for change in book.store.history()] == [False, True, False]


def test_one_step_is_taken_back_out_of_order(book: Book) -> None:
    book.store.add(QUILL)
    book.store.add(QUILT)
    oldest = book.store.history()[-1]
    book.store.undo(oldest.batch)
    assert records(book.store) == [QUILT]


def test_a_step_is_taken_back_once_however_often_the_button_is_pressed(book: Book) -> None:
    book.store.add(QUILL)
    step = book.store.history()[0].batch
    assert book.store.undo(step) is not None
    assert book.store.undo(step) is None
    assert book.store.undo() is None


def test_a_step_whose_record_changed_later_is_not_taken_back(book: Book) -> None:
    stored = book.store.add(QUILL)
    book.store.update(stored.id, QUILT, 1)
    with pytest.raises(Conflict) as conflict:
        book.store.undo(book.store.history()[-1].batch)
    assert conflict.value.key == "changed_since"
    assert records(book.store) == [QUILT]


def test_undoing_an_import_does_not_take_along_what_was_added_to_it(book: Book) -> None:
    first, _ = add_all(book.store, [QUILL, QUILT], label="import")
    held = book.store.add(InterviewRound(application_id=first.id, stage=Stage.FIRST))
    with pytest.raises(Conflict):
        book.store.undo(book.store.history()[-1].batch)
    assert book.store.all(InterviewRound) == [held]


def test_a_round_does_not_come_back_without_its_application(book: Book) -> None:
    stored = book.store.add(QUILL)
    held = book.store.add(InterviewRound(application_id=stored.id, stage=Stage.FIRST))
    removed = book.store.remove(InterviewRound, held.id)
    book.store.remove(Application, stored.id)
    assert removed is not None
    with pytest.raises(Conflict) as conflict:
        book.store.undo(removed.batch)
    assert conflict.value.key == "changed_since"


def test_a_record_changed_twice_in_one_step_goes_all_the_way_back(book: Book) -> None:
    stored = book.store.add(QUILL)
    with book.store.batch() as step:
        changed = step.update(stored.id, QUILT, 1)
        step.update(stored.id, Application(organisation="Quire"), changed.rev)
    book.store.undo()
    assert records(book.store) == [QUILL]


def test_history_says_what_happened_newest_first(book: Book, clock: Any) -> None:
    stored = book.store.add(QUILL)
    clock.forward(minutes=1)
    held = book.store.add(InterviewRound(application_id=stored.id, stage=Stage.FIRST))
    book.store.remove(Application, stored.id)
    removed, _, added = book.store.history()
    assert (added.kinds, added.row_ids) == (("application",), (stored.id,))
    assert added.at == clock.time.replace(minute=0)
    assert removed.kinds == ("interview_round", "application")
    assert removed.row_ids == (held.id, stored.id)
    assert len(book.store.history(limit=2)) == 2


def test_an_undo_names_the_step_it_took_back(book: Book) -> None:
    add_all(book.store, [QUILL], label="import of jobs.csv")
    undo = book.store.undo()
    assert undo is not None
    assert (undo.undoes, undo.label) == (1, "import of jobs.csv")


@pytest.mark.parametrize("sql", ["UPDATE history SET after = '{}'", "DELETE FROM history"])
def test_the_file_itself_refuses_to_change_its_history(
    book: Book, spoil: Callable[..., None], sql: str
) -> None:
    book.store.add(QUILL)
    with pytest.raises(sqlite3.IntegrityError):
        spoil(sql)
