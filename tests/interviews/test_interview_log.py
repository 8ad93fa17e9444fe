"""The log as one page keeps it: read once, and again after a change."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from log_by_hand import day, heard, held

from workbook.book import Book
from workbook.interviews.log_cache import Log
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent, Stage


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


def test_a_few_changed_records_are_read_alone_and_the_others_stay_as_they_are(book: Book):
    first, second = add(book, "Quillmoor"), add(book, "Thornvale")
    log = Log(book)
    untouched = log.history(second)
    book.store.add(InterviewRound(application_id=first, stage=Stage.FIRST))
    assert len(log.history(first).rounds) == 1
    assert log.history(second) is untouched


def test_whatever_is_done_the_kept_log_is_the_log_read_anew(book: Book):
    store, log, chance = book.store, Log(book), random.Random(4)
    for n in range(60):
        ids = [stored.id for stored in store.all(Application)]
        events = store.all(InterviewRound)
        act = chance.randrange(6) if ids and events else n % 2
        if act == 0 or not ids:
            add(book, f"Quillmoor {n}")
        elif act == 1:
            store.add(InterviewRound(application_id=chance.choice(ids), stage=Stage.FIRST))
        elif act == 2:
            store.remove(Application, chance.choice(ids))
        elif act == 3:
            event = chance.choice(events)
            store.update(event.id, replace(event.record, application_id=chance.choice(ids)), event.rev)
        elif act == 4:
            store.remove(InterviewRound, chance.choice(events).id)
        else:
            store.undo()
        if chance.random() < 0.7:
            fresh = Log(book)
            assert list(log.histories) == list(fresh.histories)
            assert [log.events(InterviewRound, id) for id in ids] == [
                fresh.events(InterviewRound, id) for id in ids
            ]
