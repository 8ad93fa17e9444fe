"""From a no that is written down to the week after, by clicks on what the pages offer alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lab_server import LabServer
from looks import PHONE
from playwright.sync_api import expect
from windows import AWAKE, WINDOW
from wording import like, words

from workbook import open_book
from workbook.debrief.model import Action, CameFrom, LookBack
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent
from workbook.messages.model import Message
from workbook.path import notebook
from workbook.perspective.model import thought_records
from workbook.today.model import first_days

PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
STORY = "I always freeze when it counts."
CHANGE = "Ask for the brief a day earlier"
WINDOWS = {"wide": WINDOW, "phone": {**WINDOW, "viewport": PHONE}}
# JupyterLab complains of its own debugger when a page is left while it opens.
NOT_OURS = "debugger state"


@pytest.fixture(params=WINDOWS)
def context_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A wide screen and a phone."""
    return WINDOWS[request.param]


def arrived(page: Any, id: str) -> Any:
    """The page that a link led to, once it alone is there and awake."""
    page.wait_for_url(f"**/lab/tree/{notebook(id)}")
    page.locator(f"#after-the-no-contents a[aria-current=page][data-file='{notebook(id)}']").wait_for(
        state="attached"
    )
    page.locator(f"{PANEL} .atn-page").first.wait_for()
    page.wait_for_function(AWAKE)
    return page.locator(PANEL)


def follow(page: Any, id: str, link: str) -> Any:
    """Follow a link that stands on the page; give the page it leads to."""
    page.locator(f"{PANEL} .atn-page").get_by_role("link", name=link).first.click()
    return arrived(page, id)


def choose(page: Any, id: str, room: str) -> Any:
    """Choose a page in the contents, which on a phone are behind a button."""
    contents = page.locator("#after-the-no-contents")
    if not contents.is_visible():
        page.get_by_role("button", name=words("lab.frame.contents"), exact=True).click()
        contents = page.get_by_role("dialog", name=words("lab.frame.contents"))
    contents.get_by_role("link", name=words(f"{room}.page.name")).click()
    return arrived(page, id)


def press(panel: Any, key: str) -> None:
    panel.get_by_role("button", name=words(key), exact=True).click()


def next_part(panel: Any, exercise: str, number: int) -> None:
    press(panel.locator(".atn-exercise").first, "ui.exercise.next")
    heading = words(f"exercises/{exercise}.steps.{number}.title")
    expect(panel.locator(".atn-exercise").get_by_role("heading", name=heading)).to_be_visible()


def number(panel: Any, name: str, n: int) -> None:
    panel.locator(f"[data-name={name}]").get_by_role("radio", name=str(n), exact=True).check()


def five_minutes(page: Any) -> None:
    """A no is written down and leads to five minutes; after them there is nothing else that day."""
    log = choose(page, "log", "interviews")
    press(log, "interviews.quick.options.heard")
    form = log.locator("form.atn-form").first
    form.locator("[data-name=news] select").select_option("no_message")  # once it is this form
    form.get_by_label(words("interviews.quick.short.organisation")).fill("Quillmoor")
    press(form, "interviews.quick.heard.save")
    expect(log.get_by_role("heading", name=words("interviews.after_no.title"))).to_be_in_viewport()
    today = follow(page, "today", words("interviews.after_no.today"))
    number(today, "distress", 6)
    for part in (2, 4):
        next_part(today, "a", part)
    press(today.locator(".atn-exercise").first, "ui.exercise.finish")
    expect(today.get_by_role("heading", name=words("today.rest.title"))).to_be_visible()
    expect(today.locator(".atn-page .atn-link, .atn-chart, .atn-form")).to_have_count(0)
    press(choose(page, "start", "start"), "start.paths.options.heard_today")
    again = follow(page, "today", words("start.heard_today.today"))  # for a second no the form itself
    expect(again.locator("[data-name=distress]").get_by_role("radio").first).to_be_visible()


def letter(page: Any) -> None:
    """The next day Start leads to its letter, which is sent with its one question."""
    panel = follow(page, "letter", words("messages.page.name"))
    press(panel, "messages.act.write")
    panel.get_by_role("radio", name=words("messages.field.to_role.options.hiring_manager")).check()
    panel.get_by_label(words("messages.field.contact.ask")).fill("Priya")
    panel.get_by_label(words("messages.compose.field.me.ask")).fill("Sam")
    press(panel, "messages.compose.sent")
    expect(panel.get_by_text(like("messages.desk.asked")).first).to_be_visible()


