"""The page of the log, pressed and read without a browser."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from driver import Browser, Page, asked, keep, shows, widgets
from log_by_hand import day
from log_page_by_hand import fill_in, rows, said, table_of
from wording import words

from workbook.book import Book
from workbook.content import Words, load_words
from workbook.how_far.page import charts
from workbook.interviews.forms import ENTRIES
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.interviews.page import LogTable, QuickForms
from workbook.interviews.page import page as log_page
from workbook.path import led_to, notebook

MET = {"stage": Stage.FIRST, "held_on": day("2026-03-02")}


@pytest.fixture
def log_words(book: Book) -> Words:
    return book.words("interviews")


def press(part: Any, key: str) -> None:
    part._handle_custom_msg({"do": "press", "key": key}, [])


def test_an_interview_is_in_the_log_after_three_answers(book: Book, log_words: Words):
    form = fill_in(book, "interview", organisation="Quillmoor", role="Analyst", stage=Stage.FIRST)
    assert said(form).startswith(words("interviews.kept.new", what="Quillmoor, Analyst"))
    [stored] = book.store.all(InterviewRound)
    assert stored.record.held_on == day("2026-03-12")
    assert rows(table_of(book, log_words))[0]["reached"] == words("interviews.reached.first")


def test_an_opened_application_stands_above_the_quick_form_and_that_above_the_table(book: Book):
    place, forms, table = log_page.__wrapped__(book)
    id = book.store.add(Application("Quillmoor")).id
    assert widgets(place) == []
    opened = table.open(id)
    assert opened.widget in place.children
    assert (type(forms), type(table)) == (QuickForms, LogTable)


def test_from_quick_entry_to_the_row_and_both_charts(book: Book, log_words: Words):
    log, drawn = table_of(book, log_words), charts(book, book.words("how_far"))
    assert [chart.drawn()["shown"] for chart in drawn] == ["empty", "empty"]
    fill_in(book, "sent", organisation="Quillmoor", role="Analyst", sent_on=day("2026-02-02"))
    fill_in(
        book,
        "interview",
        organisation="Quillmoor",
        role="Analyst",
        stage=Stage.FIRST,
        held_on=day("2026-03-03"),
    )
    fill_in(book, "heard", organisation="Quillmoor", role="Analyst", news="no_person")
    assert rows(log) == [
        {
            "job": "Quillmoor",
            "role": "Analyst",
            "sent": "2 Feb",
            "reached": words("interviews.reached.first"),
            "stands": words("interviews.stands.rejected_person"),
        }
    ]
    assert drawn[0].drawn()["title"] == words("how_far.reach.title.one.interview")
    assert drawn[1].drawn()["title"] == words("how_far.over_time.title_one_ended")


@pytest.mark.parametrize("name", ENTRIES)
def test_every_form_of_quick_entry_asks_for_what_it_needs(book: Book, name: str):
    form = fill_in(book, name)
    assert set(form.problems) == set(ENTRIES[name].needed)
    assert book.store.all(Application) == []


def test_chips_switch_the_form(book: Book, log_words: Words):
    quick = QuickForms(book, log_words)
    press(quick.chips, "sent")
    assert asked(quick.form)[:3] == ["organisation", "role", "sent_on"]
    assert quick.form.widget in quick.widget.children[1].children


def test_a_form_that_is_left_keeps_no_draft_of_what_the_next_one_asks_too(book: Book, log_words: Words):
    quick = QuickForms(book, log_words)
    before = Browser(quick.form)
    before.type(organisation="Quill")
    press(quick.chips, "sent")
    before.type(organisation="Quillmoor")  # typed while the other form was on its way
    assert book.store.draft("interviews.quick.interview") is None
    before.type(stage="final")
    assert book.store.draft("interviews.quick.interview")


def test_names_from_the_log_are_suggested(book: Book, log_words: Words):
    fill_in(book, "sent", organisation="Quillmoor", role="Analyst")
    quick = QuickForms(book, log_words)
    quick.when_shown()
    assert shows(quick.form, "offers") == {"organisation": ["Quillmoor"], "role": ["Analyst"]}


@pytest.mark.parametrize(
    "name, values, field",
    [
        (
            "interview",
            {"held_on": day("2026-03-20"), "news": "no_person", "stage": Stage.FIRST},
            "held_on",
        ),
        ("interview", {"stage": Stage.FIRST, "reason": "Too junior"}, "news"),
        ("heard", {"heard_on": day("2026-03-20"), "news": "silence"}, "heard_on"),
        ("heard", {"held_on": day("2026-03-02"), "news": "silence"}, "stage"),
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
    assert words("interviews.kept.again", day="some day in June 2025") in said(form)


@pytest.mark.parametrize(
    "entries, tag",
    [
        ([("sent", {"sent_on": day("2026-02-06")})], words("interviews.count.waiting.other", n=34)),
        ([("sent", {"sent_on": day("2026-02")})], words("interviews.count.waiting_at_least.other", n=12)),
        ([("sent", {})], words("interviews.count.waiting.zero")),
        ([("sent", {"only_saved": True})], words("interviews.stands.not_applied")),
        (
            [("interview", MET | {"promised_by": day("2026-03-20")})],
            words("interviews.stands.waiting_due", day="20 Mar"),
        ),
        (
            [("interview", MET | {"promised_by": day("2026-03-06")})],
            words("interviews.stands.waiting_overdue", day="6 Mar"),
        ),
        (
            [("coming", {"stage": Stage.FIRST, "held_on": day("2026-03-18")})],
            words("interviews.stands.coming", day="18 Mar"),
        ),
        (
            [
                ("sent", {"sent_on": day("2026-01-05")}),
                ("heard", {"news": "silence", "heard_on": day("2026-02-08")}),
            ],
            words("interviews.count.silence.other", n=34),
        ),
        ([("heard", {"news": "no_message"})], words("interviews.stands.rejected_standard_message")),
        ([("heard", {"news": "withdrew"})], words("interviews.stands.withdrew")),
        ([("heard", {"news": "withdrawn_by_employer"})], words("interviews.stands.withdrawn_by_employer")),
        ([("heard", {"news": "offer"})], words("interviews.stands.offer")),
    ],
)
def test_the_tag_says_where_it_stands(book: Book, log_words: Words, entries, tag: str):
    for name, values in entries:
        fill_in(book, name, organisation="Quillmoor", **values)
    assert rows(table_of(book, log_words))[0]["stands"] == tag


def test_the_application_in_which_something_happened_last_comes_first(book: Book, log_words: Words):
    fill_in(book, "sent", organisation="Old", sent_on=day("2026-01-05"))
    fill_in(book, "sent", organisation="New", sent_on=day("2026-03-01"))
    fill_in(book, "heard", organisation="Old", news="no_message")
    assert [row["job"] for row in rows(table_of(book, log_words))] == ["Old", "New"]


def test_the_page_needs_no_heavy_library_before_its_charts_are_drawn():
    heavy = "[name for name in ('pandas', 'matplotlib', 'scipy') if name in sys.modules]"
    script = f"import sys, workbook.interviews; print({heavy})"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def after(quick: QuickForms, **values: Any) -> Page:
    """The quick forms after a no was written down."""
    press(quick.chips, "heard")
    keep(quick.form, {"organisation": "Quillmoor", "news": "no_message", **values})
    return Page(quick)


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The notebooks that a no leads to are there."""
    monkeypatch.chdir(tmp_path)
    for page in ("today", "letter"):
        (tmp_path / notebook(page)).touch()


