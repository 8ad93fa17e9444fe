"""Notebooks and folders that somebody else made: what runs unasked, and what does not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from lab_server import LabServer
from scratch import PAGE, lay
from waiting import until
from windows import FOLLOW, WINDOW, fresh_window, loaded, show_files
from wording import words

MARK = "open('{}', 'w').close()"

HOSTILE = {
    "code_of_another_kind": (MARK,),
    "one_bad_cell_among_good_ones": (PAGE, MARK),
    "a_second_call": ("from workbook import start\nstart.here()\n" + MARK,),
    "on_the_same_line": ("from workbook import start\nstart.here(); " + MARK,),
    "an_argument": ("from workbook import start\nstart.here(" + MARK + ")",),
    "behind_a_comment": ("# " + "\r" + MARK + "\nfrom workbook import start\nstart.here()",),
    "a_different_module": (f"import workbook\n{MARK}\nworkbook.open_book()",),
    "a_magic": ("%%python\n" + MARK,),
}


@pytest.fixture(scope="module")
def page(browser: Any, lab: LabServer) -> Iterator[Any]:
    """One window for all tests here, and for no others: these notebooks are not closed as pages are."""
    with fresh_window(browser, lab, WINDOW) as page:
        page.on("dialog", lambda dialog: dialog.accept())  # yes, leave, whatever was changed
        yield page


def has_kernel(lab: LabServer, name: str) -> bool:
    """Whether the kernel of this notebook is there and has nothing to do."""
    kernels = [session["kernel"] for session in lab.api("sessions") if session["path"] == name]
    return any(kernel["connections"] and kernel["execution_state"] == "idle" for kernel in kernels)


def test_code_of_any_other_shape_waits_for_the_person_and_so_does_a_notebook_that_is_no_page(
    page: Any, lab: LabServer
) -> None:
    signs = {name: lab.notebooks / f"{name}.ran" for name in HOSTILE}
    files = [
        lay(lab.notebooks, f"90_{name}.ipynb", *(code.replace("{}", str(signs[name])) for code in codes))
        for name, codes in HOSTILE.items()
    ]
    files.append(lay(lab.notebooks, "91_plain.ipynb", PAGE, page=False))
    last = lay(lab.notebooks, "92_last.ipynb", PAGE)
    try:
        page.goto(lab.address(files[0].name))
        show_files(page)
        for file in files:
            page.locator(".jp-DirListing-item", has_text=file.name).dblclick()
            panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
            page.locator(".lm-TabBar-tab.lm-mod-current", has_text=file.name).wait_for()
            panel.locator(".jp-CodeCell").first.wait_for()
            until(page, lambda file=file: has_kernel(lab, file.name))
            # It looks like what it is: a notebook.
            assert not page.locator(".atn-lab-page, .atn-page").count(), file.name
            assert panel.locator(".jp-NotebookPanel-toolbar").is_visible(), file.name
        page.locator(".jp-DirListing-item", has_text=last.name).dblclick()
        page.locator(".atn-page").wait_for()  # what would run by itself has run by now
        assert [name for name, sign in signs.items() if sign.exists()] == []
    finally:
        for file in [*files, last]:
            file.unlink()


@pytest.mark.usefixtures("book_on_disk")
def test_a_folder_with_its_own_workbook_cannot_stand_in_for_ours_nor_in_a_kernel_that_was_there_before(
    page: Any, lab: LabServer
) -> None:
    folder = lab.notebooks / "downloaded"
    first, second = (lay(folder, name, PAGE) for name in ("00_start_here.ipynb", "01_today.ipynb"))
    for name in ("workbook", "ipykernel_launcher", "ipykernel", "anywidget", "json", "traitlets"):
        (folder / f"{name}.py").write_text(f"open({str(folder / name) + '.ran'!r}, 'w').close()\n")
    page.goto(lab.address(f"downloaded/{first.name}"))
    page.get_by_role("button", name=words("start.paths.options.heard_today")).wait_for()
    assert not list(folder.glob("*.ran"))
    for file in folder.glob("*.py"):
        if file.stem != "workbook":
            file.unlink()
    path = f"downloaded/{second.name}"
    session = {"path": path, "name": "any", "type": "notebook", "kernel": {"name": "python3"}}
    lab.api("sessions", "POST", session)
    page.evaluate(FOLLOW, second.name)
    page.wait_for_url(f"**/downloaded/{second.name}")
    panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    panel.get_by_role("button", name=words("start.paths.options.heard_today")).wait_for()
    assert not list(folder.glob("*.ran"))
    shutil.rmtree(folder)


def test_what_a_cell_showed_is_not_saved_even_when_the_notebook_is(page: Any, lab: LabServer) -> None:
    file = lay(lab.notebooks, "92_changed.ipynb", PAGE)
    try:
        loaded(page, lab, file.name)
        page.get_by_role("menuitem", name="View", exact=True).click()
        page.get_by_text(words("lab.command.show_code"), exact=True).click()
        page.locator(".jp-CodeCell .cm-content").click()
        page.keyboard.press("Control+Home")
        page.keyboard.type("# mine\n")
        page.keyboard.press("Control+s")
        until(page, lambda: "# mine" in file.read_text())
        saved = json.loads(file.read_text())
        assert "# mine" in "".join(saved["cells"][1]["source"])
        assert saved["cells"][1]["outputs"] == []
        assert "widgets" not in saved["metadata"]
    finally:
        file.unlink()