def other_explanation(page: Any) -> None:
    """The same day: a harsh thought, a fair sentence, and one thing that could be changed."""
    choose(page, "start", "start")
    panel = follow(page, "explain", words("perspective.page.name"))
    panel.locator("[data-name=hot_thought] textarea").fill(STORY)
    for part in (1, 2, 3):
        next_part(panel, "c", part)
    panel.locator("[data-name=best_true]").get_by_role("textbox").fill("It was close.")
    next_part(panel, "c", 4)
    panel.locator("[data-name=one_changeable]").get_by_role("textbox").fill(CHANGE)
    press(panel.locator(".atn-exercise").first, "ui.exercise.finish")
    expect(panel.get_by_text("“It was close.”")).to_be_in_viewport()
    expect(panel.get_by_role("link", name=words("perspective.pages.look_back"))).to_be_visible()


def first_look_back(page: Any) -> None:
    """Two days after the no Start leads to the look back; what could be changed is made an action."""
    panel = follow(page, "look_back", words("debrief.page.name"))
    expect(panel.get_by_label(words("interviews.field.organisation.ask"))).to_have_value("Quillmoor")
    panel.get_by_role("radio", name=words("interviews.field.stage.options.final")).check()
    press(panel, "debrief.choose.new.save")
    press(panel, "debrief.arrived.act")
    press(panel, "debrief.action_form.save")
    press(panel, "debrief.look.begin_1")
    expect(panel.get_by_role("heading", name=words("debrief.look.session_1"))).to_be_visible()
    expect(panel.locator(".atn-page .atn-link:visible")).to_have_count(0)  # only the session
    session(panel, close=False)
    expect(panel.get_by_role("heading", name=words("debrief.look.open_title"))).to_be_visible()


def second_look_back(page: Any) -> None:
    """The day after, the second look back, and this one is finished."""
    panel = choose(page, "look_back", "debrief")
    press(panel, "debrief.look.begin_2")
    session(panel, close=True)
    expect(panel.get_by_role("heading", name=words("debrief.look.closed_title")).first).to_be_visible()


def session(panel: Any, *, close: bool) -> None:
    exercise = panel.locator(".atn-exercise").first
    for part in (1, 2, 3):
        next_part(panel, "e", part)
    if close:
        exercise.get_by_label(words("exercises/e.prompts.close.ask")).check()
    press(exercise, "ui.exercise.finish")


def week_after(page: Any) -> None:
    """Start has one question first, and the weekly look with it."""
    panel = page.locator(PANEL)
    expect(panel.get_by_text(words("review.due.review"))).to_be_visible()
    today = follow(page, "today", words("today.page.name"))
    number(today, "day7_actual", 3)
    press(today, "today.day7.save")
    expect(today.get_by_role("heading", name=words("today.day7.done_title"))).to_be_visible()
    panel = choose(page, "start", "start")
    follow(page, "week", words("review.page.name"))


DAYS: dict[str, tuple[Callable[[Any], None], ...]] = {
    "2026-03-12": (five_minutes,),
    "2026-03-13": (letter, other_explanation),
    "2026-03-14": (first_look_back,),
    "2026-03-16": (second_look_back,),
    "2026-03-19": (week_after,),
}


@pytest.mark.timeout(600)
@pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")
def test_a_no_leads_through_five_minutes_its_letter_and_two_looks_back_to_the_week_after(
    page: Any, open_notebook: Callable[[str], Any], lab: LabServer, move_clock: Callable[[str], None]
) -> None:
    for day, legs in DAYS.items():
        move_clock(f"{day}T10:00:00+00:00")
        open_notebook(notebook("start"))  # as the workbook opens itself
        for leg in legs:
            leg(page)
    assert [error for error in page.console_errors if NOT_OURS not in error] == []
    store = open_book(lab.data).store
    assert [s.record.organisation for s in store.all(Application)] == ["Quillmoor"]
    assert [s.record.outcome for s in store.all(OutcomeEvent)] == [Outcome.REJECTED]
    assert [s.record.asks for s in store.all(Message)] == [True]
    assert [(day.distress, day.actual) for day in first_days(store)] == [(6, 3)]
    assert [(t.hot_thought, t.one_changeable) for t in thought_records(store)] == [(STORY, CHANGE)]
    assert [(s.record.text, s.record.came_from) for s in store.all(Action)] == [(CHANGE, CameFrom.ARRIVED)]
    (round_,) = store.all(InterviewRound)
    assert [(s.record.about, s.record.session) for s in store.all(LookBack)] == [
        (round_.id, 1),
        (round_.id, 2),
    ]
    typed = [file for file in lab.notebooks.rglob("*.ipynb") if b"freeze" in file.read_bytes()]
    assert typed == []
