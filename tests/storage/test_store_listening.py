"""Who is told of a change, and how another notebook's change is noticed."""

from __future__ import annotations

import pytest
from many import add_all

from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.people.model import Person
from workbook.storage import Change, Store
from workbook.storage.errors import Conflict

QUILL = Application(organisation="Quill")


def test_listeners_of_a_kind_hear_of_that_kind_once_a_step(book: Book) -> None:
    applications: list[Change] = []
    rounds: list[Change] = []
    book.store.listen(Application, applications.append)
    book.store.listen(InterviewRound, rounds.append)
    add_all(book.store, [QUILL, QUILL])
    assert (len(applications), len(rounds)) == (1, 0)
    assert len(applications[0].row_ids) == 2


def test_a_listener_of_several_kinds_hears_once_of_a_step_in_both(book: Book) -> None:
    heard: list[Change] = []
    stop = book.store.listen((Application, InterviewRound), heard.append)
    with book.store.batch() as step:
        id = step.add(QUILL).id
        step.add(InterviewRound(application_id=id, stage=Stage.FIRST))
    book.store.add(Person(name="Ada"))
    assert [set(change.kinds) for change in heard] == [{"application", "interview_round"}]
    stop()
    book.store.add(QUILL)
    assert len(heard) == 1


def test_a_listener_of_everything_hears_every_kind_and_undo(book: Book) -> None:
    heard: list[Change] = []
    book.store.listen(None, heard.append)
    stored = book.store.add(QUILL)
    book.store.add(InterviewRound(application_id=stored.id, stage=Stage.FIRST))
    undo = book.store.undo()
    assert [change.kinds[0] for change in heard] == ["application", "interview_round", "interview_round"]
    assert heard[-1] == undo


def test_a_listener_hears_after_the_change_is_on_the_disk(book: Book, other: Store) -> None:
    seen: list[int] = []
    book.store.listen(Application, lambda _: seen.append(len(other.all(Application))))
    book.store.add(QUILL)
    assert seen == [1]


def test_a_failing_listener_fails_neither_the_save_nor_the_next_listener(book: Book) -> None:
    heard: list[Change] = []
    book.store.listen(Application, lambda _: 1 / 0)
    book.store.listen(Application, heard.append)
    book.store.add(QUILL)
    assert len(heard) == len(book.store.all(Application)) == 1


def test_a_listener_may_save_and_may_stop(book: Book) -> None:
    def copy(_: Change) -> None:
        stop()
        book.store.add(QUILL)

    stop = book.store.listen(Application, copy)
    book.store.add(QUILL)
    stop()
    assert len(book.store.all(Application)) == 2


def test_a_refused_change_is_told_to_nobody(book: Book) -> None:
    heard: list[Change] = []
    stored = book.store.add(QUILL)
    book.store.listen(None, heard.append)
    with pytest.raises(Conflict):
        book.store.update(stored.id, QUILL, 9)
    assert heard == []


def test_another_notebooks_change_is_noticed_once(book: Book, other: Store) -> None:
    assert not book.store.look()
    other.add(QUILL)
    assert book.store.look()
    assert not book.store.look()


def test_ones_own_changes_and_others_drafts_are_no_change_elsewhere(book: Book, other: Store) -> None:
    book.store.add(QUILL)
    book.store.keep_draft("form", {"a": "b"})
    other.keep_draft("form", {"a": "c"})
    assert not book.store.look()


def test_another_notebooks_change_is_noticed_also_after_a_save_of_ones_own(book: Book, other: Store) -> None:
    other.add(QUILL)
    book.store.add(QUILL)
    assert book.store.look()


def test_a_store_may_be_told_to_forget_its_listeners(book: Book) -> None:
    heard: list[Change] = []
    book.store.listen(None, heard.append)
    book.store.forget_listeners()
    book.store.add(QUILL)
    assert heard == []


def test_looking_tells_the_listeners_of_what_another_notebook_changed(book: Book, other: Store) -> None:
    heard: list[Change] = []
    book.store.listen(Application, heard.append)
    assert not book.store.look()
    other.add(QUILL)
    assert book.store.look()
    assert len(heard) == 1
