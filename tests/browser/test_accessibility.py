"""axe finds nothing wrong with our part of a page, in either theme, on a wide screen or a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from lab_server import NOTEBOOKS
from looks import violations
from playwright.sync_api import expect
from waiting import settled
from windows import DARK_PHONE, WINDOW
from wording import words

from workbook.path import notebook

SIDEWAYS = """panel => [...panel.querySelectorAll('.atn-page *')].filter(e => e.offsetParent)
    .filter(e => e.getBoundingClientRect().right > panel.getBoundingClientRect().right - 4)
    .map(e => e.outerHTML.slice(0, 120))"""
PAGES = sorted(file.name for file in NOTEBOOKS.glob("*.ipynb"))
BEYOND = "document.querySelector('.jp-WindowedPanel-outer').scrollWidth - innerWidth"
START, LOG, EXPLAIN = "00_start_here.ipynb", "02_interview_log.ipynb", "04_what_else_could_explain_it.ipynb"
TODAY, LETTER, LOOK_BACK = (notebook(id) for id in ("today", "letter", "look_back"))
LOOKS = {"light": WINDOW, "dark": DARK_PHONE}


@pytest.fixture(params=LOOKS)
def context_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A wide screen in the light, a phone in the dark."""
    return LOOKS[request.param]


def start_page(page: Any, panel: Any) -> Iterator[str]:
    """Every way in, and the card with the helplines."""
    for key in ("heard_today", "back", "look_around"):
        way = words(f"start.paths.options.{key}")
        panel.get_by_role("button", name=way).click()
        panel.locator(".atn-page button[aria-pressed=true]", has_text=way).wait_for()
        yield way
    panel.get_by_role("button", name=words("ui.care.button")).last.click()
    page.get_by_role("dialog").locator(".atn-care-offer").first.click()
    yield "the card"


def log(_page: Any, panel: Any) -> Iterator[str]:
    """An entry and its charts, an error beside a box, and an entry that was opened."""
    form = panel.locator("form.atn-form").first
    form.get_by_label(words("interviews.quick.short.organisation")).fill("Quillmoor")
    form.get_by_role("radio", name=words("interviews.reached.final")).check()
    form.get_by_role("button", name=words("interviews.quick.interview.save"), exact=True).click()
    panel.get_by_role("button", name=words("ui.table.open", what="Quillmoor")).wait_for()
    form.get_by_role("button", name=words("ui.form.more")).click()
    form.get_by_role("button", name=words("interviews.quick.interview.save"), exact=True).click()
    form.locator("[aria-invalid=true]").first.wait_for()
    yield "an error"
    panel.get_by_role("button", name=words("ui.table.open", what="Quillmoor")).click()
    panel.get_by_role("button", name=words("interviews.opened.acts.news")).click()
    panel.locator("[data-name=outcome]").last.wait_for()
    yield "an entry that was opened"


def explain(page: Any, panel: Any) -> Iterator[str]:
    """The last card of the deck: the thought stays on the screen while it scrolls; then what follows."""
    exercise = panel.locator(".atn-exercise").first
    exercise.get_by_label(words("exercises/c.prompts.hot_thought.ask")).fill(
        "I always freeze when it counts."
    )
    for part in (1, 2):
        exercise.get_by_role("button", name=words("ui.exercise.next"), exact=True).click()
        exercise.get_by_role("heading", name=words(f"exercises/c.steps.{part}.title")).wait_for()
    card = panel.locator("[data-card=unfair]")
    card.locator("summary").scroll_into_view_if_needed()
    card.locator("summary").click()
    card.get_by_role("slider").scroll_into_view_if_needed()
    expect(panel.locator("form .atn-sight")).to_be_in_viewport()
    assert page.evaluate(BEYOND) <= 0
    yield "the last card"
    exercise.get_by_role("button", name=words("ui.exercise.next"), exact=True).click()
    exercise.get_by_label(words("exercises/c.prompts.best_true.ask")).fill("It was close.")
    exercise.get_by_role("button", name=words("ui.exercise.next"), exact=True).click()
    exercise.get_by_role("button", name=words("ui.exercise.finish"), exact=True).click()
    panel.get_by_role("heading", name=words("perspective.after.title")).wait_for()
    yield "the fair sentence"
    panel.get_by_role("button", name=words("perspective.after.written")).click()
    exercise.get_by_role("button", name=words("ui.exercise.again")).wait_for()
    yield "what was written"
    yield from how_it_usually_goes(panel)


