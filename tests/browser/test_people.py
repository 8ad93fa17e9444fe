"""People and what presses, walked through in a real browser from an empty book, by what the pages offer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from wording import words

from workbook import open_book
from workbook.answers import Day, ExerciseEntry, key_of
from workbook.exporting.contents import everything
from workbook.exporting.export import files_of
from workbook.goals.model import Goal
from workbook.path import what_presses
from workbook.people.model import Ask

PEOPLE, PLAN = "09_my_people.ipynb", "08_plan.ipynb"
START, TODAY = "00_start_here.ipynb", "01_today.ipynb"


def press(panel: Any, key: str, **values: object) -> None:
    panel.get_by_role("button", name=words(key, **values), exact=True).first.click()


def add_mia(panel: Any) -> None:
    press(panel, "people.first")
    form = panel.locator("form.atn-form:has([data-name=hard_day])")
    form.get_by_label(words("people.field.name.ask")).fill("Mia")
    form.locator("[data-name=role] select").select_option("friend")
    form.get_by_label(words("people.field.hard_day.ask")).check()
    form.get_by_role("button", name=words("people.form.person.save"), exact=True).click()
    expect(panel.get_by_text(words("people.kept", name="Mia"))).to_be_visible()


def ask_mia(panel: Any) -> None:
    press(panel, "people.ask_someone")
    panel.locator("[data-name=whom]").get_by_role("radio", name="Mia").check()
    panel.get_by_role("radio", name=words("people.field.what.options.practice")).check()
    message = panel.get_by_label(words("people.ask.sheet.label"))
    expect(message).to_have_value(words("people.draft.practice.text", n="Mia"))
    message.fill("Mia, half an hour of questions?")
    press(panel, "people.ask.sent")
    expect(panel.get_by_text(words("people.ask.saved", name="Mia"))).to_be_visible()


@pytest.mark.timeout(300)
@pytest.mark.usefixtures("unchanged_notebooks")
def test_principle_20_a_person_is_asked_answers_is_thanked_and_counts_in_the_plan(
    open_notebook: Callable[[str], Any], book_on_disk: Path
) -> None:
    panel = open_notebook(PEOPLE)
    add_mia(panel)
    expect(panel.locator(".atn-chart svg").first).to_be_visible()  # the map
    ask_mia(panel)
    press(panel, "people.asks.came")
    form = panel.locator("form.atn-form:has([data-name=result])")
    form.get_by_role("radio", name=words("people.field.result.options.yes")).check()
    form.get_by_role("button", name=words("people.asks.save"), exact=True).click()
    press(panel, "people.asks.thank")
    press(panel, "people.asks.tell")
    expect(panel.get_by_role("button", name=words("people.asks.tell"))).to_have_count(0)
    book = open_book(book_on_disk.parent)
    (ask,) = (stored.record for stored in book.store.all(Ask))
    assert (ask.draft, ask.answered) == ("Mia, half an hour of questions?", True)
    assert ask.thanked_on == ask.told_on == ask.asked_on
    book.store.add(Goal("Ask people", counts="people_asked", begun_on=Day(book.today())))
    plan = open_notebook(PLAN)
    what = words("goals.counted.people_asked")
    line = words("goals.card.week", what=what[0].upper() + what[1:], n=1)
    expect(plan.get_by_text(line).first).to_be_visible()


@pytest.mark.timeout(300)
@pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")
def test_what_is_still_open_in_a_message_is_said_under_the_button_that_was_pressed(
    open_notebook: Callable[[str], Any],
) -> None:
    panel = open_notebook(PEOPLE)
    add_mia(panel)
    press(panel, "people.ask_someone")
    panel.locator("[data-name=whom]").get_by_role("radio", name="Mia").check()
    panel.get_by_role("radio", name=words("people.field.what.options.conversation")).check()
    press(panel, "people.ask.sent")
    why = panel.get_by_text(words("people.ask.open_fill", what=words("people.ask.gap.field")))
    expect(why).to_be_in_viewport(ratio=1)
    sent = panel.get_by_role("button", name=words("people.ask.sent"), exact=True).bounding_box()
    assert 0 <= why.bounding_box()["y"] - sent["y"] - sent["height"] < 30


@pytest.mark.timeout(300)
@pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")
def test_principle_1_company_is_one_press_from_the_card_and_from_today(
    page: Any, open_notebook: Callable[[str], Any], load_notebook: Callable[[str], Any]
) -> None:
    add_mia(open_notebook(PEOPLE))
    today = load_notebook(TODAY)  # a page that is open already stays as it is
    today.get_by_role("button", name=words("ui.care.button")).last.click()
    card = page.get_by_role("dialog")
    named = words("people.company.people", names="Mia")
    expect(card.get_by_text(named)).to_be_visible()
    assert card.inner_text().index(named) < card.inner_text().index(words("care.first.talk"))
    card.get_by_role("link", name=words("people.company.title")).click()
    shown = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    expect(shown.get_by_text(words("people.company.say"))).to_be_visible()
    expect(shown.get_by_label(words("people.ask.sheet.label"))).to_have_value(
        words("people.draft.walk.text", n="Mia")
    )


@pytest.mark.timeout(300)
@pytest.mark.usefixtures("unchanged_notebooks")
def test_a_date_that_presses_is_on_start_and_in_the_calendar_and_softens_the_hold_list_also_while_off(
    page: Any, open_notebook: Callable[[str], Any], book_on_disk: Path
) -> None:
    panel = open_notebook(PEOPLE)
    panel.get_by_role("button", name=words("pressing.fold")).click()
    form = panel.locator("form.atn-form:has([data-name=matter])")
    form.get_by_role("radio", name=words("pressing.field.matter.options.visa")).check()
    until = date.today() + timedelta(days=10)  # noqa: DTZ011
    form.locator("[data-name=until] input.atn-input").fill(until.isoformat())
    form.get_by_role("button", name=words("pressing.save"), exact=True).click()
    expect(panel.get_by_text(words("pressing.count.presses.one"))).to_be_visible()
    book = open_book(book_on_disk.parent)
    due = dict(files_of(book, everything(book)))["due.ics"].decode()
    assert words("pressing.calendar.visa") in due
    visa = words("pressing.field.matter.options.visa")
    switch_off(panel)
    expect(panel.get_by_text(words("pressing.count.presses.one"))).to_be_visible()
    start, here = open_notebook(START), words("people.page.name")
    expect(start.get_by_text(visa).first).to_be_visible()
    in_contents = page.locator(f"#after-the-no-contents a[data-file='{PEOPLE}']")
    expect(in_contents).to_be_hidden()
    assert open_book(book_on_disk.parent).pages_off() == {"people"}
    start.get_by_role("button", name=here, exact=True).click()
    expect(in_contents).to_be_visible()
    start.locator(".atn-primary[data-notebook]").click()
    shown = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    expect(shown.get_by_role("button", name=words("people.first"))).to_be_visible()
    expect(shown.get_by_role("button", name=words("pressing.settled"))).to_be_in_viewport()
    book.store.add(ExerciseEntry("a", key_of(book.today(), 1), {"hold": ["replying"]}, finished=True))
    today = open_notebook(TODAY)  # what is better left for another day, with what doesn't wait beside it
    replying = words("exercises/a.prompts.hold.choices.replying")
    expect(today.get_by_text(words("today.rest.hold", things=replying))).to_be_visible()
    (softer,) = what_presses(book)
    expect(today.get_by_text(softer)).to_be_visible()


def switch_off(panel: Any) -> None:
    """What is at the foot of every page; both parts of the page go, and one of them says so."""
    panel.get_by_role("button", name=words("ui.off.ask")).click()
    press(panel, "ui.off.off")
    expect(panel.get_by_text(words("ui.off.title"))).to_have_count(1)
    expect(panel.get_by_role("button", name=words("people.first"))).to_have_count(0)
