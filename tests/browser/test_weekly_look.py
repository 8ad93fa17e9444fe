"""A weekly look in a real browser: from an empty book to three things to do, one of them done on its day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lab_server import LabServer
from playwright.sync_api import expect
from wording import words

from workbook import open_book
from workbook.answers import Day
from workbook.review.model import Floor, WeekAction, WeekReview

pytestmark = pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")
START, WEEK = "00_start_here.ipynb", "10_the_week.ipynb"


def say(key: str, **values: object) -> str:
    return words(f"review.{key}", **values)


def press(panel: Any, label: str) -> None:
    panel.locator(".atn-page").get_by_role("button", name=label, exact=True).first.click()


def part(panel: Any, step: str) -> Any:
    """The form of a part of the look, once it is there."""
    expect(panel.get_by_role("heading", name=say(f"steps.name.{step}")).first).to_be_visible()
    return panel.locator("form.atn-form").first


def go_on(form: Any) -> None:
    form.get_by_role("button", name=say("steps.save"), exact=True).click()


@pytest.mark.timeout(300)
def test_a_week_is_looked_at_and_what_was_planned_for_a_day_is_on_start_that_day(
    page: Any, open_notebook: Callable[[str], Any], lab: LabServer, move_clock: Callable[[str], None]
) -> None:
    move_clock("2026-03-12T10:00:00+00:00")
    panel = open_notebook(WEEK)
    press(panel, say("begin"))
    form = part(panel, "did")
    for beside in ("settings.title", "curious.title", "exporting.page.fold"):
        expect(panel.get_by_role("button", name=words(beside))).to_be_hidden()
    expect(panel.get_by_role("button", name=words("ui.off.ask"))).to_be_visible()
    form.get_by_role("radio", name=say("field.floor.options.partly")).check()
    go_on(form)
    form = part(panel, "came")
    form.get_by_label(say("field.came.ask")).fill("One answer")
    go_on(form)
    form = part(panel, "learned")
    form.get_by_label(say("field.glad.ask")).fill("I called <b>Mia</b>")
    go_on(form)
    form = part(panel, "next")
    boxes = form.locator(".atn-row").first.locator("input").all()
    for box, cell in zip(boxes, ("Send one", "16 March", "9, library"), strict=True):
        box.fill(cell)
    go_on(form)
    form = part(panel, "rest")
    form.get_by_role("textbox", name=say("field.rest_on.ask")).fill("Sunday")
    go_on(form)
    expect(panel.get_by_role("heading", name=say("kept.done"))).to_be_visible()
    expect(panel.get_by_role("button", name=words("settings.title"))).to_be_visible()
    move_clock("2026-03-16T10:00:00+00:00")
    start = open_notebook(START)
    expect(start.get_by_text(say("due.action", what="Send one"))).to_be_visible()
    panel = open_notebook(WEEK)
    press(panel, say("planned.done"))
    expect(panel.get_by_role("button", name=say("planned.done"))).to_have_count(0)
    assert page.console_errors == []
    store = open_book(lab.data).store
    (review,) = (stored.record for stored in store.all(WeekReview))
    assert (review.floor, review.came, review.glad) == (Floor.PARTLY, "One answer", "I called <b>Mia</b>")
    assert review.rest_on == Day.parse("2026-03-15")
    (action,) = (stored.record for stored in store.all(WeekAction))
    assert (action.planned_on, action.done_on) == (Day.parse("2026-03-16"), Day.parse("2026-03-16"))


def test_what_is_done_is_said_in_its_place_in_view_and_can_be_undone(
    open_notebook: Callable[[str], Any], lab: LabServer
) -> None:
    book = open_book(lab.data)
    for action in ("Send one", "Ask Tom"):
        book.store.add(WeekAction(action=action, planned_on=Day(book.today())))
    panel = open_notebook(WEEK)
    press(panel, say("planned.done"))
    done = panel.get_by_text(say("planned.is_done", what="Send one"))
    expect(done).to_be_in_viewport(ratio=1)
    expect(done).to_be_focused()
    press(panel, say("planned.undo", what="Send one"))
    expect(panel.get_by_role("heading", name="Send one", exact=True)).to_be_focused()
    assert all(stored.record.open for stored in open_book(lab.data).store.all(WeekAction))
