"""The first day in a real browser: five minutes, care, writing that is erased, and the check-in."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from waiting import drawn
from wording import like, words

pytestmark = pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")
TODAY = "01_today.ipynb"
WORDS = "heron lantern gravel"


@pytest.fixture
def today(open_notebook: Callable[..., Any]) -> Any:
    return open_notebook(TODAY)


def exercise(panel: Any) -> Any:
    return panel.locator(".atn-exercise")


def next_part(panel: Any, title: str) -> None:
    exercise(panel).get_by_role("button", name=words("ui.exercise.next"), exact=True).click()
    expect(exercise(panel).get_by_role("heading", name=title)).to_be_visible()


@pytest.mark.in_english("01_today")
def test_the_five_minute_version_is_done_and_a_check_in_is_kept_once_and_has_its_dots(
    page: Any, today: Any, book_on_disk: Path
) -> None:
    today.get_by_role("button", name=words("check_ins.check_in.begin")).click()
    steady = today.get_by_role("radiogroup", name=words("check_ins.field.steady.ask"))
    steady.get_by_role("radio", name="5", exact=True).check()
    today.locator("form.atn-form").get_by_role("button", name=words("today.day7.save"), exact=True).click()
    expect(today.get_by_role("heading", name=words("check_ins.check_in.done_title"))).to_be_visible()
    exercise(today).get_by_role("radio", name="6", exact=True).check()
    next_part(today, "What happened")
    exercise(today).get_by_label(words("exercises/a.prompts.fact.ask")).fill("They rang on Thursday.")
    next_part(today, "The rest of today")
    exercise(today).get_by_role("checkbox", name=words("exercises/a.prompts.hold.choices.replying")).check()
    exercise(today).get_by_role("button", name=words("today.day7.save"), exact=True).click()
    expect(today.get_by_role("heading", name=words("today.rest.title"))).to_be_visible()
    expect(today.get_by_text(words("today.rest.hold", things="Replying to the employer"))).to_be_visible()
    expect(today.locator(".atn-chart")).to_have_count(0)
    today.get_by_role("button", name=words("check_ins.check_in.count.earlier.one", n=1)).click()
    drawn(today.locator(".atn-chart"))
    expect(today.get_by_role("button", name=words("check_ins.check_in.begin"))).to_have_count(0)
    with sqlite3.connect(f"file:{book_on_disk}?mode=ro", uri=True) as connection:
        assert connection.execute("SELECT steady, hope FROM check_in").fetchall() == [(5, None)]
    assert page.console_errors == []


def test_ten_brings_the_care_card_with_the_focus_and_deleted_writing_leaves_nothing_on_the_disk(
    page: Any, today: Any, open_notebook: Callable[..., Any], lab: Any
) -> None:
    exercise(today).locator("[data-name=distress]").get_by_role("radio").last.check()
    next_part(today, words("exercises/a.steps.2.title"))
    card = today.locator(".atn-care")
    expect(card.get_by_role("heading", name=words("care.title"))).to_be_visible()
    page.wait_for_function("title => document.activeElement.textContent === title", arg=words("care.title"))
    card.locator(".atn-care-offer").first.click()
    card.get_by_label(words("care.helplines.country")).select_option("gb")
    expect(
        card.locator(".atn-care-lines").get_by_text(words("helplines.line.gb_samaritans.name"), exact=True)
    ).to_be_visible()
    card.get_by_role("button", name=words("ui.care.close")).click()
    expect(card).to_have_count(0)
    today.get_by_role("button", name=words("today.writing.offer")).click()
    form = today.locator("form.atn-form")
    form.get_by_role("textbox").fill(WORDS)
    expect(form.get_by_text(like("ui.draft.kept"))).to_be_visible()
    form.get_by_role("radio", name=words("today.field.fate.options.delete")).check()
    form.get_by_role("button", name=words("today.writing.save")).click()
    expect(today.get_by_text(words("today.writing.deleted"))).to_be_visible()
    open_notebook(TODAY)  # what was still on its way from the page has arrived by then
    left = [file for file in lab.data.rglob("*") if file.is_file() and WORDS.encode() in file.read_bytes()]
    assert left == []