def how_it_usually_goes(panel: Any) -> Iterator[str]:
    """The second part of that page: guesses, what they reveal, the published figures and the runs."""
    for guess in ("g1", "g2", "g3", "g4"):
        panel.get_by_role("button", name=words("perspective.guess.without")).click()
        panel.get_by_text(words(f"exercises/m.guess.{guess}.reveal")).wait_for()
    panel.get_by_role("heading", name=words("perspective.published.title")).wait_for()
    panel.get_by_role("button", name=words("perspective.runs.ask")).click()
    panel.locator(".atn-chart svg").last.wait_for(state="attached")
    yield "how it usually goes"
    for fold in panel.locator(".atn-fold").all():
        if fold.get_attribute("aria-expanded") == "false":
            fold.click()
    yield "every fold open"


def today(_page: Any, panel: Any) -> Iterator[str]:
    """The five minutes with a table in them, and the card once they are over."""
    exercise = panel.locator(".atn-exercise").first
    for part in (2, 4):
        exercise.get_by_role("button", name=words("ui.exercise.next"), exact=True).click()
        exercise.get_by_role("heading", name=words(f"exercises/a.steps.{part}.title")).wait_for()
    yield "the last part"
    exercise.get_by_role("button", name=words("ui.exercise.finish"), exact=True).click()
    panel.get_by_role("heading", name=words("today.rest.title")).wait_for()
    yield "that is enough for today"


def letter(_page: Any, panel: Any) -> Iterator[str]:
    """A form in error, what can be done, and a letter with its gaps and all its questions."""
    form = panel.locator("form.atn-form").first
    form.get_by_role("button", name=words("messages.nobody.form.save")).click()
    form.locator("[aria-invalid=true]").first.wait_for()
    yield "an error"
    form.get_by_label(words("interviews.field.organisation.ask")).fill("Quillmoor")
    form.get_by_role("button", name=words("messages.nobody.form.save")).click()
    panel.get_by_role("button", name=words("messages.act.write")).wait_for()
    yield "what can be done"
    panel.get_by_role("button", name=words("messages.act.write")).click()
    panel.get_by_role("radio", name=words("messages.field.to_role.options.hiring_manager")).check()
    panel.get_by_role("textbox", name=words("messages.compose.sheet.label")).wait_for()
    panel.get_by_role("button", name=words("messages.compose.form.more_choices")).first.click()
    yield "a letter with gaps"


def look_back(_page: Any, panel: Any) -> Iterator[str]:
    """A form in error, how a session begins, and the session with its timer."""
    form = panel.locator("form.atn-form").first
    form.get_by_role("button", name=words("debrief.choose.new.save")).click()
    form.locator("[aria-invalid=true]").first.wait_for()
    yield "an error"
    form.get_by_label(words("interviews.field.organisation.ask")).fill("Quillmoor")
    form.get_by_role("radio", name=words("interviews.field.stage.options.final")).check()
    form.get_by_role("button", name=words("debrief.choose.new.save")).click()
    panel.get_by_role("button", name=words("debrief.look.begin_1")).click()
    panel.get_by_role("heading", name=words("debrief.look.session_1")).wait_for()
    yield "a session"


STATES: dict[str, Callable[[Any, Any], Iterator[str]]] = {
    START: start_page,
    TODAY: today,
    LOG: log,
    LETTER: letter,
    EXPLAIN: explain,
    LOOK_BACK: look_back,
}


@pytest.mark.usefixtures("book_on_disk")
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_in_any_state_and_nothing_is_wider_than_the_page(
    page: Any, open_notebook: Callable[..., Any], context_options: dict[str, Any], name: str
) -> None:
    panel = open_notebook(name)
    dark = page.locator("body").get_attribute("data-jp-theme-light") == "false"
    assert dark is (context_options == DARK_PHONE)
    assert violations(page) == []
    assert panel.evaluate(SIDEWAYS) == []
    for state in STATES.get(name, lambda *_: iter(()))(page, panel):
        settled(page)
        assert violations(page) == [], state
