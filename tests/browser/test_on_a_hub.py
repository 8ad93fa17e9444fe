"""For a group: each person has their own workbook on a JupyterHub, and finds it again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hub_server import Hub, environment, proxy_program
from playwright.sync_api import expect
from waiting import until
from windows import AWAKE, WINDOW, asked_nobody, window_of
from wording import words

pytestmark = pytest.mark.timeout(600)
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
START, LOG = "00_start_here.ipynb", "02_interview_log.ipynb"
PEOPLE = ("ada", "ben")


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory, browser: Any, full: bool) -> Iterator[Hub]:  # noqa: ARG001
    if not full:
        pytest.skip("takes minutes: with --full; tests/lab/test_hub_running.py is the small size")
    place = tmp_path_factory.mktemp("hub")
    proxy = proxy_program(place / "proxy")
    with Hub(place / "running", environment(place), proxy) as hub:
        yield hub


def comes_in(browser: Any, hub: Hub, name: str) -> Any:
    """A window of this person's, on Start."""
    page = window_of(browser, hub, WINDOW)  # type: ignore[arg-type]
    page.goto(hub.address(name))
    page.get_by_label("Username").fill(name)
    page.get_by_role("button", name="Sign in").click()
    return awake(page)


def awake(page: Any) -> Any:
    page.locator(f"{PANEL} .atn-page").first.wait_for()
    page.wait_for_function(AWAKE)
    return page


def goes_to(page: Any, file: str) -> Any:
    """The page behind this line of the contents."""
    page.locator(f"#after-the-no-contents a[data-file='{file}']").click()
    page.locator(f"#after-the-no-contents a[aria-current][data-file='{file}']").wait_for()
    return awake(page).locator(PANEL)


def logs_an_interview(page: Any, hub: Hub, name: str) -> None:
    """Write one down and leave another half typed."""
    organisation = f"Quillmoor of {name}"
    form = goes_to(page, LOG).locator("form.atn-form").first
    form.get_by_label("Organisation").fill(organisation)
    form.get_by_role("radio", name="First interview").check()
    form.get_by_role("button", name="Save", exact=True).click()
    page.locator(PANEL).locator(".atn-table tr").filter(has_text=organisation).wait_for()
    page.locator(PANEL).get_by_role("status").filter(has_text="Saved").wait_for()
    form.get_by_label("Organisation").press_sequentially(f"Half of {organisation}")
    until(page, lambda: f"Half of {organisation}".encode() in hub.book(name).read_bytes(), 30)


def finds(page: Any, organisation: str) -> None:
    """The log holds the one interview of this person, and what they were typing."""
    panel = page.locator(PANEL)
    expect(panel.locator(".atn-table tbody tr")).to_have_count(1)
    expect(panel.locator(".atn-table tbody tr")).to_contain_text(organisation)
    form = panel.locator("form.atn-form").first
    expect(form.get_by_label("Organisation")).to_have_value(f"Half of {organisation}")


def closes(page: Any, hub: Hub, name: str) -> None:
    """*Close the workbook* ends this person's server."""
    page.locator("#after-the-no-contents").get_by_role("button", name=words("lab.frame.close")).click()
    page.get_by_role("heading", name=words("lab.frame.closed_title")).wait_for()
    expect(page.get_by_text(words("lab.hub.frame.closed_saved"))).to_be_visible()
    until(page, lambda: not hub.runs(name), 120)


def test_each_has_their_own_workbook_and_finds_it_after_their_server_was_ended(
    hub: Hub, browser: Any
) -> None:
    pages = {name: comes_in(browser, hub, name) for name in PEOPLE}
    for name, page in pages.items():
        expect(page.locator(PANEL).get_by_text(words("start.hosted.hub_title"))).to_be_visible()
        assert not page.locator(f"{PANEL} .jp-CodeCell .jp-InputArea-editor:visible").count()
        logs_an_interview(page, hub, name)
    assert len({hub.book(name).read_bytes() for name in PEOPLE}) == len(PEOPLE)
    for name, page in pages.items():
        asked_nobody(page, hub)  # type: ignore[arg-type]
        hub.cull(name)
        page.goto(hub.address(name))
        awake(page)
        goes_to(page, LOG)
        finds(page, f"Quillmoor of {name}")
    first, last = PEOPLE[0], PEOPLE[-1]
    closes(pages[first], hub, first)
    assert hub.runs(last)
    goes_to(pages[last], START)
    for page in pages.values():
        asked_nobody(page, hub)  # type: ignore[arg-type]
        page.context.close()
