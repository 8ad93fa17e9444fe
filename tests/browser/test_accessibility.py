"""axe finds nothing wrong with our part of a page, in either theme, on a wide screen or a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from lab_server import NOTEBOOKS, LabServer
from looks import PHONE, WIDE, dress, violations
from waiting import settled

SIDEWAYS = """panel => [...panel.querySelectorAll('.atn-page *')].filter(e => e.offsetParent)
    .filter(e => e.getBoundingClientRect().right > panel.getBoundingClientRect().right - 4)
    .map(e => e.outerHTML.slice(0, 120))"""
PAGES = sorted(file.name for file in NOTEBOOKS.glob("*.ipynb"))


LOOKS = {"light": WIDE, "dark": PHONE}


@pytest.fixture(params=LOOKS)
def theme(request: pytest.FixtureRequest, lab: LabServer) -> Iterator[str]:
    dress(lab.data, request.param)
    yield request.param
    dress(lab.data, "light")


@pytest.fixture
def context_options(theme: str) -> dict[str, Any]:
    """A wide screen in the light, a phone in the dark."""
    return {"viewport": LOOKS[theme], "locale": "en-GB"}


def dark(page: Any) -> bool:
    return page.locator("body").get_attribute("data-jp-theme-light") == "false"


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(
    page: Any, open_notebook: Callable[..., Any], theme: str, name: str
) -> None:
    panel = open_notebook(name)
    assert dark(page) is (theme == "dark")
    assert violations(page) == []
    assert panel.evaluate(SIDEWAYS) == []


@pytest.mark.usefixtures("book_on_disk")
def test_axe_finds_nothing_in_a_log_with_an_entry_an_error_and_one_opened(
    page: Any, open_notebook: Any
) -> None:
    panel = open_notebook("02_interview_log.ipynb")
    form = panel.locator("form.atn-form").first
    form.get_by_label("Organisation").fill("Quillmoor")
    form.get_by_role("radio", name="Final round").check()
    form.get_by_role("button", name="Add to the log").click()
    panel.locator(".atn-chart").first.scroll_into_view_if_needed()  # only a chart in view is drawn again
    panel.locator(".atn-chart svg").first.wait_for(state="attached")
    form.get_by_role("button", name="More details").click()
    form.get_by_role("button", name="Add to the log").click()
    form.locator("[aria-invalid=true]").first.wait_for()
    assert violations(page) == []
    panel.get_by_role("button", name="Open Quillmoor").click()
    panel.get_by_role("button", name="Add news").click()
    panel.locator("[data-name=outcome]").last.wait_for()
    settled(page)
    assert violations(page) == []


def test_axe_finds_nothing_in_any_way_in_nor_on_the_care_card(page: Any, open_notebook: Any) -> None:
    panel = open_notebook("00_start_here.ipynb")
    for way in ("I heard today", "I am back for the week", "I want to look around"):
        panel.get_by_role("button", name=way).click()
        panel.locator(".atn-page button[aria-pressed=true]", has_text=way).wait_for()
        settled(page)
        assert violations(page) == []
    panel.get_by_role("button", name="I'm not all right").last.click()
    page.get_by_role("dialog").get_by_role("button", name="Show helplines").click()
    assert violations(page) == []
