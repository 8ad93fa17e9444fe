"""The log as one page keeps it: read once, and again after a change."""

from __future__ import annotations

from typing import Any

from log_by_hand import day, heard, held

from workbook.book import Book
from workbook.interviews.log import Log
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent


def add(book: Book, organisation: str, *events: InterviewRound | OutcomeEvent, **more: Any) -> str:
    id = book.store.add(Application(organisation=organisation, role="Analyst", **more)).id
    for event in events:
        book.store.add(type(event)(**vars(event) | {"application_id": id}))
    return id


def test_an_empty_log_has_no_histories_and_no_names(book: Book):
    log = Log(book)
    assert log.histories == []
    assert log.names() == {"organisation": (), "role": ()}
    assert log.history("x") is None


def test_every_application_comes_with_its_events(book: Book):
    id = add(book, "Quillmoor", held("first", "2026-02-16"), heard("rejected", "2026-02-20"))
    log = Log(book)
    assert [event.record.stage for event in log.events(InterviewRound, id)] == ["first"]
    assert len(log.history(id).news) == 1


def test_the_log_is_read_once_until_something_changes(book: Book):
    add(book, "Quillmoor")
    log = Log(book)
    assert log.history("x") is None
    first = log.histories[0]
    assert log.histories[0] is first
    add(book, "Thornvale")
    assert [story.application.organisation for story in log.histories] == ["Quillmoor", "Thornvale"]


def test_names_of_open_applications_are_offered_first_then_the_newest(book: Book):
    add(book, "Quillmoor", heard("rejected"))
    add(book, "Fennick")
    add(book, "Thornvale")
    add(book, "FENNICK")
    assert Log(book).names()["organisation"] == ("FENNICK", "Thornvale", "Quillmoor")


def test_applications_for_one_job_are_numbered(book: Book):
    first = add(book, "Quillmoor", sent_on=day("2025-06-01"))
    second = add(book, "quillmoor", sent_on=day("2026-02-01"))
    log = Log(book)
    assert (log.number(first), log.number(second)) == (1, 2)
