"""What is pressed stays under the pointer while what stands above it comes, goes or is saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from looks import PHONE, WIDE
from playwright.sync_api import expect
from waiting import quiet
from wording import words

from workbook import open_book
from workbook.answers import Day
from workbook.interviews.model import Application, InterviewRound, Stage

pytestmark = pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")
START, STANDING = "00_start_here.ipynb", "07_where_i_stand.ipynb"
AT = "([x, y]) => document.elementFromPoint(x, y).closest('button')?.textContent"
TOP = "button => button.getBoundingClientRect().top"


def press_at(page: Any, button: Any) -> list[float]:
    """Press in the middle of a button; the place stays the same for a second press."""
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    place = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    page.mouse.click(*place)
    return place


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_ways_in_stay_where_they_are_while_what_is_due_goes_and_comes_back(
    page: Any, open_notebook: Callable[[str], Any], book_on_disk: Path, size: dict[str, int]
) -> None:
    book = open_book(book_on_disk.parent)
    for days in range(1, 6):
        id = book.store.add(Application(f"Quillmoor {days}", "Analyst")).id
        held_on = Day(book.today() + timedelta(days=days))
        book.store.add(InterviewRound(application_id=id, stage=Stage.FIRST, held_on=held_on))
    page.set_viewport_size(size)
    start = open_notebook(START)
    due = start.get_by_role("heading", name=words("start.due.title"))
    for key, is_due in (("heard_today", False), ("back", True)):
        chip = start.get_by_role("button", name=words(f"start.paths.options.{key}"))
        at = press_at(page, chip)
        expect(due).to_have_count(int(is_due))
        quiet(page)  # what comes may still grow
        assert page.evaluate(AT, at) == words(f"start.paths.options.{key}")
    chip = start.get_by_role("button", name=words("start.paths.options.heard_today"))
    press_at(page, chip)
    expect(due).to_have_count(0)
    quiet(page)
    top = chip.evaluate(TOP)
    page.mouse.move(size["width"] * 0.6, 500)
    page.mouse.wheel(0, 40)
    page.wait_for_function(
        "([chip, top]) => chip.getBoundingClientRect().top === top", arg=[chip.element_handle(), top - 40]
    )


def test_a_second_press_on_save_this_ad_finds_it_again(
    page: Any, open_notebook: Callable[[str], Any]
) -> None:
    panel = open_notebook(STANDING)
    panel.get_by_role("button", name=words("standing.begin"), exact=True).click()
    form = panel.locator("form.atn-form").first
    form.locator("[data-name=job] input").fill("Reporting analyst")
    form.get_by_role("button", name=words("standing.form.job.save"), exact=True).click()
    form.locator("[data-name=text] textarea").fill("\n".join(f"SQL and Excel, {n}" for n in range(12)))
    save = form.get_by_role("button", name=words("standing.form.advert.save"), exact=True)
    at = press_at(page, save)
    expect(panel.get_by_text(words("standing.adverts.count.here.one"))).to_be_visible()
    expect(form.locator("[data-name=text] textarea")).to_have_value("")
    quiet(page)  # what comes may still grow
    assert page.evaluate(AT, at) == words("standing.form.advert.save")
    expect(form.get_by_role("status").first).to_be_in_viewport()
    expect(form.locator(".atn-next")).to_be_hidden()  # the page goes on by itself
