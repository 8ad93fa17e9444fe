"""One application, opened: its events, the full forms, and undo."""

from __future__ import annotations

from typing import Any

import pytest
from log_by_hand import day
from page_by_hand import fill_in, rows, table_of

from workbook.book import Book
from workbook.content import Words
from workbook.interviews.forms import record_form
from workbook.interviews.keeping import News
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage, Told


@pytest.fixture
def words(book: Book) -> Words:
    return book.words("interviews")


def test_opening_a_row_shows_its_events_newest_first(book: Book, words: Words):
    fill_in(book, "interview", organisation="Quillmoor", stage=Stage.FIRST, held_on=day("2026-03-02"))
    fill_in(book, "heard", organisation="Quillmoor", news=News.NO_PERSON, reason="Chose someone else")
    log = table_of(book, words)
    opened = log.open(book.store.all(Application)[0].id)
    cells = [row["cells"] for row in opened.events.widget.state["rows"]]
    assert [(c["what"], c["on"]) for c in cells] == [
        ("No, told by a person", "12 March 2026"),
        ("First interview", "2 March 2026"),
    ]
    assert cells[0]["more"] == "Chose someone else"
    assert log.widget.children == (opened.widget,)


def test_a_round_can_be_changed_with_every_detail(book: Book, words: Words):
    fill_in(book, "interview", organisation="Quillmoor", stage=Stage.FIRST)
    [stored] = book.store.all(InterviewRound)
    done: list[tuple[str, str]] = []
    form = record_form(
        book, words, stored.record.application_id, InterviewRound, done=lambda *how: done.append(how)
    )
    form.edit(stored)
    form.fill({"stage": Stage.FINAL, "showed": 4, "who": ("hiring manager",), "learning_line": "Ask first."})
    assert form.save()
    [changed] = book.store.all(InterviewRound)
    assert (changed.record.stage, changed.record.showed, changed.record.who) == (
        Stage.FINAL,
        4,
        ("hiring manager",),
    )
    assert changed.record.held_on == stored.record.held_on
    assert done == [(stored.id, "Changed.")]


def test_news_added_to_an_opened_application_belongs_to_it(book: Book, words: Words):
    fill_in(book, "sent", organisation="Quillmoor", sent_on=day("2026-02-02"))
    [application] = book.store.all(Application)
    form = record_form(book, words, application.id, OutcomeEvent, done=lambda *_: None)
    form.fill({"outcome": Outcome.REJECTED, "told": Told.PORTAL, "heard_on": day("2026-01-01")})
    assert not form.save()
    assert list(form.problems) == ["heard_on"]
    form.fill({"heard_on": day("2026-03-01")})
    assert form.save()
    assert rows(table_of(book, words))[0]["stands"] == "No, seen on their website"


def test_removing_an_event_can_be_undone(book: Book, words: Words):
    fill_in(book, "interview", organisation="Quillmoor", stage=Stage.FIRST)
    opened = table_of(book, words).open(book.store.all(Application)[0].id)
    opened.events.remove(book.store.all(InterviewRound)[0].id)
    assert book.store.all(InterviewRound) == []
    opened.events.undo(removal=True)
    assert len(book.store.all(InterviewRound)) == 1


def test_removing_an_application_takes_its_events_and_undo_brings_all_back(book: Book, words: Words):
    fill_in(
        book,
        "heard",
        organisation="Quillmoor",
        news=News.NO_PERSON,
        stage=Stage.FINAL,
        held_on=day("2026-03-02"),
    )
    log = table_of(book, words)
    rows(log)
    log.table.remove(book.store.all(Application)[0].id)
    assert book.store.all(OutcomeEvent) == book.store.all(InterviewRound) == []
    log.table.undo(removal=True)
    assert rows(log)[0]["stands"] == "No, told by a person"


def test_an_application_removed_elsewhere_is_said_to_be_gone(book: Book, words: Words):
    fill_in(book, "sent", organisation="Quillmoor")
    [stored] = book.store.all(Application)
    log = table_of(book, words)
    opened = log.open(stored.id)
    book.store.remove(Application, stored.id)
    shown = [part.spec.get("paragraphs") for part in opened.widget.children[0].children]
    assert ["This application is not in the log any more."] in shown


def time_boxes(opened: Any) -> list[int]:
    """The seconds of each time box that is shown."""
    parts = opened.widget.children[-1].children
    return [part.state["timer"]["whole"] for part in parts if "timer" in getattr(part, "state", {})]


def test_writing_an_interview_down_has_a_time_box_of_ten_minutes_and_news_has_none(book: Book, words: Words):
    fill_in(book, "interview", organisation="Quillmoor", stage=Stage.FIRST)
    opened = table_of(book, words).open(book.store.all(Application)[0].id)
    opened.change_event(book.store.all(InterviewRound)[0].id)
    assert time_boxes(opened) == [600]
    opened.form(OutcomeEvent)
    assert time_boxes(opened) == []
