"""The kernel behind a page: when it goes, the page says so and sleeps; when it is back, so is the page."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lab_server import LabServer
from waiting import until
from windows import AWAKE, WINDOW, Windows, asleep, loaded, opened
from wording import words

START = "00_start_here.ipynb"
HEARD = words("start.paths.options.heard_today")

pytestmark = pytest.mark.usefixtures("unchanged_notebooks")


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
        "() => { const made = document.querySelector('.atn-page'); return made && !made.dataset.old }"
    )
    page.wait_for_function(AWAKE)


def mark_as_old(page: Any) -> None:
    page.evaluate("document.querySelectorAll('.atn-page').forEach(e => { e.dataset.old = 'yes' })")


@pytest.fixture
def lab(plain_lab: LabServer) -> LabServer:
    """A workbook whose kernels are started one by one."""
    return plain_lab


@pytest.fixture
def page(windows: Windows, lab: LabServer) -> Iterator[Any]:
    """A window with the start page, a new one for each test: one that fails spoils no other."""
    lab.forget()
    with windows.lent(lab, WINDOW) as page:
        opened(page, lab, START)
        yield page


@pytest.fixture
def panel(page: Any) -> Any:
    """The page, awake and marked, so that a new one is told from it."""
    page.wait_for_function(AWAKE)
    mark_as_old(page)
    return page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")


def answers(panel: Any) -> None:
    """The page does all that is asked of it, however quickly."""
    # JupyterLab's subshells lose some of the first presses after a restart; our settings switch them off.
    panel.get_by_role("button", name=words("start.paths.options.look_around")).click()
    panel.get_by_role("button", name=HEARD).click()
    panel.get_by_text(words("start.heard_today.title")).wait_for()


def test_what_a_page_shows_goes_to_its_own_server_encrypted(page: Any, lab: LabServer) -> None:  # noqa: ARG001
    files = list((lab.data / "jupyter" / "runtime").glob("kernel-*.json"))
    assert files
    assert all('"curve_publickey"' in file.read_text() for file in files)
    assert "without encryption" not in lab.printed()
    assert oct((lab.data / "jupyter" / "runtime").stat().st_mode & 0o777) == "0o700"


def test_after_a_restart_the_page_comes_back_by_itself(panel: Any, page: Any, lab: LabServer) -> None:
    lab.api(f"kernels/{kernel(lab)}/restart", "POST")
    back(page)
    answers(panel)


def test_restarted_again_while_the_page_comes_it_comes_all_the_same(
    panel: Any, page: Any, lab: LabServer
) -> None:
    id, coming = kernel(lab), ".jp-Notebook[aria-busy] .atn-page:not([data-old])"
    for _ in range(3):
        mark_as_old(page)
        lab.api(f"kernels/{id}/restart", "POST")
        page.wait_for_function(f'document.querySelector("{coming}")')
    back(page)
    answers(panel)


def test_an_engine_that_only_ever_says_that_it_starts_can_be_started_again(
    fresh_page: Any, lab: LabServer
) -> None:
    page, lines = fresh_page, list[Any]()
    lab.forget()

    def line(route: Any) -> None:
        """Where a restarted engine falls silent; on the second line only its starting is ever heard."""
        server, heard = route.connect_to_server(), [True, False, True][min(len(lines), 2)]
        lines.append(route)

        def told(message: Any) -> None:
            nonlocal heard
            starts = b'"starting"' in message
            if heard or starts:
                route.send(message)
            heard = heard and not (starts and route is lines[0])

        server.on_message(told)

    page.route_web_socket(re.compile("/channels"), line)
    loaded(page, lab, START)
    page.wait_for_function(AWAKE)
    mark_as_old(page)
    for reached in (1, 2):
        until(page, lambda reached=reached: len(lines) == reached)
        lab.api(f"kernels/{kernel(lab)}/restart", "POST")
    page.get_by_role("button", name=words("lab.page.start_again")).click()
    back(page)
    answers(page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)"))


def test_after_a_crash_the_page_says_so_sleeps_and_comes_back(panel: Any, page: Any, lab: LabServer) -> None:
    os.kill(process(kernel(lab)), signal.SIGKILL)
    page.get_by_text(words("lab.page.restarting")).wait_for()
    assert asleep(page)
    back(page)
    assert not page.locator(".jp-Dialog").count()
    answers(panel)


def test_a_stopped_page_sleeps_with_help_in_reach_and_can_be_started_again(
    panel: Any, page: Any, lab: LabServer
) -> None:
    lab.stop_kernels()
    page.get_by_text(words("lab.page.stopped")).wait_for()
    assert asleep(page)
    page.get_by_role("button", name=words("ui.care.button")).last.click()
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("button", name=words("lab.page.start_again")).click()
    back(page)
    assert panel.get_by_role("button", name=HEARD).is_visible()


def test_leaving_a_page_for_another_ends_its_kernel(panel: Any, page: Any, lab: LabServer) -> None:
    assert panel.is_visible()
    page.locator(".atn-contents").get_by_role("link", name=words("interviews.page.name")).click()
    page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) form.atn-form").first.wait_for()
    until(page, lambda: [session["path"] for session in lab.api("sessions")] == ["02_interview_log.ipynb"])
    assert not page.locator(".jp-Dialog").count()
