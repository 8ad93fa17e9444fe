"""The interview log, used as a person uses it: by keyboard, across restarts and reloads, in two windows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")
LOG = "02_interview_log.ipynb"


@pytest.fixture
def log(open_notebook: Callable[..., Any]) -> Any:
    return open_notebook(LOG)


def rows_on_disk(book: Path, table: str, column: str) -> list[str]:
    with sqlite3.connect(f"file:{book}?mode=ro", uri=True) as connection:
        return [value for (value,) in connection.execute(f"SELECT {column} FROM {table} ORDER BY 1")]


def form(panel: Any) -> Any:
    return panel.locator("form.atn-form").first


def tab_to(page: Any, name: str) -> None:
    """Press Tab until the named box has the focus, as somebody without a mouse does."""
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('[data-name]')?.dataset.name") == name:
            return
    raise AssertionError(f"Tab never reaches {name}")


def write_down(panel: Any, organisation: str, stage: str = "First interview") -> None:
    """Fill in the quick form and save it."""
    form(panel).get_by_label("Organisation").fill(organisation)
    form(panel).get_by_role("radio", name=stage).check()
    form(panel).get_by_role("button", name="Add to the log").click()
    panel.get_by_role("status").filter(has_text="Saved").wait_for()


def row(panel: Any, organisation: str) -> Any:
    return panel.locator(".atn-table tr").filter(has_text=organisation)


def test_an_interview_is_written_down_with_the_keyboard_alone(
    page: Any, log: Any, book_on_disk: Path
) -> None:
    form(log).get_by_label("Organisation").focus()
    page.keyboard.type("Quillmoor")
    tab_to(page, "role")
    page.keyboard.type("Data analyst")
    tab_to(page, "stage")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Control+Enter")
    row(log, "Quillmoor").wait_for()
    assert rows_on_disk(book_on_disk, "application", "organisation") == ["Quillmoor"]
    assert rows_on_disk(book_on_disk, "interview_round", "stage") == ["screening"]


def test_a_saved_interview_is_in_the_table_and_in_the_charts(log: Any) -> None:
    write_down(log, "Quillmoor", "Final round")
    assert "Final round" in row(log, "Quillmoor").inner_text()
    log.locator(".atn-chart svg").first.wait_for()
    log.locator(".atn-chart").nth(1).get_by_text("Quillmoor").first.wait_for()


def test_what_was_saved_is_there_after_the_kernel_restarts(page: Any, log: Any) -> None:
    write_down(log, "Quillmoor")
    page.get_by_role("menuitem", name="Kernel").click()
    page.get_by_role("menuitem", name="Restart Kernel…").click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    page.wait_for_function("document.querySelector('[data-atn-asleep]')")
    page.wait_for_function("!document.querySelector('[data-atn-asleep]')")
    row(log, "Quillmoor").wait_for()
    write_down(log, "Thornvale")
    expect(row(log, "Thornvale")).to_have_count(1)


def test_half_typed_words_come_back_after_a_reload(log: Any, load_notebook: Any) -> None:
    form(log).get_by_label("Organisation").press_sequentially("Pebblew")
    form(log).get_by_text("Draft saved").wait_for()
    again = load_notebook(LOG)
    expect(form(again).get_by_label("Organisation")).to_have_value("Pebblew")
    expect(again.get_by_text("Your draft from")).to_be_visible()


def test_an_error_stands_beside_its_field_and_the_field_has_the_focus(
    page: Any, log: Any, book_on_disk: Path
) -> None:
    day = form(log).get_by_role("textbox", name="When was the interview?")
    form(log).get_by_label("Organisation").fill("Quillmoor")
    form(log).get_by_role("radio", name="Final round").check()
    day.fill("31 02 2026")
    form(log).get_by_role("button", name="Add to the log").click()
    page.wait_for_function("document.activeElement.getAttribute('aria-invalid') === 'true'")
    assert day.evaluate("box => box === document.activeElement")
    problem = day.evaluate(
        "box => document.getElementById(box.getAttribute('aria-describedby').split(' ').at(-1)).innerText"
    )
    assert "February 2026 has 28 days" in problem
    assert form(log).get_by_label("Organisation").input_value() == "Quillmoor"
    assert rows_on_disk(book_on_disk, "application", "organisation") == []


def test_a_removed_row_comes_back_with_undo(log: Any, book_on_disk: Path) -> None:
    write_down(log, "Quillmoor")
    row(log, "Quillmoor").get_by_role("button", name="Remove Quillmoor").click()
    log.get_by_text("removed.").wait_for()
    assert rows_on_disk(book_on_disk, "application", "organisation") == []
    log.get_by_role("button", name="Undo", exact=True).click()
    row(log, "Quillmoor").wait_for()
    assert rows_on_disk(book_on_disk, "interview_round", "stage") == ["first"]


def test_two_windows_show_each_others_entries(page: Any, log: Any, lab: Any) -> None:
    copy = lab.notebooks / "02_second_window.ipynb"
    copy.write_bytes((lab.notebooks / LOG).read_bytes())
    other = page.context.new_page()
    try:
        other.goto(lab.address(copy.name))
        second = other.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
        second.locator(".atn-page").first.wait_for()
        write_down(second, "Thornvale")
        write_down(log, "Quillmoor")
        for panel in (log, second):
            row(panel, "Quillmoor").wait_for()
            row(panel, "Thornvale").wait_for()
    finally:
        other.close()
        copy.unlink()


def test_the_page_is_filled_in_without_a_complaint_from_the_browser(page: Any, log: Any) -> None:
    write_down(log, "Quillmoor")
    log.get_by_role("button", name="Open Quillmoor").click()
    log.get_by_text("Back to all applications").wait_for()
    assert page.console_errors == []
