"""The stories of the log: made once after a change, the unchanged ones kept."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from log_by_hand import day, heard, held, story

from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, OutcomeEvent, Stage
from workbook.interviews.page import known_names
from workbook.interviews.story import newest_no, numbered, stories, stories_of
from workbook.storage import Store


def add(book: Book, organisation: str, *events: InterviewRound | OutcomeEvent, **more: Any) -> str:
    id = book.store.add(Application(organisation=organisation, role="Analyst", **more)).id
    for event in events:
        book.store.add(type(event)(**vars(event) | {"application_id": id}))
    return id


def test_an_empty_log_has_no_stories_and_no_names(book: Book) -> None:
    assert stories(book) == {}
    assert known_names(book) == {"organisation": (), "role": ()}


def test_every_application_comes_with_its_events(book: Book) -> None:
    id = add(book, "Quillmoor", held("first", "2026-02-16"), heard("rejected", "2026-02-20"))
    assert [round_.stage for round_ in stories(book)[id].rounds] == ["first"]
    assert len(stories(book)[id].news) == 1


def test_the_stories_are_made_once_until_something_changes(book: Book) -> None:
    id = add(book, "Quillmoor")
    first = stories(book)
    assert stories(book) is first
    add(book, "Thornvale")
    assert [story.application.organisation for story in stories(book).values()] == ["Quillmoor", "Thornvale"]
    assert stories(book)[id] is first[id]


def test_names_of_open_applications_are_offered_first_then_the_newest(book: Book) -> None:
    add(book, "Quillmoor", heard("rejected"))
    add(book, "Fennick")
    add(book, "Thornvale")
    add(book, "FENNICK")
    assert known_names(book)["organisation"] == ("FENNICK", "Thornvale", "Quillmoor")


def test_applications_for_one_job_are_numbered(book: Book) -> None:
    first = add(book, "Quillmoor", sent_on=day("2025-06-01"))
    second = add(book, "quillmoor", sent_on=day("2026-02-01"))
    numbers = numbered(stories(book).values())
    assert (numbers[first], numbers[second]) == (1, 2)


def test_the_newest_no_is_of_those_that_stand_and_whose_day_is_known() -> None:
    first, second = heard("rejected", "2026-02-10"), heard("rejected", "2026-03-01")
    earlier, later = story("2026-02-02", first, id="1"), story("2026-02-02", first, second, id="2")
    undated = story("2026-02-02", heard("rejected"))
    reopened = story("2026-02-02", second, heard("offer", "2026-03-05"))
    assert (later.no_on, undated.no_on, reopened.no_on) == (day("2026-03-01"), None, day("2026-03-01"))
    assert newest_no([earlier, undated, reopened]) is earlier
    assert newest_no([earlier, later, replace(later, id="3")]) is later
    assert newest_no([undated, reopened]) is None


def test_only_the_story_in_which_something_changed_is_another(book: Book) -> None:
    first, second = add(book, "Quillmoor"), add(book, "Thornvale")
    before = stories(book)
    book.store.add(InterviewRound(application_id=first, stage=Stage.FIRST))
    assert len(stories(book)[first].rounds) == 1
    assert stories(book)[second] is before[second]


def test_whatever_is_done_the_stories_are_those_of_the_log_read_anew(book: Book, clock: Any) -> None:
    store, chance = book.store, random.Random(4)
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
            anew = Store.open(book.path, now=clock)
            assert list(stories(book).values()) == stories_of(anew.all)
