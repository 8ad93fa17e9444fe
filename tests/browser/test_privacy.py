"""What a person types is in their book and nowhere else, and nobody outside is asked for anything."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from lab_server import NOTEBOOKS, LabServer
from playwright.sync_api import expect
from waiting import until
from windows import ARGUMENTS, asleep, chromium, loaded, opened, show_tools
from wording import like, words

CANARY = "Canary7f3c9d2e"
LOG, START = "02_interview_log.ipynb", "00_start_here.ipynb"
LETTER = "03_thank_you_and_one_question.ipynb"
PAGES = sorted(file.name for file in NOTEBOOKS.glob("*.ipynb"))
BOXES = ".atn-page :is(input[type=text], input[type=search], textarea):visible"
HALF_TYPED = """canary => [...document.querySelectorAll('.atn-page :is(input, textarea)')]
    .some(box => box.value === canary)"""
USER_SETTINGS = "data/jupyter/config/lab/user-settings"
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
            file = place / USER_SETTINGS / f"{name}.jupyterlab-settings"
            file.parent.mkdir(parents=True)
            file.write_text(json.dumps(settings))
    return place


@dataclass
class Run:
    """One run of the workbook: whom it asked, and what its page did when it was stopped."""

    asked: list[str] = field(default_factory=list)
    said: bool = False  # that it is no longer running
    slept: bool = False


@pytest.fixture(scope="module")
def run(place: Path, browser: Any) -> Run:
    """Types the canary everywhere, stops and starts the workbook in between, saves and leaves."""
    run, lab = Run(), LabServer(place)
    context = browser.browser_type.launch_persistent_context(
        str(place / "browser"), executable_path=chromium(), args=[*ARGUMENTS]
    )
    page = context.pages[0]
    page.on("request", lambda r: lab.knows(r.url) or run.asked.append(r.url))
    with lab:
        before = written_at(place)
        type_into_the_log(page, lab)
        lab.stop()
        page.get_by_text(words("lab.page.gone")).wait_for(timeout=60_000)
        run.said, run.slept = True, asleep(page)
        page.goto("about:blank")
    with lab:
        panel = loaded(page, lab, LOG)  # what was half typed has come back
        page.wait_for_function(HALF_TYPED, arg=CANARY)
        save_changed(page, panel, lab.notebooks / LOG)
        type_into_the_others(page, lab)
        context.close()
        assert all(new > old for new, old in zip(written_at(place), before, strict=True)), (
            "no notebook was written"
        )
        lab.stop_kernels()
        run.asked += lab.went_out().splitlines()
    return run


def written_at(place: Path) -> list[int]:
    return [(place / "notebooks" / name).stat().st_mtime_ns for name in PAGES]


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
    panel.get_by_label(words("messages.choose.ask")).select_option(index=1)
    panel.get_by_role("button", name=words("messages.act.write")).click()
    panel.get_by_role("radio", name=words("messages.field.to_role.options.hiring_manager")).check()
    panel.get_by_label(words("messages.compose.sheet.label")).wait_for()


def save_changed(page: Any, panel: Any, file: Path) -> None:
    """Change the notebook itself, its code shown, so that JupyterLab writes the file at all."""
    before = file.stat().st_mtime_ns
    page.get_by_role("menuitem", name="View", exact=True).click()
    page.get_by_role("menuitem", name=words("lab.command.show_code")).click()
    panel.locator("[data-command='notebook:insert-cell-below']").first.click()
    if not (file.parents[1] / USER_SETTINGS).exists():  # else it saves by itself; two at once make it ask
        show_tools(page)
        page.get_by_role("menuitem", name="File", exact=True).click()
        page.locator(".lm-Menu-item[data-command='docmanager:save']").click()
    until(page, lambda: file.stat().st_mtime_ns > before)
    expect(page.locator(".lm-TabBar-tab.lm-mod-current.jp-mod-dirty")).to_have_count(0)


def type_into_the_log(page: Any, lab: LabServer) -> None:
    """Save an interview, and leave half-typed words in every form."""
    panel = loaded(page, lab, LOG)
    form = panel.locator("form.atn-form").first
    form.get_by_label(words("interviews.quick.short.organisation")).fill(CANARY)
    form.get_by_role("radio", name=words("interviews.reached.first")).check()
    form.get_by_role("button", name=words("interviews.quick.sent.save"), exact=True).click()
    panel.get_by_role("status").filter(has_text=like("ui.saved")).wait_for()
    for chip in panel.locator(".atn-page button[aria-pressed]").all():
        press_chip(panel, chip)
        for more in panel.get_by_role("button", name=words("ui.form.more")).all():
            more.click()
        fill_all(panel)
    panel.get_by_role("button", name=words("ui.table.open", what=CANARY)).first.click()
    panel.locator(".atn-framed").wait_for()
    fill_all(panel)
    panel.get_by_text(like("ui.draft.kept")).first.wait_for()


def type_into_the_others(page: Any, lab: LabServer) -> None:
    """Leave half-typed words on every other page, and save its notebook."""
    for name in PAGES:
        if name not in (START, LOG):
            panel = opened(page, lab, name)
            if name == LETTER:
                begin_letter(panel)
            fill_all(panel)
            save_changed(page, panel, lab.notebooks / name)
    panel = opened(page, lab, START)
    panel.get_by_role("button", name=words("ui.care.button")).last.click()
    page.get_by_role("button", name=words("care.button.message")).click()
    page.get_by_role("dialog").get_by_role("textbox").fill(CANARY)
    page.keyboard.press("Escape")
    save_changed(page, panel, lab.notebooks / START)


def holds(file: Path) -> bool:
    content = file.read_bytes()
    return any(CANARY.encode(coding) in content for coding in ("utf-8", "utf-16-le", "utf-16-be"))


def test_a_workbook_that_is_stopped_says_so_and_its_page_sleeps(run: Run) -> None:
    assert run.said
    assert run.slept


def test_the_canary_is_in_the_book_and_in_no_other_file(place: Path, run: Run) -> None:  # noqa: ARG001
    files = [file for file in place.rglob("*") if file.is_file() and not file.is_symlink()]
    found = {file.relative_to(place).as_posix() for file in files if holds(file)}
    assert "data/journal.db" in found
    assert {name for name in found if not name.startswith(("data/journal.db", "data/backups/"))} == set()


def test_saved_notebooks_hold_no_outputs(place: Path, run: Run) -> None:  # noqa: ARG001
    for name in PAGES:
        cells = json.loads((place / "notebooks" / name).read_text(encoding="utf-8"))["cells"]
        code = [cell for cell in cells if cell["cell_type"] == "code"]
        assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


def test_nobody_outside_this_computer_was_asked_for_anything(run: Run) -> None:
    assert run.asked == []
