"""A form: it stores what was typed, says so after the commit only, and loses nothing on any failure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from driver import Browser, shows
from invented import form
from wording import words

from workbook.answers import Day, Problem
from workbook.book import Book
from workbook.interviews.model import Application
from workbook.storage.errors import DiskFull
from workbook.ui import beside

FILLED: dict[str, Any] = {"organisation": "Quillmoor", "sent_on": "5 jan 2026", "source": "agency"}


def test_pressing_the_button_stores_the_answers(book: Book) -> None:
    Browser(form(book)).press(**FILLED)
    [stored] = book.store.all(Application)
    assert stored.record.organisation == "Quillmoor"
    assert stored.record.sent_on == Day(date(2026, 1, 5))
    assert str(stored.record.source) == "agency"


def test_after_saving_the_form_says_so_and_is_ready_for_the_next(book: Book) -> None:
    browser = Browser(form(book))
    browser.press(**FILLED)
    assert browser.said == words("ui.saved", said="In the log.", time="10:00")
    assert browser.boxes["organisation"] == ""


def test_a_file_that_fails_right_after_the_save_does_not_unsay_it(book: Book) -> None:
    full: list[bool] = []

    def start() -> dict[str, Any]:
        if full:
            raise DiskFull()
        return {}

    browser = Browser(form(book, start=start))
    full.append(True)
    browser.press(**FILLED)
    assert browser.said == words("ui.saved", said="In the log.", time="10:00")
    assert browser.boxes["organisation"] == ""
    assert len(book.store.all(Application)) == 1


def test_a_form_that_stays_keeps_its_answers_after_saving(book: Book) -> None:
    browser = Browser(form(book, stays=True))
    browser.press(**FILLED)
    assert browser.boxes["organisation"] == "Quillmoor"


@pytest.mark.parametrize("stays", [False, True])
def test_what_is_next_is_said_under_what_was_saved_and_can_be_followed(book: Book, *, stays: bool) -> None:
    followed: list[str] = []
    link = {"before": "Next: a walk.", "notebook": "walk.ipynb", "label": "Walks"}
    beside(book).closing = lambda: (link, lambda: followed.append("walk"))
    browser = Browser(form(book, stays=stays))
    browser.press(**FILLED)
    assert [message["next"] for message in browser.heard if "next" in message] == ([] if stays else [link])
    browser.send("follow")
    assert followed == ([] if stays else ["walk"])


def test_saving_is_acknowledged_with_the_presss_own_token(book: Book) -> None:
    browser = Browser(form(book))
    browser.press(token="a", **FILLED)
    assert [m["answered"] for m in browser.heard if m.get("answered")] == ["a"]


def test_a_press_that_arrives_twice_stores_once(book: Book) -> None:
    browser = Browser(form(book))
    browser.press(token="a", **FILLED)
    browser.press(token="a", **FILLED)
    assert len(book.store.all(Application)) == 1


def test_a_missing_answer_is_said_beside_its_box_and_nothing_is_stored(book: Book) -> None:
    browser = Browser(form(book))
    browser.press(role="Analyst")
    assert browser.problems == {"organisation": words("answers.problem.required")}
    assert browser.boxes["role"] == "Analyst"
    assert book.store.all(Application) == []


def test_the_first_problem_gets_the_focus_only_when_the_button_was_pressed(book: Book) -> None:
    browser = Browser(form(book))
    browser.type(sent_on="31 02 2026")
    assert not any(m.get("focus") for m in browser.heard)
    browser.press(organisation="Q")
    assert any(m.get("focus") for m in browser.heard)


def test_a_day_that_does_not_exist_is_named(book: Book) -> None:
    browser = Browser(form(book))
    browser.press(organisation="Q", sent_on="31 02 2026")
    assert browser.problems["sent_on"] == words(
        "answers.problem.no_such_day", month="February", year=2026, days=28
    )


def test_a_rooms_own_check_is_shown_like_any_problem(book: Book) -> None:
    browser = Browser(
        form(book, check=lambda values: {"role": Problem("required")} if not values["role"] else {})
    )
    browser.press(**FILLED)
    assert list(browser.problems) == ["role"]
    browser.press(**FILLED, role="Analyst")
    assert len(book.store.all(Application)) == 1


def test_a_typed_day_is_echoed_as_it_was_understood(book: Book) -> None:
    browser = Browser(form(book))
    browser.type(sent_on="last tuesday")
    assert browser.echo("sent_on") == words("ui.day.exact", weekday="Tuesday", day="10 March 2026")


def test_a_failure_of_the_store_is_a_sentence_and_the_text_stays(book: Book) -> None:
    def keep(_values: dict[str, Any]) -> str:
        raise DiskFull

    browser = Browser(form(book, keep=keep))
    browser.press(**FILLED)
    assert browser.said == words("storage.problem.disk_full")
    assert browser.boxes["organisation"] == "Quillmoor"


def test_any_other_failure_is_a_calm_sentence_without_details(book: Book) -> None:
    def keep(values: dict[str, Any]) -> str:
        raise RuntimeError(values["organisation"])

    browser = Browser(form(book, keep=keep))
    browser.press(**FILLED)
    assert browser.said.startswith(words("ui.problem.unexpected"))
    assert "Quillmoor" not in browser.said
    assert [m["answered"] for m in browser.heard if m.get("answered")]


def test_the_draft_is_gone_after_a_save(book: Book) -> None:
    browser = Browser(form(book))
    browser.type(**FILLED)
    browser.press(**FILLED)
    assert book.store.draft("test.form") is None


def test_typed_values_can_be_read_at_any_time(book: Book) -> None:
    made = form(book)
    Browser(made).type(organisation="Quillmoor", sent_on="31 02 2026")
    assert made.answers["organisation"] == "Quillmoor"
    assert made.answers["sent_on"] is None


def test_it_starts_with_python_values_as_a_person_would_type_them(book: Book) -> None:
    made = form(book, start={"sent_on": Day(date(2026, 1, 5)), "organisation": "Thornvale"})
    assert Browser(made).boxes["sent_on"] == "5 January 2026"
    assert made.answers["sent_on"] == Day(date(2026, 1, 5))


def test_editing_shows_the_record_and_stores_the_change(book: Book) -> None:
    stored = book.store.add(Application("Thornvale", role="Analyst"))
    made = form(book)
    made.edit(stored)
    browser = Browser(made)
    browser.press(role="Senior analyst")
    assert book.store.get(Application, stored.id).record == replace(stored.record, role="Senior analyst")
    assert made.editing is None


def test_cancel_calls_back_and_keeps_the_draft(book: Book) -> None:
    made, called = form(book), []
    made.on_cancel(lambda: called.append(True))
    browser = Browser(made)
    browser.type(organisation="Q")
    browser.send("cancel")
    assert called == [True]
    assert book.store.draft("test.form") is not None


def test_a_form_stands_under_its_heading_with_what_is_stored_and_cancel_leads_back(book: Book) -> None:
    stored, called = book.store.add(Application("Thornvale")), []
    title, shown = form(book).headed(lambda: called.append(True), "A line.", stored=stored)
    assert (shows(title, "title"), shows(title, "paragraphs")) == ("Where?", ["A line."])
    assert Browser(shown).boxes["organisation"] == "Thornvale"
    Browser(shown).send("cancel")
    assert called == [True]


def test_a_megabyte_in_a_one_line_box_is_refused_with_a_sentence_and_kept_in_the_form(book: Book) -> None:
    browser = Browser(form(book))
    pasted = "x" * 1_000_000
    browser.press(organisation=pasted)
    assert browser.problems["organisation"] == words(
        "answers.problem.too_long", limit=300, length="1,000,000"
    )
    assert browser.boxes["organisation"] == pasted


def test_a_patch_that_was_missed_is_sent_again_when_the_browser_says_hello(book: Book) -> None:
    made = form(book)
    made.edit(book.store.add(Application("Quillmoor")))
    browser = Browser(made)
    browser.say_hello(missed=1)
    assert browser.heard[-1]["patch"]["values"]["organisation"] == "Quillmoor"
    browser.say_hello()
    assert len(browser.heard) == 1


def test_what_is_typed_is_not_sent_back_with_every_keystroke(book: Book) -> None:
    browser = Browser(form(book))
    browser.type(note="A long and private thought.")
    assert not any("private" in str(message) for message in browser.heard)
