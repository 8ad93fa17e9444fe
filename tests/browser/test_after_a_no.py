"""From a no that is written down to what helps, by clicks on what the pages offer alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect
from wording import words

LOG, TODAY = "02_interview_log.ipynb", "01_today.ipynb"


def write_down_a_no(log: Any) -> None:
    log.get_by_role("button", name=words("interviews.quick.options.heard")).click()
    form = log.locator("form.atn-form").first
    form.locator("[data-name=news] select").select_option("no_message")  # once it is this form
    form.get_by_label(words("interviews.quick.short.organisation")).fill("Quillmoor")
    form.get_by_role("button", name=words("interviews.quick.heard.save"), exact=True).click()
    expect(log.get_by_role("heading", name=words("interviews.after_no.title"))).to_be_in_viewport()


@pytest.mark.timeout(300)
@pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")
def test_a_no_leads_to_five_minutes_and_on_the_next_day_to_its_letter(
    page: Any, open_notebook: Callable[[str], Any], move_clock: Callable[[str], None]
) -> None:
    move_clock("2026-03-12T10:00:00+00:00")
    open_notebook(LOG)
    panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    write_down_a_no(panel)
    panel.get_by_role("link", name=words("interviews.after_no.today")).click()
    exercise = panel.locator(".atn-exercise").first
    for _ in range(2):
        exercise.get_by_role("button", name=words("ui.exercise.next"), exact=True).click()
    exercise.get_by_role("button", name=words("ui.exercise.finish"), exact=True).click()
    expect(panel.get_by_role("heading", name=words("today.rest.title"))).to_be_visible()
    expect(panel.locator(".atn-page .atn-link, .atn-chart, .atn-form")).to_have_count(0)
    move_clock("2026-03-13T10:00:00+00:00")
    open_notebook(TODAY)
    panel.locator(".atn-page").get_by_role("link", name=words("today.pages.letter")).click()
    panel.get_by_role("button", name=words("messages.act.write")).wait_for()
    expect(panel.get_by_text("Quillmoor").first).to_be_visible()
    # JupyterLab complains of its own debugger when a page is left while it opens.
    ours = [error for error in page.console_errors if "debugger state" not in error]
    assert ours == []
