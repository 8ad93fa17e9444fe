"""Opening a page: it is there, without code, and its file stays as it was."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lab_server import LabServer
from scratch import PAGE, lay

START = "00_start_here.ipynb"


@pytest.fixture(autouse=True)
def _a_fresh_book_and_the_same_notebooks(book_on_disk: Path, unchanged_notebooks: None) -> None:
    """Whatever a test here does, no notebook on the disk may change by it."""


def test_opening_the_start_page_shows_it_and_no_code(open_notebook: Any, page: Any) -> None:
    panel = open_notebook(START)
    assert panel.get_by_role("heading", name="After the No", exact=True).is_visible()
    assert panel.get_by_role("button", name="I heard today").is_visible()
    assert not panel.locator(".jp-CodeCell .jp-InputArea-editor:visible").count()
    assert not panel.locator(".jp-Toolbar:visible, .jp-InputPrompt:visible, .atn-lab-start:visible").count()
    assert page.console_errors == []


def test_reloading_shows_the_page_once_again(open_notebook: Any, page: Any) -> None:
    open_notebook(START)
    page.reload()
    panel = page.locator(".jp-NotebookPanel")
    chip = panel.get_by_role("button", name="I heard today")
    chip.wait_for()
    assert chip.count() == 1


def test_a_page_run_twice_is_there_once(open_notebook: Any, page: Any) -> None:
    panel = open_notebook(START)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    before = panel.locator(".atn-page").count()
    page.get_by_text("Run All Cells", exact=True).click()
    page.wait_for_timeout(2500)
    assert panel.locator(".atn-page").count() == before
    assert panel.get_by_role("button", name="I heard today").is_visible()


def test_letters_typed_beside_a_form_change_nothing(open_notebook: Any, page: Any) -> None:
    panel = open_notebook(START)
    box = panel.locator(".jp-WindowedPanel-outer").bounding_box()
    cells, codes = panel.locator(".jp-Cell"), panel.locator(".jp-CodeCell")
    before = cells.count(), codes.count()
    for place in ((5, 300), (box["width"] / 2, 380)):  # the white beside the page, and inside it
        for keys in ("m", "r", "1", "a", "b", "dd", "x", "00", "ii", "z"):
            page.mouse.click(box["x"] + place[0], box["y"] + place[1])
            page.keyboard.type(keys)
            assert not page.locator(".jp-Dialog").count(), keys
            assert (cells.count(), codes.count()) == before, keys
    assert panel.get_by_role("button", name="I heard today").is_visible()


@pytest.mark.usefixtures("book_on_disk")
def test_the_way_to_help_is_there_before_and_without_an_engine(page: Any, lab: LabServer) -> None:
    # An engine that is asked for and never answers; the list of those there are is another question.
    page.route("**/api/sessions*", lambda route: route.request.method == "GET" and route.continue_())
    page.goto(lab.address(START))
    bar = page.locator(".atn-care-bar")
    bar.get_by_role("button", name="I'm not all right").click()
    dialog = page.get_by_role("dialog")
    assert dialog.get_by_label("Your country").is_visible()
    assert dialog.locator(".atn-care-line").count()
    dialog.get_by_role("button", name="Close").first.click()
    assert not dialog.count()


def test_prose_stays_prose_when_it_is_clicked_twice_or_entered(open_notebook: Any, page: Any) -> None:
    panel = open_notebook(START)
    heading = panel.get_by_role("heading", name="After the No", exact=True)
    heading.dblclick()
    for key in ("Enter", "Shift+Enter", "Control+Enter", "Escape", "Enter"):
        page.keyboard.press(key)
    page.wait_for_timeout(400)
    assert heading.is_visible()
    assert not panel.locator(".jp-MarkdownCell .cm-content:visible").count()


def test_the_browsers_own_menu_is_there_for_pasting_and_spelling(open_notebook: Any, page: Any) -> None:
    panel = open_notebook(START)
    panel.get_by_role("heading", name="After the No", exact=True).click(button="right")
    page.wait_for_timeout(300)
    assert not page.locator(".lm-Menu").count()


def test_the_left_edge_of_a_form_can_be_clicked(open_notebook: Any, page: Any) -> None:
    panel = open_notebook(START)
    chip = panel.get_by_role("button", name="I heard today")
    box = chip.bounding_box()
    page.mouse.click(box["x"] + 4, box["y"] + box["height"] / 2)
    panel.get_by_text("Nothing needs solving today.").wait_for()


def test_the_notebook_is_never_called_changed_nor_written(
    open_notebook: Any, page: Any, lab: LabServer
) -> None:
    panel = open_notebook(START)
    panel.get_by_role("button", name="I heard today").click()
    before = (lab.notebooks / START).stat().st_mtime_ns
    page.keyboard.press("Control+s")
    page.wait_for_timeout(800)
    assert (lab.notebooks / START).stat().st_mtime_ns == before
    assert not page.locator(".lm-TabBar-tab.jp-mod-dirty").count()


def test_the_code_can_be_shown_and_hidden_from_the_view_menu(open_notebook: Any, page: Any) -> None:
    panel = open_notebook(START)
    for label, shown in (("Show the code", True), ("Hide the code", False)):
        page.get_by_role("menuitem", name="View", exact=True).click()
        page.get_by_text(label, exact=True).click()
        code = panel.get_by_text("from workbook import start")
        code.wait_for(state="visible" if shown else "hidden")
    assert panel.get_by_role("button", name="I heard today").is_visible()


def test_the_code_can_be_shown_from_the_command_palette(open_notebook: Any, page: Any) -> None:
    panel = open_notebook(START)
    page.keyboard.press("Control+Shift+c")
    page.locator(".lm-CommandPalette-input").fill("show the code")
    page.locator(".lm-CommandPalette-item", has_text="Show the code").click()
    panel.get_by_text("from workbook import start").wait_for()


def test_a_link_to_another_page_opens_it_in_the_same_jupyterlab(open_notebook: Any, page: Any) -> None:
    panel = open_notebook(START)
    panel.get_by_role("button", name="I am back for the week").click()
    panel.locator("a[data-notebook='02_interview_log.ipynb']").first.click()
    page.get_by_role("heading", name="Interview log", exact=True).wait_for()
    assert page.get_by_role("tab", name=re.compile("interview_log|Interview log")).count()
    assert len(page.context.pages) == 1


def test_without_the_plug_in_the_first_line_says_what_to_do_and_it_works(page: Any, lab: LabServer) -> None:
    page.route("**/remoteEntry.js", lambda r: r.abort() if "after-the-no" in r.request.url else r.continue_())
    page.goto(lab.address(START))
    panel = page.locator(".jp-NotebookPanel")
    panel.locator(".jp-RenderedMarkdown", has_text="Run all cells").wait_for()
    assert not panel.locator(".atn-page").count()
    panel.get_by_role("button", name="Start this page").click()
    panel.get_by_role("button", name="I heard today").wait_for()
    assert not page.locator(".jp-Dialog").count()


def test_the_next_page_takes_over_the_kernel_kept_ready(
    open_notebook: Any, page: Any, lab: LabServer
) -> None:
    lay(lab.notebooks, "81_next.ipynb", PAGE)
    try:
        open_notebook(START)
        taken = {s["kernel"]["id"] for s in lab.api("sessions")}
        for _ in range(60):
            if spare := {k["id"] for k in lab.api("kernels")} - taken:
                break
            page.wait_for_timeout(250)
        assert len(spare) == 1
        page.get_by_text("81_next.ipynb").click()
        page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .atn-page").wait_for()
        ours = {s["path"]: s["kernel"]["id"] for s in lab.api("sessions")}
        assert ours["81_next.ipynb"] in spare
        page.wait_for_timeout(6000)
        assert len(lab.api("kernels")) == 3  # two pages, and never more than one in waiting
    finally:
        (lab.notebooks / "81_next.ipynb").unlink()
