"""What a person types is in their book and nowhere else, and nobody outside is asked for anything."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lab_server import NOTEBOOKS, LabServer
from playwright.sync_api import expect
from waiting import until
from windows import ARGUMENTS, chromium

CANARY = "Canary7f3c9d2e"
LOG, START = "02_interview_log.ipynb", "00_start_here.ipynb"
LETTER = "03_thank_you_and_one_question.ipynb"
PAGES = sorted(file.name for file in NOTEBOOKS.glob("*.ipynb"))
BOXES = ".atn-page :is(input[type=text], input[type=search], textarea):visible"
HALF_TYPED = """canary => [...document.querySelectorAll('.atn-page :is(input, textarea)')]
    .some(box => box.value === canary)"""
SETTINGS = {  # what JupyterLab is told in the harder of the two runs: keep everything, and often
    "@jupyter-widgets/jupyterlab-manager/plugin": {"saveState": True},
    "@jupyterlab/docmanager-extension/plugin": {"autosaveInterval": 3},
    "@jupyterlab/notebook-extension/tracker": {"recordTiming": True},
}


@pytest.fixture(scope="module", params=["saving everything", "as shipped"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, full: bool) -> Path:
    """Where one run of the workbook, and the browser's own profile, keep all their files."""
    if request.param == "as shipped" and not full:
        pytest.skip("saves less than the other one; tried in the long run")
    place = tmp_path_factory.mktemp("privacy")
    if request.param == "saving everything":
        for name, settings in SETTINGS.items():
            file = place / f"data/jupyter/config/lab/user-settings/{name}.jupyterlab-settings"
            file.parent.mkdir(parents=True)
            file.write_text(json.dumps(settings))
    return place


@pytest.fixture(scope="module")
def asked(place: Path, browser: Any) -> list[str]:
    """Types the canary everywhere, saves and leaves; gives every outside address that was asked."""
    requests: list[str] = []
    with LabServer(place) as lab:
        context = browser.browser_type.launch_persistent_context(
            str(place / "browser"), executable_path=chromium(), args=[*ARGUMENTS]
        )
        page = context.pages[0]
        page.on("request", lambda r: lab.knows(r.url) or requests.append(r.url))
        before = written_at(place)
        type_everywhere(page, lab)
        context.close()
        assert all(new > old for new, old in zip(written_at(place), before, strict=True)), "nothing was saved"
        lab.stop_kernels()
        requests += lab.went_out().splitlines()
    return requests


def written_at(place: Path) -> list[int]:
    return [(place / "notebooks" / name).stat().st_mtime_ns for name in PAGES]


def open_page(page: Any, lab: LabServer, name: str) -> Any:
    page.goto(lab.address(name))
    panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    panel.locator(".atn-page").first.wait_for()
    page.wait_for_function("!document.querySelector('[data-atn-asleep], .atn-lab-banner:not([hidden])')")
    return panel


def fill_all(panel: Any) -> None:
    """The canary in every box on the screen."""
    for box in panel.locator(BOXES).all():
        box.fill(CANARY)
    panel.page.evaluate("document.activeElement.blur()")  # a box that is left sends its words at once


def press_chip(panel: Any, chip: Any) -> None:
    """Choose another form, and wait until it has taken the place of the one before."""
    if chip.get_attribute("aria-pressed") == "false":
        panel.locator("form.atn-form").first.evaluate("form => { form.dataset.old = 'yes' }")
        chip.click()
        expect(panel.locator("form[data-old]:visible")).to_have_count(0)
        panel.locator("form.atn-form:visible").first.wait_for()


def begin_letter(panel: Any) -> None:
    """A letter about the one application there is, so that its boxes are on the screen."""
    panel.get_by_label("Application").select_option(index=1)
    panel.get_by_role("button", name="Write a thank-you").click()
    panel.get_by_role("radio", name="Hiring manager").check()
    panel.get_by_label("Your letter").wait_for()


def save_changed(page: Any, panel: Any, file: Path) -> None:
    """Change the notebook itself, its code shown, so that JupyterLab writes the file at all."""
    before = file.stat().st_mtime_ns
    page.get_by_role("menuitem", name="View", exact=True).click()
    page.get_by_role("menuitem", name="Show the code").click()
    panel.locator("[data-command='notebook:insert-cell-below']").first.click()
    page.get_by_role("menuitem", name="File", exact=True).click()
    page.locator(".lm-Menu-item[data-command='docmanager:save']").click()
    until(page, lambda: file.stat().st_mtime_ns > before)
    expect(page.locator(".lm-TabBar-tab.lm-mod-current.jp-mod-dirty")).to_have_count(0)


def type_everywhere(page: Any, lab: LabServer) -> None:
    panel = open_page(page, lab, LOG)
    form = panel.locator("form.atn-form").first
    form.get_by_label("Organisation").fill(CANARY)
    form.get_by_role("radio", name="First interview").check()
    form.get_by_role("button", name="Add to the log").click()
    panel.get_by_role("status").filter(has_text="Saved").wait_for()
    for chip in panel.locator(".atn-page button[aria-pressed]").all():
        press_chip(panel, chip)
        for more in panel.get_by_role("button", name="More details").all():
            more.click()
        fill_all(panel)
    panel.get_by_role("button", name=f"Open {CANARY}").first.click()
    panel.get_by_text("Back to all applications").wait_for()
    fill_all(panel)
    panel = open_page(page, lab, LOG)  # with half-typed words left behind, which come back
    page.wait_for_function(HALF_TYPED, arg=CANARY)
    save_changed(page, panel, lab.notebooks / LOG)
    for name in PAGES:
        if name not in (START, LOG):
            panel = open_page(page, lab, name)
            if name == LETTER:
                begin_letter(panel)
            fill_all(panel)
            save_changed(page, panel, lab.notebooks / name)
    panel = open_page(page, lab, START)
    panel.get_by_role("button", name="I'm not all right").last.click()
    page.get_by_role("button", name="Write that message").click()
    page.get_by_role("dialog").get_by_role("textbox").fill(CANARY)
    page.keyboard.press("Escape")
    save_changed(page, panel, lab.notebooks / START)


def holds(file: Path) -> bool:
    content = file.read_bytes()
    return any(CANARY.encode(coding) in content for coding in ("utf-8", "utf-16-le", "utf-16-be"))


def test_the_canary_is_in_the_book_and_in_no_other_file(place: Path, asked: list[str]) -> None:  # noqa: ARG001
    files = [file for file in place.rglob("*") if file.is_file() and not file.is_symlink()]
    found = {file.relative_to(place).as_posix() for file in files if holds(file)}
    assert "data/journal.db" in found
    assert {name for name in found if not name.startswith(("data/journal.db", "data/backups/"))} == set()


def test_saved_notebooks_hold_no_outputs(place: Path, asked: list[str]) -> None:  # noqa: ARG001
    for name in PAGES:
        cells = json.loads((place / "notebooks" / name).read_text(encoding="utf-8"))["cells"]
        code = [cell for cell in cells if cell["cell_type"] == "code"]
        assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


def test_nobody_outside_this_computer_was_asked_for_anything(asked: list[str]) -> None:
    assert asked == []
