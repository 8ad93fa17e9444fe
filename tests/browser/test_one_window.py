"""The start page in one window, open all the while: what clicks, keys and menus do to it, and what not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from lab_server import LabServer
from playwright.sync_api import expect
from waiting import quiet, settled
from windows import WINDOW, Windows, opened, show_tools
from wording import words

START = "00_start_here.ipynb"


@pytest.fixture(scope="module")
def page(windows: Windows, lab: LabServer) -> Iterator[Any]:
    """One window for all tests here, with the start page in it; no notebook on the disk may change."""
    lab.forget()
    before = {f.name: f.read_bytes() for f in lab.notebooks.glob("*.ipynb")}
    with windows.lent(lab, WINDOW) as page:
        opened(page, lab, START)
        yield page
    assert {f.name: f.read_bytes() for f in lab.notebooks.glob("*.ipynb")} == before


@pytest.fixture
def panel(page: Any) -> Any:
    return page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")


def test_opening_the_start_page_shows_it_and_no_code(panel: Any, page: Any) -> None:
    assert panel.get_by_role("heading", name=words("lab.frame.book"), exact=True).is_visible()
    assert panel.get_by_role("button", name=words("start.paths.options.heard_today")).is_visible()
    assert not panel.locator(".jp-CodeCell .jp-InputArea-editor:visible").count()
    assert not panel.locator(".jp-Toolbar:visible, .jp-InputPrompt:visible, .atn-lab-start:visible").count()
    assert page.console_errors == []


def test_letters_typed_beside_a_form_change_nothing(panel: Any, page: Any) -> None:
    box = panel.locator(".jp-WindowedPanel-outer").bounding_box()
    cells, codes = panel.locator(".jp-Cell"), panel.locator(".jp-CodeCell")
    before = cells.count(), codes.count()
    for place in ((5, 300), (box["width"] / 2, 380)):  # the white beside the page, and inside it
        for keys in ("m", "r", "1", "a", "b", "dd", "x", "00", "ii", "z"):
            page.mouse.click(box["x"] + place[0], box["y"] + place[1])
            page.keyboard.type(keys)
            assert not page.locator(".jp-Dialog").count(), keys
            assert (cells.count(), codes.count()) == before, keys
    assert panel.get_by_role("button", name=words("start.paths.options.heard_today")).is_visible()


def test_prose_stays_prose_when_it_is_clicked_twice_or_entered(panel: Any, page: Any) -> None:
    heading = panel.get_by_role("heading", name=words("lab.frame.book"), exact=True)
    heading.dblclick()
    for key in ("Enter", "Shift+Enter", "Control+Enter", "Escape", "Enter"):
        page.keyboard.press(key)
    settled(page)
    assert heading.is_visible()
    assert not panel.locator(".jp-MarkdownCell .cm-content:visible").count()


def test_the_browsers_own_menu_is_there_for_pasting_and_spelling(panel: Any, page: Any) -> None:
    panel.get_by_role("heading", name=words("lab.frame.book"), exact=True).click(button="right")
    settled(page)
    assert not page.locator(".lm-Menu").count()
    page.keyboard.press("Escape")


def test_the_left_edge_of_a_form_can_be_clicked(panel: Any, page: Any) -> None:
    chip = panel.get_by_role("button", name=words("start.paths.options.heard_today"))
    box = chip.bounding_box()
    page.mouse.click(box["x"] + 4, box["y"] + box["height"] / 2)
    panel.get_by_text(words("start.heard_today.title")).wait_for()


def test_the_notebook_is_never_called_changed_nor_written(panel: Any, page: Any, lab: LabServer) -> None:
    panel.get_by_role("button", name=words("start.paths.options.heard_today")).click()
    before = (lab.notebooks / START).stat().st_mtime_ns
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("Control+s")
    quiet(page)
    assert not [url for url in asked if "/api/contents" in url]
    assert (lab.notebooks / START).stat().st_mtime_ns == before
    assert not page.locator(".lm-TabBar-tab.jp-mod-dirty").count()


def test_the_code_can_be_shown_and_hidden_from_the_view_menu(panel: Any, page: Any) -> None:
    for command, shown in (("show_code", True), ("hide_code", False)):
        page.get_by_role("menuitem", name="View", exact=True).click()
        page.get_by_text(words(f"lab.command.{command}"), exact=True).click()
        code = panel.get_by_text("from workbook import start").first
        code.wait_for(state="visible" if shown else "hidden")
    assert panel.get_by_role("button", name=words("start.paths.options.heard_today")).is_visible()


def test_the_code_can_be_shown_from_the_command_palette(panel: Any, page: Any) -> None:
    page.keyboard.press("Control+Shift+c")
    page.locator(".lm-CommandPalette-input").fill(words("lab.command.show_code").lower())
    page.locator(".lm-CommandPalette-item", has_text=words("lab.command.show_code")).click()
    panel.get_by_text("from workbook import start").first.wait_for()


def test_a_page_run_twice_is_there_once(panel: Any, page: Any) -> None:
    show_tools(page)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    before = panel.locator(".atn-page").count()
    panel.locator(".atn-page").evaluate_all("pages => pages.forEach(page => { page.dataset.old = 'yes' })")
    page.get_by_text("Run All Cells", exact=True).click()
    panel.locator(".atn-page:not([data-old])").last.wait_for()
    expect(panel.locator(".atn-page[data-old]")).to_have_count(0)
    expect(panel.locator(".atn-page")).to_have_count(before)
    assert panel.get_by_role("button", name=words("start.paths.options.heard_today")).is_visible()
