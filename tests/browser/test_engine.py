"""The kernel behind a page: when it goes, the page says so and sleeps; when it is back, so is the page."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path
from typing import Any

import pytest
from lab_server import LabServer
from waiting import until
from windows import CLOSE

START = "00_start_here.ipynb"
HEARD = "I heard today"

pytestmark = pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")


def kernel(lab: LabServer) -> str:
    """The id of the one page's kernel."""
    return str(lab.api("sessions")[0]["kernel"]["id"])


def process(kernel_id: str) -> int:
    """The process of that kernel, found by its connection file."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"kernel-{kernel_id}" in (folder / "cmdline").read_text():
                return int(folder.name)
        except OSError:
            continue
    raise LookupError(kernel_id)


def back(page: Any) -> None:
    """Wait until the page has been made anew and is awake."""
    page.wait_for_function(
        "() => { const made = document.querySelector('.atn-page'); "
        "return made && !made.dataset.old && !document.querySelector('[data-atn-asleep]') }"
    )


def asleep(page: Any) -> bool:
    """Whether nothing of the page can be typed into or pressed, all but the way to help."""
    return bool(
        page.evaluate(
            "[...document.querySelectorAll('.atn-page :is(button, input, textarea)')]"
            ".every(e => e.closest('[inert], .atn-frame'))"
        )
    )


def mark_as_old(page: Any) -> None:
    page.evaluate("document.querySelectorAll('.atn-page').forEach(e => { e.dataset.old = 'yes' })")


def test_after_a_restart_the_page_comes_back_by_itself(open_notebook: Any, page: Any, lab: LabServer) -> None:
    panel = open_notebook(START)
    mark_as_old(page)
    lab.api(f"kernels/{kernel(lab)}/restart", "POST")
    back(page)
    panel.get_by_role("button", name=HEARD).click()
    panel.get_by_text("Nothing needs solving today.").wait_for()


def test_after_a_crash_the_page_says_so_sleeps_and_comes_back(
    open_notebook: Any, page: Any, lab: LabServer
) -> None:
    panel = open_notebook(START)
    mark_as_old(page)
    os.kill(process(kernel(lab)), signal.SIGKILL)
    page.get_by_text("The page is restarting. What was kept is safe.").wait_for()
    assert asleep(page)
    back(page)
    assert not page.locator(".jp-Dialog").count()
    panel.get_by_role("button", name=HEARD).click()
    panel.get_by_text("Nothing needs solving today.").wait_for()


def test_a_stopped_page_sleeps_and_can_be_started_again(
    open_notebook: Any, page: Any, lab: LabServer
) -> None:
    panel = open_notebook(START)
    mark_as_old(page)
    lab.stop_kernels()
    page.get_by_text("The page has stopped.").wait_for()
    assert asleep(page)
    page.get_by_role("button", name="Start the page again").click()
    back(page)
    assert panel.get_by_role("button", name=HEARD).is_visible()


def test_help_is_within_reach_while_the_page_sleeps(open_notebook: Any, page: Any, lab: LabServer) -> None:
    open_notebook(START)
    lab.stop_kernels()
    page.get_by_text("The page has stopped.").wait_for()
    page.get_by_role("button", name=re.compile("not all right")).last.click()
    page.get_by_role("dialog").wait_for()


def test_closing_a_page_ends_its_kernel(open_notebook: Any, page: Any, lab: LabServer) -> None:
    open_notebook(START)
    page.locator(CLOSE).click()
    until(page, lambda: lab.api("sessions") == [])
    assert not page.locator(".jp-Dialog").count()


def test_when_the_workbook_is_stopped_its_pages_say_so(browser: Any, tmp_path: Path) -> None:
    with LabServer(tmp_path) as short:
        page = browser.new_context().new_page()
        page.goto(short.address(START))
        page.locator(".atn-page").first.wait_for()
        short.stop()
        page.get_by_text("The workbook is no longer running on this computer.").wait_for(timeout=60_000)
        assert asleep(page)
        page.context.close()
