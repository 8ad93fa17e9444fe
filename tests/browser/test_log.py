"""The interview log, used as a person uses it: by keyboard, across restarts and reloads, in two windows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from waiting import drawn
from windows import show_tools
from wording import like, words

from workbook import open_book
from workbook.answers import Day
from workbook.path import dues, sentence
from workbook.pressing.model import Pressing

pytestmark = pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")
LOG = "02_interview_log.ipynb"
ON_TOP = """e => { const { x, y } = e.getBoundingClientRect();
    return e.contains(document.elementFromPoint(x + 9, y + 9)); }"""
ASKED = "document.activeElement.closest('[data-name]')?.dataset.name"
# What somebody reads under the button that has the focus, where it stands over other words.
UNDER = """() => { const button = document.activeElement, over = button.getBoundingClientRect();
    const under = ({ top, bottom, left, right }) =>
        top < over.bottom && over.top < bottom && left < over.right && over.left < right;
    return [...document.querySelectorAll('.atn-page *')]
        .filter(e => !e.childElementCount && e.innerText?.trim() && e.checkVisibility())
        .filter(e => !button.contains(e) && under(e.getBoundingClientRect())).map(e => e.innerText); }"""


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
        if page.evaluate(ASKED) == name:
            return
    raise AssertionError(f"Tab never reaches {name}")


def write_down(panel: Any, organisation: str, stage: str = "") -> None:
    """Fill in the quick form and save it."""
    form(panel).get_by_label(words("interviews.quick.short.organisation")).fill(organisation)
    form(panel).get_by_role("radio", name=stage or words("interviews.reached.first")).check()
    form(panel).get_by_role("button", name=words("interviews.quick.sent.save"), exact=True).click()
    panel.get_by_role("status").filter(has_text=like("ui.saved")).wait_for()


def row(panel: Any, organisation: str) -> Any:
    return panel.locator(".atn-table tr").filter(has_text=organisation)


def test_an_interview_is_written_down_with_the_keyboard_alone(
    page: Any, log: Any, book_on_disk: Path
) -> None:
    expect(log.locator(".atn-care-early:not([hidden])")).to_have_count(1)  # one stop on the way, not several
    form(log).get_by_label(words("interviews.quick.short.organisation")).focus()
    page.keyboard.type("Quillmoor")
    tab_to(page, "role")
    page.keyboard.type("Data analyst")
    tab_to(page, "stage")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Control+Enter")
    row(log, "Quillmoor").wait_for()
    kept = words("interviews.kept.new", what="Quillmoor, Data analyst")
    said = form(log).get_by_role("status").filter(has_text=kept)
    page.wait_for_function(ON_TOP, arg=said.element_handle())  # no bar stands over it
    assert rows_on_disk(book_on_disk, "application", "organisation") == ["Quillmoor"]
    assert rows_on_disk(book_on_disk, "interview_round", "stage") == ["screening"]


def test_what_was_typed_goes_along_only_into_questions_that_are_seen(log: Any, book_on_disk: Path) -> None:
    held_on = form(log).get_by_role("textbox", name=words("interviews.quick.interview.held_on"))
    held_on.fill("yesterday")
    log.get_by_role("button", name=words("interviews.quick.options.heard")).click()
    form(log).locator("[data-name=news] select").select_option("silence")
    form(log).get_by_label(words("interviews.quick.short.organisation")).fill("Quillmoor")
    form(log).get_by_role("button", name=words("interviews.quick.heard.save"), exact=True).click()
    row(log, "Quillmoor").wait_for()
    assert rows_on_disk(book_on_disk, "interview_round", "held_on") == []
    log.get_by_role("button", name=words("interviews.quick.options.interview")).click()
    expect(held_on).to_have_value("yesterday")  # it is still there, where it was asked


def test_what_is_next_is_said_under_what_was_saved_and_leads_there(
    page: Any, open_notebook: Callable[..., Any], book_on_disk: Path
) -> None:
    book = open_book(book_on_disk.parent)
    book.store.add(Pressing("visa", until=Day(book.today() + timedelta(days=9))))
    log = open_notebook(LOG)
    write_down(log, "Quillmoor")
    said = form(log).locator(".atn-next").filter(has_text=sentence(dues(book)[0], book))
    page.wait_for_function(ON_TOP, arg=said.element_handle())
    said.get_by_role("link", name=words("people.page.name")).click()
    people = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    people.get_by_role("button", name=words("pressing.add")).wait_for()


def test_on_a_low_screen_what_was_saved_and_what_is_next_stand_above_the_bar_at_the_foot(
    page: Any, open_notebook: Callable[..., Any], book_on_disk: Path
) -> None:
    book = open_book(book_on_disk.parent)
    book.store.add(Pressing("visa", until=Day(book.today() + timedelta(days=9))))
    page.set_viewport_size({"width": 1366, "height": 768})
    log = open_notebook(LOG)
    form(log).get_by_role("radio", name=words("interviews.reached.first")).check()
    form(log).get_by_label(words("interviews.quick.short.organisation")).fill("Quillmoor")
    log.locator(".jp-WindowedPanel-outer").evaluate("scrolled => { scrolled.scrollTop = 0; }")
    page.keyboard.press("Control+Enter")
    kept = form(log).get_by_role("status").filter(has_text=words("interviews.kept.new", what="Quillmoor"))
    following = form(log).locator(".atn-next").filter(has_text=sentence(dues(book)[0], book))
    both = [said.element_handle() for said in (kept, following)]
    page.wait_for_function(f"both => both.every({ON_TOP})", arg=both)
    for said in (kept, following):
        expect(said).to_be_in_viewport(ratio=1)


def test_after_a_chip_chosen_with_the_keyboard_tab_leads_on_and_clears_nothing(page: Any, log: Any) -> None:
    form(log).get_by_label(words("interviews.quick.short.organisation")).focus()
    tab_to(page, "stage")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    save = form(log).get_by_role("button", name=words("interviews.quick.interview.save"), exact=True)
    expect(save).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the details, the first of which has the focus then
    page.wait_for_function(f"{ASKED} === 'format'")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(ASKED) == "stage"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert page.evaluate(ASKED) == "format"
    expect(form(log).locator("[data-name=stage] input:checked")).to_have_count(1)


def test_the_way_to_help_that_comes_with_the_keyboard_stands_over_no_question(page: Any, log: Any) -> None:
    early = log.locator(".atn-care-early:not([hidden])")
    form(log).get_by_label(words("interviews.quick.short.organisation")).focus()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if early.evaluate("early => early === document.activeElement"):
            break
    expect(early).to_be_focused()
    expect(early).to_be_in_viewport(ratio=1)
    assert page.evaluate(UNDER) == []


@pytest.mark.in_english("02_interview_log")
def test_a_saved_interview_is_shown_opened_removed_brought_back_and_there_after_the_kernel_restarts(
    page: Any, log: Any, book_on_disk: Path
) -> None:
    for name in ("Fenwick", "Saltbox", "Thornvale", "Pebblewick"):
        write_down(log, name)
        row(log, name).wait_for()
    write_down(log, "Quillmoor", "Final round")
    row(log, "Quillmoor").wait_for()
    assert "Final round" in row(log, "Quillmoor").inner_text()
    log.get_by_role("button", name=words("how_far.numbers.reached", interview=5, sent=5)).click()
    drawn(log.locator(".atn-chart"))
    log.get_by_role("button", name=words("how_far.numbers.every", n=5)).click()
    drawn(log.locator(".atn-chart").nth(1)).get_by_text("Quillmoor").first.wait_for(state="attached")
    log.get_by_role("button", name="Open Quillmoor").click()
    log.locator(".atn-framed").get_by_role("button", name=words("interviews.opened.back")).click()
    row(log, "Quillmoor").get_by_role("button", name=words("ui.form.remove", what="Quillmoor")).click()
    log.get_by_text("removed.").wait_for()
    assert "Quillmoor" not in rows_on_disk(book_on_disk, "application", "organisation")
    log.get_by_role("button", name=words("ui.table.undo"), exact=True).click()
    row(log, "Quillmoor").wait_for()
    assert rows_on_disk(book_on_disk, "interview_round", "stage") == ["final", *["first"] * 4]
    assert page.console_errors == []
    show_tools(page)
    page.get_by_role("menuitem", name="Kernel").click()
    page.get_by_role("menuitem", name="Restart Kernel…").click()
    page.wait_for_function("document.querySelector('[data-atn-asleep]')")
    page.wait_for_function("!document.querySelector('[data-atn-asleep]')")
    row(log, "Quillmoor").wait_for()
    write_down(log, "Wexcombe")
    expect(row(log, "Wexcombe")).to_have_count(1)


def test_half_typed_words_come_back_after_a_reload_and_an_error_stands_beside_its_field_with_the_focus(
    page: Any, log: Any, load_notebook: Any, book_on_disk: Path
) -> None:
    form(log).get_by_label(words("interviews.quick.short.organisation")).press_sequentially("Pebblew")
    form(log).get_by_text(like("ui.draft.kept")).wait_for()
    again = load_notebook(LOG)
    expect(form(again).get_by_label(words("interviews.quick.short.organisation"))).to_have_value("Pebblew")
    expect(again.get_by_text(like("ui.draft.back"))).to_be_visible()
    day = form(again).get_by_role("textbox", name=words("interviews.quick.interview.held_on"))
    form(again).get_by_role("radio", name=words("interviews.reached.final")).check()
    day.fill("31 02 2026")
    form(again).get_by_role("button", name=words("interviews.quick.sent.save"), exact=True).click()
    page.wait_for_function("document.activeElement.getAttribute('aria-invalid') === 'true'")
    assert day.evaluate("box => box === document.activeElement")
    problem = day.evaluate(
        "box => document.getElementById(box.getAttribute('aria-describedby').split(' ').at(-1)).innerText"
    )
    assert words("answers.problem.no_such_day", month="February", year=2026, days=28) in problem
    assert form(again).get_by_label(words("interviews.quick.short.organisation")).input_value() == "Pebblew"
    assert rows_on_disk(book_on_disk, "application", "organisation") == []


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
