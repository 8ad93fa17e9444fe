"""Closing the workbook, a workbook that was stopped, and the sample book beside one's own."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lab_server import LabServer
from looks import violations
from playwright.sync_api import expect
from waiting import until
from windows import AWAKE, WINDOW, asleep, loaded
from wording import like, words

from workbook import open_book
from workbook.interviews.model import Application

START, LOG = "00_start_here.ipynb", "02_interview_log.ipynb"
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"

pytestmark = pytest.mark.timeout(400)


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A window of its own: its workbook ends before it does."""
    context = browser.new_context(**WINDOW)
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def answers(address: str) -> bool:
    """Whether somebody listens where this address leads."""
    with socket.socket() as trial:
        trial.settimeout(2)
        return trial.connect_ex(("127.0.0.1", urlsplit(address).port or 0)) == 0


def test_closing_the_workbook_ends_it_and_leaves_a_calm_last_page_and_a_sentence_in_the_other_window(
    page: Any, tmp_path: Path
) -> None:
    with LabServer(tmp_path / "own") as lab:
        loaded(page, lab, LOG)
        other = page.context.new_page()
        loaded(other, lab, START)
        page.bring_to_front()
        page.locator("#after-the-no-contents").get_by_role("button", name=words("lab.frame.close")).click()
        page.get_by_role("heading", name=words("lab.frame.closed_title")).wait_for()
        assert page.get_by_text(words("lab.frame.closed_saved")).is_visible()
        page.evaluate("document.title = 'JupyterLab'")  # which a busy one may still write
        page.wait_for_function("title => document.title === title", arg=words("lab.frame.closed_title"))
        assert violations(page) == []
        assert lab._process.wait(200) == 0
        assert lab.printed().strip().endswith(words("command.start.stopped"))
        assert not list((lab.data / "jupyter/runtime").glob("kernel-*.json"))
        other.bring_to_front()
        other.get_by_text(words("lab.page.gone")).wait_for()
        for window in (page, other):
            assert not window.locator(".jp-Dialog").count()


def test_a_stopped_workbook_says_so_and_the_page_heals_itself_when_it_is_back(
    page: Any, tmp_path: Path
) -> None:
    lab = LabServer(tmp_path / "own")
    with lab:
        panel = loaded(page, lab, LOG)
        panel.get_by_label(words("interviews.quick.short.organisation")).first.press_sequentially(
            "Pebblewick"
        )
        panel.get_by_text(like("ui.draft.kept")).first.wait_for()
    page.get_by_text(words("lab.page.gone")).wait_for()
    assert not page.locator(".jp-Dialog").count()
    panel.locator(".atn-page").evaluate_all("made => made.forEach(e => { e.dataset.old = 'yes' })")
    with lab:
        page.locator(f"{PANEL} .atn-page:not([data-old])").first.wait_for()
        page.wait_for_function("!document.querySelector('[data-atn-asleep]')")
        expect(
            page.locator(PANEL).get_by_label(words("interviews.quick.short.organisation")).first
        ).to_have_value("Pebblewick")
        assert not page.locator(".jp-Dialog").count()


def test_a_page_whose_connection_was_lost_and_is_back_goes_on_with_what_was_typed(
    fresh_page: Any, lab: LabServer, book_on_disk: Path
) -> None:
    page, panel = fresh_page, loaded(fresh_page, lab, LOG)
    form = panel.locator("form.atn-form").first
    organisation = form.get_by_label(words("interviews.quick.short.organisation"))
    organisation.press_sequentially("Pebble")
    form.get_by_text(like("ui.draft.kept")).wait_for()
    panel.locator(".atn-page").evaluate_all("made => made.forEach(e => { e.dataset.old = 'yes' })")
    page.context.set_offline(True)
    page.get_by_text(words("lab.page.gone")).wait_for()
    assert asleep(page)
    page.context.set_offline(False)
    page.wait_for_function(AWAKE)
    assert not page.locator(f"{PANEL} .atn-page:not([data-old])").count()  # it was not made anew
    expect(organisation).to_have_value("Pebble")
    expect(organisation).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type("wick")
    form.get_by_role("radio", name=words("interviews.reached.first")).check()
    form.get_by_role("button", name=words("interviews.quick.interview.save"), exact=True).click()
    form.get_by_role("status").filter(has_text=like("ui.saved")).wait_for()
    (application,) = open_book(book_on_disk.parent).store.all(Application)
    assert application.record.organisation == "Pebblewick"
    assert not page.locator(".jp-Dialog").count()


def test_one_click_opens_the_sample_book_and_one_leads_back_and_it_ends_when_its_own_workbook_does(
    page: Any, tmp_path: Path
) -> None:
    with LabServer(tmp_path / "own") as lab:
        loaded(page, lab, START)
        sample = to_the_sample(page, lab)
        assert not lab.api("sessions")  # nobody is at the pages they came from
        assert page.locator(".atn-contents-book").first.inner_text() == words("lab.frame.sample_book")
        assert page.title() == f"{words('start.page.name')} · {words('lab.frame.sample_book')}"
        assert page.locator(".atn-sample").first.get_by_text(words("ui.sample.leave_beside")).is_visible()
        foot = page.locator("#after-the-no-contents .atn-contents-foot button:visible")
        expect(foot).to_have_text([words("lab.frame.own_book")])
        foot.click()
        page.wait_for_url(f"{lab.url}/lab/tree/{START}")
        page.locator(f"{PANEL} .atn-page").first.wait_for()
        assert not page.locator(".atn-sample:visible").count()
        until(page, lambda: not answers(sample))
        sample = to_the_sample(page, lab)
        lab._process.kill()
        until(page, lambda: not answers(sample))


def to_the_sample(page: Any, lab: LabServer) -> str:
    """Open the sample book as Start offers it, and wait until it is there; its address."""
    panel = page.locator(PANEL)
    panel.get_by_role("button", name=words("start.paths.options.look_around")).click()
    expect(panel.get_by_text(words("start.look_around.command"), exact=True)).to_be_hidden()
    panel.get_by_role("button", name=words("start.look_around.open")).click()
    page.get_by_text(words("lab.frame.opening")).wait_for()
    page.wait_for_url(lambda url: not url.startswith(lab.url) and re.search("/lab/tree/", url) is not None)
    page.locator(f"{PANEL} .atn-page").first.wait_for()
    return str(page.url)
