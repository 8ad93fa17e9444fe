"""Opening a page: it is there, without code, and its file stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lab_server import LabServer
from scratch import PAGE, lay
from waiting import quiet, until
from windows import AWAKE, FOLLOW, loaded
from wording import words

START = "00_start_here.ipynb"


@pytest.fixture
def lab(plain_lab: LabServer) -> LabServer:
    """A workbook whose kernels are started one by one."""
    return plain_lab


@pytest.fixture(autouse=True)
def _a_fresh_book_and_the_same_notebooks(book_on_disk: Path, unchanged_notebooks: None) -> None:
    """Whatever a test here does, no notebook on the disk may change by it."""


def test_the_next_page_takes_over_the_kernel_kept_ready_and_a_reload_shows_the_page_once_again(
    fresh_page: Any, lab: LabServer
) -> None:
    page = fresh_page
    lay(lab.notebooks, "81_next.ipynb", PAGE)
    try:
        loaded(page, lab, START)
        taken = {s["kernel"]["id"] for s in lab.api("sessions")}
        until(page, lambda: len(lab.api("kernels")) > 1)
        spare = {k["id"] for k in lab.api("kernels")} - taken
        assert len(spare) == 1
        page.evaluate(FOLLOW, "81_next.ipynb")
        page.wait_for_url("**/81_next.ipynb")
        page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .atn-page").first.wait_for()
        until(page, lambda: [s["path"] for s in lab.api("sessions")] == ["81_next.ipynb"])
        assert lab.api("sessions")[0]["kernel"]["id"] in spare
        until(page, lambda: len(lab.api("kernels")) > 1)
        assert len(lab.api("kernels")) == 2  # the page, and one in waiting
        page.evaluate(FOLLOW, START)
        page.wait_for_url(f"**/{START}")
    finally:
        (lab.notebooks / "81_next.ipynb").unlink()
    page.reload()
    chip = page.locator(".jp-NotebookPanel").get_by_role(
        "button", name=words("start.paths.options.heard_today")
    )
    chip.wait_for()
    quiet(page)
    assert chip.count() == 1
    assert not page.locator(".Toastify__toast").count()


ASLEEP = """() => { window.slept = 0; window.busy = 0;
    const looks = () => {
        window.busy += Boolean(document.querySelector('.jp-Notebook[aria-busy] .atn-page'));
        window.slept += document.querySelectorAll('[data-atn-asleep]').length; };
    new MutationObserver(looks).observe(document, { childList: true, subtree: true, attributes: true }); }"""


def test_a_page_from_a_link_has_its_session_from_the_press_and_each_part_awake_as_it_comes(
    open_notebook: Callable[..., Any], page: Any, lab: LabServer
) -> None:
    open_notebook(START)
    asked: list[str] = []
    page.on("request", lambda r: asked.append(f"{r.method} {r.url.split('/api/')[-1].partition('?')[0]}"))
    page.locator("#after-the-no-contents a[data-file='01_today.ipynb']").hover()
    page.evaluate(ASLEEP)
    page.locator("#after-the-no-contents a[data-file='01_today.ipynb']").click()
    page.wait_for_url("**/01_today.ipynb")
    page.wait_for_function("window.busy")
    page.wait_for_function(AWAKE)
    sessions = [each for each in asked if "sessions" in each and not each.startswith(("GET", "DELETE"))]
    assert sessions == ["POST sessions"]
    assert not list((lab.notebooks / ".ipynb_checkpoints").glob("01_today*"))
    assert page.evaluate("window.slept") == 0


def test_a_page_whose_session_cannot_begin_at_the_press_begins_one_of_its_own(
    open_notebook: Callable[..., Any], page: Any, lab: LabServer
) -> None:
    open_notebook(START)
    refused: list[str] = []

    def refuse_once(route: Any) -> None:
        if route.request.method != "POST" or refused:
            return route.fallback()
        refused.append(route.request.url)
        return route.fulfill(status=500, body="{}")

    page.route("**/api/sessions*", refuse_once)
    page.locator("#after-the-no-contents a[data-file='01_today.ipynb']").click()
    page.wait_for_url("**/01_today.ipynb")
    page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .atn-page").first.wait_for()
    page.wait_for_function(AWAKE)
    page.unroute("**/api/sessions*")
    assert refused
    until(page, lambda: [session["path"] for session in lab.api("sessions")] == ["01_today.ipynb"])


def test_the_engine_of_a_page_that_a_reload_left_behind_ends(
    load_notebook: Callable[..., Any], page: Any, lab: LabServer
) -> None:
    lab.api("sessions", "POST", {"path": "01_today.ipynb", "name": "", "type": "notebook", "kernel": {}})
    load_notebook(START)
    assert sorted(session["path"] for session in lab.api("sessions")) == [START, "01_today.ipynb"]
    until(page, lambda: [session["path"] for session in lab.api("sessions")] == [START])


def test_the_way_to_help_is_there_before_and_without_an_engine(fresh_page: Any, lab: LabServer) -> None:
    page = fresh_page
    # An engine that is asked for and never answers; the list of those there are is another question.
    page.route("**/api/sessions*", lambda route: route.request.method == "GET" and route.continue_())
    page.goto(lab.address(START))
    bar = page.locator(".atn-care-bar")
    bar.get_by_role("button", name=words("ui.care.button")).click()
    dialog = page.get_by_role("dialog")
    dialog.locator(".atn-care-first a").first.wait_for()
    dialog.locator(".atn-care-offer").first.click()
    dialog.locator(".atn-care-line").first.wait_for()
    dialog.get_by_role("button", name=words("ui.care.close")).first.click()
    dialog.wait_for(state="detached")


def test_a_link_to_another_page_opens_it_in_the_same_jupyterlab(open_notebook: Any, page: Any) -> None:
    panel = open_notebook(START)
    panel.get_by_role("button", name=words("start.paths.options.back")).click()
    panel.locator("a[data-notebook='02_interview_log.ipynb']").first.click()
    page.get_by_role("heading", name=words("interviews.page.name"), exact=True).wait_for()
    page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .atn-page").first.wait_for()
    assert page.title() == f"{words('interviews.page.name')} · {words('lab.frame.book')}"
    assert len(page.context.pages) == 1


def test_without_the_plug_in_the_first_line_says_what_to_do_and_it_works(
    fresh_page: Any, lab: LabServer
) -> None:
    page = fresh_page
    page.route("**/remoteEntry.js", lambda r: r.abort() if "after-the-no" in r.request.url else r.continue_())
    page.goto(lab.address(START))
    panel = page.locator(".jp-NotebookPanel")
    run = panel.locator(".jp-RenderedMarkdown [data-commandlinker-command='notebook:run-all-cells']")
    run.wait_for()
    assert not panel.locator(".atn-page").count()
    # JupyterLab drops what is run before its kernel is there; a person presses again
    until(page, lambda: any(session["kernel"]["connections"] for session in lab.api("sessions")))
    run.click()
    panel.get_by_role("button", name=words("start.paths.options.heard_today")).wait_for()
    assert not page.locator(".jp-Dialog").count()
