"""One application, opened: its events, the full forms, and undo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from driver import Browser, keep, shown, shows, widgets
from log_by_hand import day
from log_page_by_hand import fill_in, rows, table_of
from wording import words

from workbook.book import Book
from workbook.content import Words
from workbook.debrief.model import Action, Feedback, Voice
from workbook.debrief.page import DebriefPart
from workbook.interviews.forms import record_form
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage, Told
from workbook.messages.model import Message, Purpose
from workbook.messages.page import Room
from workbook.path import lead_to, notebook


@pytest.fixture
def log_words(book: Book) -> Words:
    return book.words("interviews")


def test_opening_a_row_shows_its_events_newest_first(book: Book, log_words: Words):
    fill_in(book, "interview", organisation="Quillmoor", stage=Stage.FIRST, held_on=day("2026-03-02"))
    fill_in(book, "heard", organisation="Quillmoor", news="no_person", reason="Chose someone else")
    log = table_of(book, log_words)
    opened = log.open(book.store.all(Application)[0].id)
    cells = Browser(opened.events).rows
    assert [(c["what"], c["on"]) for c in cells] == [
        (words("interviews.stands.rejected_person"), "12 March"),
        (words("interviews.field.stage.options.first"), "2 March"),
    ]
    assert cells[0]["more"] == "Chose someone else"
    assert log.place.children == (opened.widget,)


def test_a_round_can_be_changed_with_every_detail(book: Book, log_words: Words):
    fill_in(book, "interview", organisation="Quillmoor", stage=Stage.FIRST)
    [stored] = book.store.all(InterviewRound)
    done: list[Any] = []
    id = stored.record.application_id
    form = record_form(book, log_words, id, InterviewRound, after=lambda *how: done.append(how))
    form.edit(stored)
    assert keep(
        form, {"stage": Stage.FINAL, "showed": 4, "who": ("hiring manager",), "learning_line": "Ask first."}
    )
    [changed] = book.store.all(InterviewRound)
    assert (changed.record.stage, changed.record.showed, changed.record.who) == (
        Stage.FINAL,
        4,
        ("hiring manager",),
    )
    assert changed.record.held_on == stored.record.held_on
    assert done == [(changed, True, words("interviews.kept.changed"))]


def test_news_added_to_an_opened_application_belongs_to_it(book: Book, log_words: Words):
    fill_in(book, "sent", organisation="Quillmoor", sent_on=day("2026-02-02"))
    [application] = book.store.all(Application)
    form = record_form(book, log_words, application.id, OutcomeEvent, after=lambda *_: None)
    assert not keep(form, {"outcome": Outcome.REJECTED, "told": Told.PORTAL, "heard_on": day("2026-01-01")})
    assert list(form.problems) == ["heard_on"]
    assert keep(form, {"heard_on": day("2026-03-01")})
    assert rows(table_of(book, log_words))[0]["stands"] == words("interviews.stands.rejected_portal")


def test_removing_an_event_can_be_undone(book: Book, log_words: Words):
    fill_in(book, "interview", organisation="Quillmoor", stage=Stage.FIRST)
    opened = table_of(book, log_words).open(book.store.all(Application)[0].id)
    opened.events.remove(book.store.all(InterviewRound)[0].id)
    assert book.store.all(InterviewRound) == []
    opened.events.undo(removal=True)
    assert len(book.store.all(InterviewRound)) == 1


def test_removing_an_application_takes_its_events_and_undo_brings_all_back(book: Book, log_words: Words):
    fill_in(
        book,
        "heard",
        organisation="Quillmoor",
        news="no_person",
        stage=Stage.FINAL,
        held_on=day("2026-03-02"),
    )
    log = table_of(book, log_words)
    rows(log)
    log.table.remove(book.store.all(Application)[0].id)
    assert book.store.all(OutcomeEvent) == book.store.all(InterviewRound) == []
    log.table.undo(removal=True)
    assert rows(log)[0]["stands"] == words("interviews.stands.rejected_person")


def test_an_application_removed_elsewhere_is_said_to_be_gone(book: Book, log_words: Words):
    fill_in(book, "sent", organisation="Quillmoor")
    [stored] = book.store.all(Application)
    log = table_of(book, log_words)
    opened = log.open(stored.id)
    book.store.remove(Application, stored.id)
    shown = [shows(part, "paragraphs") for part in opened.widget.children[0].children]
    assert [words("interviews.opened.gone")] in shown


def time_boxes(opened: Any) -> list[int]:
    """The seconds of each time box that is shown."""
    parts = opened.widget.children[-1].children
    return [shows(part, "timer")["whole"] for part in parts if "timer" in getattr(part, "state", {})]


def test_writing_an_interview_down_has_a_time_box_of_ten_minutes_and_news_has_none(
    book: Book, log_words: Words
):
    fill_in(book, "interview", organisation="Quillmoor", stage=Stage.FIRST)
    opened = table_of(book, log_words).open(book.store.all(Application)[0].id)
    opened.form(InterviewRound)
    assert time_boxes(opened) == [600]
    opened.form(OutcomeEvent)
    assert time_boxes(opened) == []


def test_changing_a_round_has_no_time_box_and_is_not_called_fresh(book: Book, log_words: Words):
    fill_in(book, "interview", organisation="Quillmoor", stage=Stage.FIRST)
    opened = table_of(book, log_words).open(book.store.all(Application)[0].id)
    opened.change_event(book.store.all(InterviewRound)[0].id)
    text = shown(opened)
    assert time_boxes(opened) == []
    assert words("interviews.opened.round.changed.heading") in text
    for key in ("heading", "intro", "enough"):
        assert f'"{words(f"interviews.opened.round.{key}")}"' not in text


def test_an_opened_application_has_everything_about_it_and_leads_on_and_back(
    book: Book, log_words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    for page in ("letter", "explain", "look_back", "log"):
        (tmp_path / notebook(page)).touch()
    fill_in(
        book, "interview", organisation="Quillmoor", stage=Stage.FIRST, learning_line="Say the result first."
    )
    [round_] = book.store.all(InterviewRound)
    id = round_.record.application_id
    book.store.add(Feedback(about=round_.id, quote="You were clear.", source=Voice.HIRING_MANAGER))
    book.store.add(Feedback(about="another", quote="Not this one."))
    book.store.add(Action(cue="they ask for numbers", text="I name one", about=round_.id))
    book.store.add(Message(id, Purpose.THANKS, sent_on=day("2026-03-11")))
    opened = table_of(book, log_words).open(id)
    text = shown(opened)
    for what in ("You were clear.", "Say the result first.", "I name one", words("messages.stands.thanked")):
        assert what in text
    assert "Not this one." not in text
    (steps,) = [part for part in widgets(opened) if shows(part, "what") == "links"]
    assert [key for key, _label, _notebook in shows(steps, "options")] == ["letter", "explain", "look_back"]
    Browser(steps).send("press", key="letter")
    letters = Room(book, book.words("messages"))
    assert letters.case.id == id
    (back,) = [part for part in widgets(letters) if shows(part, "label") == words("messages.choose.log")]
    Browser(back).send("press", key="")
    assert table_of(book, log_words).place.children
    assert not table_of(book, log_words).place.children  # somebody who just comes sees the log


def test_a_link_leads_to_the_look_back_of_the_application_and_back(
    book: Book, log_words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / notebook("log")).touch()
    for name, on in (("Quillmoor", "2026-03-01"), ("Thornvale", "2026-03-10")):
        fill_in(book, "interview", organisation=name, stage=Stage.FIRST, held_on=day(on))
    older = book.store.all(Application)[0].id
    lead_to(book, "look_back", older)
    part = DebriefPart(book, book.words("debrief"))
    (chips, *_) = [one for one in widgets(part.choosing) if shows(one, "what") == "choices"]
    assert shows(chips, "chosen") == book.store.all(InterviewRound)[0].id
    (back,) = [one for one in widgets(part) if shows(one, "label") == words("debrief.choose.log")]
    Browser(back).send("press", key="")
    assert table_of(book, log_words).open(older).id == older


def test_whether_an_interview_is_over_is_asked_of_one_that_is_today(book: Book, log_words: Words):
    fill_in(book, "coming", organisation="Quillmoor", stage=Stage.FIRST, held_on=day("2026-03-12"))
    fill_in(book, "interview", organisation="Quillmoor", stage=Stage.SCREENING, held_on=day("2026-03-02"))
    coming, earlier = book.store.all(InterviewRound)
    id, forms = coming.record.application_id, []
    for stored in (coming, earlier, None):
        form = record_form(book, log_words, id, InterviewRound, after=lambda *_: None, changing=stored)
        if stored:
            form.edit(stored)
        forms.append(form)
    asked = [{question.name for question in form.questions} for form in forms]
    assert ["had" in names for names in asked] == [True, False, False]
    keep(forms[0], {"had": True})
    keep(forms[1], {"questions": "Why us?"})
    keep(forms[2], {"stage": Stage.FINAL, "held_on": day("2026-03-20")})
    assert [stored.record.had for stored in book.store.all(InterviewRound)] == [True, True, False]
