"""The first week after a no, walked through in a real browser, page after page and day after day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lab_server import LabServer
from playwright.sync_api import expect
from wording import words

from workbook import open_book
from workbook.debrief.model import Action, CameFrom, LookBack
from workbook.interviews.model import Outcome, OutcomeEvent
from workbook.messages.model import Message
from workbook.perspective.model import thought_records
from workbook.today.model import first_days

START, TODAY, LOG = "00_start_here.ipynb", "01_today.ipynb", "02_interview_log.ipynb"
LETTER, EXPLAIN = "03_thank_you_and_one_question.ipynb", "04_what_else_could_explain_it.ipynb"
LOOK_BACK = "05_look_back_briefly.ipynb"
STORY = "I always freeze when it counts."
CHANGE = "Ask for the brief a day earlier"


def exercise(panel: Any) -> Any:
    return panel.locator(".atn-exercise").first


def next_part(panel: Any, title: str) -> None:
    exercise(panel).get_by_role("button", name="Next", exact=True).click()
    expect(exercise(panel).get_by_role("heading", name=title)).to_be_visible()


def the_day_itself(visit: Any) -> None:
    """Start, then Today in full, then the facts into the log; looking back waits."""
    start = visit(START)
    start.get_by_role("button", name="I heard today").click()
    expect(start.get_by_text("Nothing needs solving today.")).to_be_visible()
    today = visit(TODAY)
    exercise(today).get_by_role("button", name="30 minutes").click()
    exercise(today).locator("[data-name=distress]").get_by_role("radio", name="6", exact=True).check()
    next_part(today, "What's here")
    next_part(today, "What happened")
    exercise(today).get_by_label("What happened, in one sentence").fill("They rang at four and said no.")
    exercise(today).get_by_label("And what is your mind adding").fill(STORY)
    next_part(today, "A kinder voice")
    next_part(today, "The rest of today")
    next_part(today, "Later")
    exercise(today).locator("[data-name=expect_day7]").get_by_role("radio", name="4", exact=True).check()
    exercise(today).get_by_role("button", name="Save", exact=True).click()
    expect(today.get_by_role("heading", name=words("today.rest.title"))).to_be_visible()
    log = visit(LOG)
    form = log.locator("form.atn-form").first
    form.get_by_label("Organisation").fill("Quillmoor")
    form.get_by_role("radio", name="Final round").check()
    form.get_by_role("button", name="More details").click()
    form.locator("[data-name=news] select").select_option("no_person")
    form.get_by_role("button", name="Save", exact=True).click()
    log.get_by_role("status").filter(has_text="Saved").wait_for()
    looking = visit(LOOK_BACK)
    expect(looking.get_by_role("heading", name="This page waits until")).to_be_visible()


def the_day_after(visit: Any) -> None:
    """Today says what is next; one letter is written and sent."""
    today = visit(TODAY)
    expect(today.get_by_role("heading", name="What's next")).to_be_visible()
    expect(today.locator("a.atn-link", has_text="Thank you, one question")).to_be_visible()
    letter = visit(LETTER)
    letter.get_by_role("button", name="Write a thank-you").click()
    letter.get_by_role("radio", name="Hiring manager").check()
    letter.get_by_label("What's the job called?").fill("Analyst")
    letter.get_by_label("What you call them").fill("Priya")
    letter.get_by_label("Your first name").fill("Sam")
    letter.get_by_label("One true thing you appreciated").fill("the walk round the workshop")
    letter.get_by_label("Who else was there, if anyone?").fill("Tom")
    letter.get_by_role("button", name="I've sent it").click()
    expect(letter.get_by_text("It's with them now.").first).to_be_visible()


def another_look(visit: Any) -> None:
    """The story of the first day is looked at from several sides; one thing could be changed."""
    panel = visit(EXPLAIN)
    expect(exercise(panel).get_by_label("What's the harshest explanation")).to_have_value(STORY)
    for title in ("The facts", "Other explanations", "From the outside"):
        next_part(panel, title)
    exercise(panel).get_by_label("Write one sentence that's fair").fill("It was close.")
    next_part(panel, "And now")
    exercise(panel).locator("[data-name=one_changeable]").get_by_role("textbox").fill(CHANGE)
    exercise(panel).get_by_role("button", name="Save", exact=True).click()
    expect(panel.get_by_text("“It was close.”")).to_be_visible()


def the_look_back(visit: Any) -> None:
    """The day has come: what could be changed is made an action, and one session ends in a closed box."""
    panel = visit(LOOK_BACK)
    expect(panel.get_by_text(CHANGE)).to_be_visible()
    panel.get_by_role("button", name="Make it an action").click()
    panel.get_by_role("button", name="Save", exact=True).click()
    panel.get_by_role("button", name="One thing you'll do").click()
    expect(panel.get_by_role("button", name=f"Open {CHANGE}")).to_be_visible()
    panel.get_by_role("button", name="Begin the first session").click()
    for title in ("What to keep", "What to change", "Finish with this one"):
        next_part(panel, title)
    exercise(panel).get_by_label("I have what I need from this one.").check()
    exercise(panel).get_by_role("button", name="Save", exact=True).click()
    expect(panel.get_by_role("heading", name="You've finished with this one.").first).to_be_visible()


def a_week_later(visit: Any) -> None:
    """The start page mentions the one question; answered, both dots stand side by side."""
    start = visit(START)
    expect(start.get_by_text("A week on, it has one question for you")).to_be_visible()
    today = visit(TODAY)
    question = today.locator("form.atn-form").filter(has_text="How bad is it today")
    question.get_by_role("radio", name="3", exact=True).check()
    question.get_by_role("button", name="Save", exact=True).click()
    expect(today.get_by_role("heading", name="You expected 4. A week later it was 3.")).to_be_visible()


WEEK = {
    "2026-03-12": the_day_itself,
    "2026-03-13": the_day_after,
    "2026-03-14": another_look,
    "2026-03-16": the_look_back,
    "2026-03-19": a_week_later,
}


@pytest.mark.timeout(600)
@pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")
def test_the_first_week_after_a_no_from_the_bad_day_to_the_one_question(
    page: Any, open_notebook: Callable[[str], Any], lab: LabServer, move_clock: Callable[[str], None]
) -> None:
    for day, pages in WEEK.items():
        move_clock(f"{day}T10:00:00+00:00")
        pages(open_notebook)
    assert page.console_errors == []
    store = open_book(lab.data).store
    assert [s.record.outcome for s in store.all(OutcomeEvent)] == [Outcome.REJECTED]
    assert [s.record.asks for s in store.all(Message)] == [True]
    (first,) = first_days(store)
    (thought,) = thought_records(store)
    assert (first.story, first.expected, first.actual) == (STORY, 4, 3)
    assert (thought.hot_thought, thought.one_changeable) == (STORY, CHANGE)
    assert [(s.record.text, s.record.came_from) for s in store.all(Action)] == [(CHANGE, CameFrom.ARRIVED)]
    assert len(store.all(LookBack)) == 1
    typed = [file for file in lab.notebooks.rglob("*.ipynb") if b"freeze" in file.read_bytes()]
    assert typed == []