@pytest.mark.usefixtures("pages")
@pytest.mark.parametrize(("heard_on", "page"), [("2026-03-12", "today"), ("2026-03-11", "letter")])
def test_after_a_no_there_is_one_filled_link_and_no_form(
    book: Book, log_words: Words, heard_on: str, page: str
):
    shown = after(QuickForms(book, log_words), heard_on=day(heard_on))
    assert shown.sees(words("interviews.after_no.title"))
    [link] = [part for part in shown.parts if shows(part, "what") == "link"]
    assert (shows(link, "notebook"), shows(link, "primary")) == (notebook(page), True)
    assert shows(link, "label") == words(f"interviews.after_no.{page}")
    assert not [part for part in shown.parts if part.name == "form"]


@pytest.mark.usefixtures("pages")
def test_the_thank_you_after_a_no_is_about_that_application(book: Book, log_words: Words):
    shown = after(QuickForms(book, log_words), heard_on=day("2026-03-11"))
    [link] = [part for part in shown.parts if shows(part, "what") == "link"]
    Browser(link).send("press", key="")
    assert led_to(book, "letter") == book.store.all(Application)[0].id


def test_a_no_that_is_undone_leaves_the_form_in_place_of_what_helps_after_it(book: Book, log_words: Words):
    shown = after(QuickForms(book, log_words), heard_on=day("2026-03-11"))
    book.store.undo()
    assert not shown.sees(words("interviews.after_no.title"))
    assert [part.name for part in shown.parts if part.name == "form"] == ["form"]


@pytest.mark.parametrize("values", [{"heard_on": day("2026-01-05")}, {"news": "silence"}])
def test_an_old_no_or_other_news_leaves_the_form_for_the_next_one(book: Book, log_words: Words, values):
    shown = after(QuickForms(book, log_words), **values)
    assert [part.name for part in shown.parts if part.name == "form"] == ["form"]
    assert not shown.sees(words("interviews.after_no.title"))


def test_ten_applications_are_shown_until_all_are_asked_for(book: Book, log_words: Words):
    for number in range(30):
        fill_in(book, "sent", organisation=f"Quillmoor {number}")
    log = table_of(book, log_words)
    assert len(rows(log)) == 10
    assert shows(log.table, "all") == load_words("ui")("table.all", n=30)
    Browser(log.table).send("all")
    assert len(rows(log)) == 30
    assert shows(log.table, "all") == ""


def test_where_an_interview_of_today_stands_follows_the_form_it_was_written_in(book: Book, log_words: Words):
    today = {"stage": Stage.FIRST, "held_on": day("2026-03-12")}
    fill_in(book, "interview", organisation="Quillmoor", **today)
    fill_in(book, "coming", organisation="Thornvale", **today)
    fill_in(book, "interview", organisation="Osprey", stage=Stage.FIRST, held_on=day("2026-03-13"))
    stands = {row["job"]: row["stands"] for row in rows(table_of(book, log_words))}
    assert stands["Quillmoor"] == words("interviews.count.waiting.zero")
    assert stands["Thornvale"] == words("interviews.stands.coming_today")
    assert [stored.record.had for stored in book.store.all(InterviewRound)] == [True, False, False]
