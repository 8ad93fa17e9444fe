"""The page of the log, pressed and read without a browser."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from log_by_hand import day
from page_by_hand import charts_of, fill_in, rows, said, table_of

from workbook.book import Book
from workbook.content import Words
from workbook.interviews.forms import ENTRIES
from workbook.interviews.keeping import News
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.interviews.page import QuickForms

MET = {"stage": Stage.FIRST, "held_on": day("2026-03-02")}


@pytest.fixture
def words(book: Book) -> Words:
    return book.words("interviews")


def press(part: Any, key: str) -> None:
    part._handle_custom_msg({"do": "press", "key": key}, [])


def test_an_interview_is_in_the_log_after_three_answers(book: Book, words: Words):
    form = fill_in(book, "interview", organisation="Quillmoor", role="Analyst", stage=Stage.FIRST)
    assert said(form).startswith("Added Quillmoor, Analyst.")
    [stored] = book.store.all(InterviewRound)
    assert stored.record.held_on == day("2026-03-12")
    assert rows(table_of(book, words))[0]["reached"] == "First interview"


def test_from_quick_entry_to_the_row_and_both_charts(book: Book, words: Words):
    log, charts = table_of(book, words), charts_of(book, words)
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
    quick = QuickForms(book, words)
    press(quick.chips, "sent")
    assert [q["name"] for q in quick.form.widget.spec["questions"]][:3] == ["organisation", "role", "sent_on"]
    assert quick.form.widget in quick.widget.children[1].children


def test_names_from_the_log_are_suggested(book: Book, words: Words):
    fill_in(book, "sent", organisation="Quillmoor", role="Analyst")
    quick = QuickForms(book, words)
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


def test_the_page_needs_no_heavy_library_before_its_charts_are_drawn():
    heavy = "[name for name in ('pandas', 'matplotlib', 'scipy') if name in sys.modules]"
    script = f"import sys, workbook.interviews; print({heavy})"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
