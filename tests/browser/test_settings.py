"""Settings in a browser: plain pages ask one question at a time; one key leaves at once and keeps a draft."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from lab_server import LabServer
from looks import violations
from playwright.sync_api import expect
from waiting import until
from windows import loaded
from wording import words

from workbook import open_book
from workbook.book import CHARTS, PLAIN, QUICK_CLOSE
from workbook.interviews.model import Application

pytestmark = pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")
START, TODAY, LOG = "00_start_here.ipynb", "01_today.ipynb", "02_interview_log.ipynb"
DRESSED = "[document.body.dataset.atnCharts, document.body.dataset.atnQuick]"
TYPED = "Quillmoor, half typed"


def say(key: str, **values: object) -> str:
    return words(f"settings.{key}", **values)


def choose(start: Any, section: str, *options: str) -> None:
    """Open a subject of the settings and press these options."""
    start.get_by_role("button", name=say(f"sections.options.{section}"), exact=True).click()
    for option in options:
        chip = start.get_by_role("button", name=say(option), exact=True)
        chip.click()
        expect(chip).to_have_attribute("aria-pressed", "true")


def one_question_at_a_time(log: Any) -> None:
    """The quick form: a problem leads back to its question, Enter to the next, saving to the first."""
    form = log.locator("form.atn-form").first
    name, seen = form.locator("[data-name=organisation]"), form.locator(".atn-field:visible")
    save = form.get_by_role("button", name=words("interviews.quick.interview.save"), exact=True)
    expect(seen).to_have_count(1)
    form.get_by_role("button", name=words("ui.form.next_question"), exact=True).click()
    expect(name).to_be_hidden()
    save.click()
    expect(name.locator("[aria-invalid=true]")).to_be_focused()
    name.locator("input").fill("Thornvale")
    name.locator("input").press("Enter")
    expect(name).to_be_hidden()
    expect(seen).to_have_count(1)
    save.click()
    form.locator("[data-name=stage]").get_by_role("radio").first.check()
    save.click()
    expect(name).to_be_visible()


def test_plain_pages_ask_one_question_at_a_time_and_a_setting_is_kept_as_it_is_chosen(
    page: Any, open_notebook: Callable[..., Any], lab: LabServer
) -> None:
    start = open_notebook(START)
    expect(start.get_by_text(words("start.leaving.shift"))).to_be_visible()
    start.get_by_role("button", name=say("title")).click()
    choose(start, "reading", "plain.options.plain", "charts.options.strong")
    choose(start, "leaving", "quick.options.escape")
    assert page.evaluate(DRESSED) == ["strong", "escape"]
    assert violations(page) == []
    until(page, lambda: open_book(lab.data).store.setting(QUICK_CLOSE) == "escape")
    settings = open_book(lab.data).store.settings()
    assert (settings[PLAIN], settings[CHARTS]) == (True, "strong")
    today = open_notebook(TODAY)
    expect(today.locator(".atn-exercise .atn-field:visible")).to_have_count(1)
    assert page.evaluate(DRESSED) == ["strong", "escape"]
    one_question_at_a_time(open_notebook(LOG))
    assert [s.record.organisation for s in open_book(lab.data).store.all(Application)] == ["Thornvale"]


def drafts(lab: LabServer) -> str:
    """All drafts, as they lie on the disk."""
    with sqlite3.connect(f"file:{lab.book}?mode=ro", uri=True) as connection:
        return json.dumps(connection.execute("SELECT * FROM draft").fetchall())


def test_shift_three_times_leaves_a_blank_page_at_once_and_what_was_typed_comes_back(
    fresh_page: Any, lab: LabServer
) -> None:
    page, form = fresh_page, loaded(fresh_page, lab, LOG).locator("form.atn-form").first
    form.get_by_label(words("interviews.quick.short.organisation")).fill("Other")
    for key in ("Shift", "a", "Shift", "Shift"):  # capital letters leave nothing
        page.keyboard.press(key)
    expect(form).to_be_visible()
    form.get_by_label(words("interviews.quick.short.organisation")).fill(TYPED)
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(form).to_be_hidden()
    page.wait_for_url("about:blank")
    assert page.title() == ""
    until(page, lambda: TYPED in drafts(lab))
    form = loaded(page, lab, LOG).locator("form.atn-form").first
    expect(form.get_by_label(words("interviews.quick.short.organisation"))).to_have_value(TYPED)
