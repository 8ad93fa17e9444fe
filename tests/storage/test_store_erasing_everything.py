"""Erasing everything leaves nothing of what was written, here or in the copies, but a book that works."""

from __future__ import annotations

from workbook.book import Book
from workbook.interviews.model import Application

SECRET = "Canary-Quillmoor-7731"


def test_nothing_that_was_written_is_left_in_any_file(book: Book) -> None:
    stored = book.store.add(Application(organisation=SECRET))
    book.store.keep_draft("log", {"organisation": SECRET})
    book.store.backup()
    book.store.remove(Application, stored.id)
    assert book.store.erase_everything() == ()
    assert not [f for f in book.folder.rglob("*") if f.is_file() and SECRET.encode() in f.read_bytes()]


def test_the_empty_book_is_sound_and_can_be_written_in(book: Book) -> None:
    book.store.add(Application(organisation=SECRET))
    book.store.erase_everything()
    assert book.store.check().sound
    book.store.add(Application(organisation="Thornvale"))
    assert [a.record.organisation for a in book.store.all(Application)] == ["Thornvale"]


def test_nothing_is_left_to_undo(book: Book) -> None:
    book.store.add(Application(organisation=SECRET))
    book.store.erase_everything()
    assert book.store.undo() is None
    assert book.store.setting("country") is None


def test_those_who_listen_hear_of_it(book: Book) -> None:
    heard: list[object] = []
    book.store.add(Application(organisation=SECRET))
    book.store.listen(Application, heard.append)
    book.store.erase_everything()
    assert len(heard) == 1
