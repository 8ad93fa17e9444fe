"""The page of the log, pressed and read without a browser."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from log_by_hand import day

from workbook.book import Book
from workbook.content import Words
from workbook.interviews.details import application_form
from workbook.interviews.keeping import News
from workbook.interviews.log import Log
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage, Told
from workbook.interviews.page import LogTable, QuickEntry, log_chart, reach_chart
from workbook.interviews.quick import ENTRIES, quick_form

MET = {"stage": Stage.FIRST, "held_on": day("2026-03-02")}


@pytest.fixture
def words(book: Book) -> Words:
    return book.words("interviews")


def fill_in(book: Book, name: str, **values: Any) -> Any:
    """Fill in a form of quick entry and press its button."""
    form = quick_form(book, book.words("interviews"), name)
    form.fill(values)
    form.save()
    return form


def table_of(book: Book, words: Words) -> LogTable:
    return LogTable(book, words, Log(book))


def said(form: Any) -> str:
    return str(form.widget.state["status"]["text"])


def rows(log: LogTable) -> list[dict[str, Any]]:
    log.table.refresh()
    return [row["cells"] for row in log.table.widget.state["rows"]]


def press(part: Any, key: str) -> None:
    part._handle_custom_msg({"do": "press", "key": key}, [])


def test_an_interview_is_in_the_log_after_three_answers(book: Book, words: Words):
    form = fill_in(book, "interview", organisation="Quillmoor", role="Analyst", stage=Stage.FIRST)
    assert said(form).startswith("Added Quillmoor, Analyst.")
    [stored] = book.store.all(InterviewRound)
    assert stored.record.held_on == day("2026-03-12")
    assert rows(table_of(book, words))[0]["reached"] == "First interview"


def test_from_quick_entry_to_the_row_and_both_charts(book: Book, words: Words):
    log, charts = table_of(book, words), [reach_chart(book, words), log_chart(book, words, Log(book))]
    assert [chart.drawn()["shown"] for chart in charts] == ["empty", "empty"]
    fill_in(book, "sent", organisation="Quillmoor", role="Analyst", sent_on=day("2026-02-02"))
    fill_in(
        book,
        "interview",
        organisation="Quillmoor",
        role="Analyst",
        stage=Stage.FIRST,
        held_on=day("2026-03-03"),
    )
    fill_in(book, "heard", organisation="Quillmoor", role="Analyst", news=News.NO_PERSON)
    assert rows(log) == [
        {
            "job": "Quillmoor",
            "role": "Analyst",
            "sent": "2 Feb",
            "reached": "First interview",
            "stands": "No, told by a person",
        }
    ]
    assert charts[0].drawn()["title"] == "Your one application reached an interview"
    assert charts[1].drawn()["title"] == "Your one application is answered or closed"


@pytest.mark.parametrize("name", ENTRIES)
def test_every_form_of_quick_entry_asks_for_what_it_needs(book: Book, name: str):
    form = fill_in(book, name)
    assert set(form.problems) == set(ENTRIES[name].needed)
    assert book.store.all(Application) == []


def test_chips_switch_the_form(book: Book, words: Words):
    quick = QuickEntry(book, words, Log(book))
    press(quick.chips, "sent")
    assert [q["name"] for q in quick.form.widget.spec["questions"]][:3] == ["organisation", "role", "sent_on"]
    assert quick.form.widget in quick.widget.children[1].children


def test_names_from_the_log_are_suggested(book: Book, words: Words):
    fill_in(book, "sent", organisation="Quillmoor", role="Analyst")
    quick = QuickEntry(book, words, Log(book))
    quick.offer()
    assert quick.form.widget.state["offers"] == {"organisation": ["Quillmoor"], "role": ["Analyst"]}


@pytest.mark.parametrize(
    "name, values, field",
    [
        (
            "interview",
            {"held_on": day("2026-03-20"), "news": News.NO_PERSON, "stage": Stage.FIRST},
            "held_on",
        ),
        ("interview", {"stage": Stage.FIRST, "reason": "Too junior"}, "news"),
        ("heard", {"heard_on": day("2026-03-20"), "news": News.SILENCE}, "heard_on"),
        ("heard", {"held_on": day("2026-03-02"), "news": News.SILENCE}, "stage"),
        ("sent", {"sent_on": day("2026-03-20")}, "sent_on"),
        ("coming", {"held_on": day("2026-03-02"), "stage": Stage.FIRST}, "held_on"),
    ],
)
def test_a_contradiction_is_said_beside_its_field_and_nothing_is_kept(
    book: Book, name: str, values, field: str
):
    form = fill_in(book, name, organisation="Quillmoor", **values)
    assert list(form.problems) == [field]
    assert form.answers["organisation"] == "Quillmoor"
    assert book.store.all(Application) == []


def test_a_plan_needs_no_day(book: Book):
    fill_in(book, "sent", organisation="Quillmoor", only_saved=True)
    [stored] = book.store.all(Application)
    assert (stored.record.only_saved, stored.record.sent_on) == (True, None)


def test_applying_again_is_said_in_a_sentence(book: Book):
    fill_in(book, "sent", organisation="Quillmoor", role="Analyst", sent_on=day("2025-06"))
    form = fill_in(book, "sent", organisation="Quillmoor", role="Analyst")
    assert "You applied for this job before, some day in June 2025." in said(form)


@pytest.mark.parametrize(
    "entries, tag",
    [
        ([("sent", {"sent_on": day("2026-02-06")})], "Waiting, 34 days"),
        ([("sent", {"sent_on": day("2026-02")})], "Waiting, 12 days or more"),
        ([("sent", {})], "Waiting since today"),
        ([("sent", {"only_saved": True})], "Not applied yet"),
        ([("interview", MET | {"promised_by": day("2026-03-20")})],
         "Waiting, due 20 Mar"),
        ([("interview", MET | {"promised_by": day("2026-03-06")})],
         "Waiting, was due 6 Mar"),
        ([("coming", {"stage": Stage.FIRST, "held_on": day("2026-03-18")})], "Interview 18 Mar"),
        ([("sent", {"sent_on": day("2026-01-05")}),
          ("heard", {"news": News.SILENCE, "heard_on": day("2026-02-08")})], "Silence, 34 days"),
        ([("heard", {"news": News.NO_MESSAGE})], "No, standard message"),
        ([("heard", {"news": News.WITHDREW})], "I withdrew"),
        ([("heard", {"news": News.WITHDRAWN_BY_EMPLOYER})], "The job was withdrawn"),
        ([("heard", {"news": News.OFFER})], "Offer"),
    ],
)  # fmt: skip
def test_the_tag_says_where_it_stands(book: Book, words: Words, entries, tag: str):
    for name, values in entries:
        fill_in(book, name, organisation="Quillmoor", **values)
    assert rows(table_of(book, words))[0]["stands"] == tag


def test_the_application_in_which_something_happened_last_comes_first(book: Book, words: Words):
    fill_in(book, "sent", organisation="Old", sent_on=day("2026-01-05"))
    fill_in(book, "sent", organisation="New", sent_on=day("2026-03-01"))
    fill_in(book, "heard", organisation="Old", news=News.NO_MESSAGE)
    assert [row["job"] for row in rows(table_of(book, words))] == ["Old", "New"]


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
    form = application_form(
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
    form = application_form(book, words, application.id, OutcomeEvent, done=lambda *_: None)
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


def test_the_page_needs_no_heavy_library_before_its_charts_are_drawn():
    heavy = "[name for name in ('pandas', 'matplotlib', 'scipy') if name in sys.modules]"
    script = f"import sys, workbook.interviews; print({heavy})"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
