"""Looking back in a real browser, on a moved clock: the gate, sessions, feedback, the third attempt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from lab_server import LabServer
from looks import violations
from playwright.sync_api import expect
from wording import like, words

from workbook import open_book
from workbook.answers import Day, ExerciseEntry
from workbook.debrief.model import Action, Feedback, LookBack
from workbook.interviews.model import Application, InterviewRound, Stage

pytestmark = pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")
NOW = datetime(2026, 3, 16, 10, 0).astimezone()
LOOK_BACK = "05_look_back_briefly.ipynb"
HOSTILE = "<img src=x onerror=\"(window.__xss=window.__xss||new Set()).add('quote')\"> lacked depth"


@pytest.fixture(scope="module", autouse=True)
def _a_day_in_march(lab: LabServer) -> Iterator[None]:
    """Monday 16 March 2026, ten in the morning."""
    lab.move_clock(NOW.isoformat())
    yield
    lab.move_clock(None)


@pytest.fixture
def book(lab: LabServer, book_on_disk: Path) -> Any:  # noqa: ARG001
    """The book that the page will open, with one interview in its log."""
    made = open_book(lab.data, now=lambda: NOW)
    application = made.store.add(Application("Quillmoor"))
    made.store.add(InterviewRound(application.id, Stage.FINAL, Day(date(2026, 3, 13))))
    return made


def about(book: Any) -> str:
    return str(book.store.all(InterviewRound)[0].id)


def exercise(panel: Any) -> Any:
    return panel.locator(".atn-exercise")


def next_part(panel: Any, title: str) -> None:
    exercise(panel).get_by_role("button", name=words("ui.exercise.next"), exact=True).click()
    expect(exercise(panel).get_by_role("heading", name=title)).to_be_visible()


def fill_rows(panel: Any, name: str, rows: list[tuple[str, str]]) -> None:
    for row, cells in zip(panel.locator(f"[data-name={name}] .atn-row").all(), rows, strict=True):
        for box, text in zip(row.locator("input").all(), cells, strict=True):
            box.fill(text)


def test_the_page_waits_for_its_day_opens_anyway_and_its_timer_survives_a_reload(
    page: Any, open_notebook: Callable[..., Any], load_notebook: Callable[..., Any], book: Any
) -> None:
    book.store.add(ExerciseEntry("a", "2026-03-16.01", {"look_back_from": "2026-03-18"}, True))
    panel = open_notebook(LOOK_BACK)
    expect(panel.get_by_role("heading", name=words("debrief.gate.title", day="Wednesday"))).to_be_visible()
    assert violations(page) == []
    panel.get_by_role("button", name=words("debrief.gate.open")).click()
    panel.get_by_role("button", name=words("debrief.look.begin_1")).click()
    expect(panel.get_by_text(words("ui.timer.left", minutes=25))).to_be_visible()
    exercise(panel).get_by_label(words("exercises/e.prompts.aim.ask")).fill("That I can li")
    expect(panel.get_by_text(like("ui.draft.kept"))).to_be_visible()
    panel = load_notebook(LOOK_BACK)
    expect(exercise(panel).get_by_label(words("exercises/e.prompts.aim.ask"))).to_have_value("That I can li")
    expect(panel.get_by_text(like("ui.timer.left"))).to_be_visible()
    panel.get_by_role("button", name=words("ui.timer.pause")).click()
    expect(panel.get_by_text(like("ui.timer.paused"))).to_be_visible()
    panel.get_by_role("button", name=words("ui.timer.off")).click()
    expect(panel.get_by_role("button", name=words("ui.timer.start"))).to_be_visible()
    assert page.console_errors == []


@pytest.mark.in_english("05_look_back_briefly")
def test_three_keeps_two_changes_and_the_box_is_closed(
    page: Any, open_notebook: Callable[..., Any], book: Any
) -> None:
    panel = open_notebook(LOOK_BACK)
    panel.get_by_role("button", name=words("debrief.look.begin_1")).dblclick()
    next_part(panel, "What to keep")
    expect(
        panel.get_by_role("heading", name=words("debrief.feedback.section"))
    ).to_be_hidden()  # only the session
    assert [one.record.session for one in book.store.all(LookBack)] == [1]
    fill_rows(panel, "keeps", [("You opened well", "They leaned in"), ("You asked", ""), ("You slept", "")])
    expect(exercise(panel).get_by_role("button", name=words("ui.form.add_row"))).to_have_count(0)
    next_part(panel, "What to change")
    fill_rows(panel, "changes", [("I am asked for an example", "I will say the result first"), ("", "")])
    expect(exercise(panel).get_by_role("button", name=words("ui.form.add_row"))).to_have_count(0)
    next_part(panel, "Finish")
    exercise(panel).get_by_label(words("exercises/e.prompts.close.ask")).check()
    exercise(panel).get_by_role("button", name=words("debrief.line.save"), exact=True).click()
    expect(panel.get_by_role("heading", name=words("debrief.look.closed_title"))).to_be_visible()
    panel.get_by_label(words("interviews.field.learning_line.ask")).fill("Silence is not a no.")
    panel.locator("form.atn-form:has([data-name=learning_line])").get_by_role(
        "button", name=words("debrief.line.save"), exact=True
    ).click()
    panel.get_by_role("button", name=words("debrief.count.sums.zero")).click()
    panel.get_by_role("button", name=words("debrief.count.actions.one")).click()
    expect(panel.get_by_text(words("debrief.count.lines.one"))).to_be_visible()
    expect(panel.get_by_role("button", name="Open When I am asked for an example")).to_be_visible()
    chart = panel.locator(".atn-chart").first
    chart.scroll_into_view_if_needed()
    expect(chart.get_by_role("heading", name=words("debrief.boxes.title_one_closed"))).to_be_visible()
    assert violations(page) == []
    assert [one.record.text for one in book.store.all(Action)] == ["I will say the result first"]
    assert page.console_errors == []


def test_feedback_on_a_shaky_day_is_sealed_then_opened_and_acted_on(
    page: Any, open_notebook: Callable[..., Any], book: Any
) -> None:
    panel = open_notebook(LOOK_BACK)
    panel.get_by_role("button", name=words("debrief.feedback.begin")).click()
    panel.locator("[data-name=steady]").get_by_role("radio", name="2", exact=True).check()
    panel.get_by_role("button", name=words("debrief.feedback.before.save"), exact=True).click()
    panel.get_by_role("button", name=words("debrief.feedback.keep_sealed")).click()
    panel.get_by_label(words("debrief.field.quote.ask")).fill(HOSTILE)
    panel.get_by_role("button", name=words("debrief.feedback.put_away")).click()
    expect(
        panel.get_by_role("heading", name=words("debrief.feedback.sealed", day="17 March"))
    ).to_be_visible()
    expect(panel.get_by_text("lacked depth")).to_have_count(0)
    panel.get_by_role("button", name=words("debrief.feedback.open_before", day="17 March")).click()
    expect(panel.locator("blockquote")).to_have_text(HOSTILE)
    panel.locator("[data-name=theme] select").select_option("examples")
    panel.locator("form.atn-form:has([data-name=theme])").get_by_role(
        "button", name=words("debrief.line.save"), exact=True
    ).click()
    panel.get_by_label(words("debrief.field.text.ask")).fill("Prepare two examples")
    panel.locator("form.atn-form:has([data-name=text])").get_by_role(
        "button", name=words("debrief.line.save"), exact=True
    ).click()
    expect(panel.get_by_text(words("debrief.points.action", action="Prepare two examples"))).to_be_visible()
    plain = panel.get_by_role("button", name=words("debrief.points.decide_again")).bounding_box()
    edge = panel.get_by_role("heading", name=words("debrief.feedback.section")).bounding_box()["x"]
    assert plain["x"] + 8 == pytest.approx(edge, abs=2)
    panel.get_by_role("button", name=words("debrief.count.sums.zero")).click()
    chart = panel.locator(".atn-chart").first
    chart.scroll_into_view_if_needed()
    expect(chart.get_by_role("heading", name=words("debrief.themes.title_one"))).to_be_visible()
    assert violations(page) == []
    assert book.store.all(Feedback)[0].record.quote == HOSTILE
    assert page.evaluate("[...(window.__xss || [])]") == []
    assert page.console_errors == []


def test_the_third_attempt_asks_for_new_information_and_allows_it_once(
    page: Any, open_notebook: Callable[..., Any], book: Any
) -> None:
    for number in (1, 2):
        began = NOW - timedelta(days=4 - number)
        ended = (began + timedelta(minutes=20)).isoformat()
        record = LookBack(about(book), number, Day(began.date()), began.isoformat(), ended, 20)
        book.store.add(record, id=f"look-back-{number}-{about(book)}")
    panel = open_notebook(LOOK_BACK)
    panel.get_by_role("button", name=words("debrief.look.once_more")).click()
    expect(panel.get_by_text(words("exercises/e.on_third_attempt.say").split("\n")[0])).to_be_visible()
    panel.get_by_role("button", name=words("exercises/e.on_third_attempt.choices.new_information")).click()
    panel.get_by_role("button", name=words("debrief.new_information.save"), exact=True).click()
    expect(panel.get_by_text(words("debrief.new_information.problem.no_information"))).to_be_visible()
    assert violations(page) == []
    panel.get_by_label(words("debrief.field.new_information.ask")).fill("They are hiring again")
    panel.get_by_role("button", name=words("debrief.new_information.save"), exact=True).click()
    expect(panel.get_by_role("heading", name=words("debrief.look.session_3"))).to_be_visible()
    next_part(panel, words("exercises/e.steps.1.title"))
    exercise(panel).get_by_role("button", name=words("ui.exercise.skip_rest")).click()
    panel.get_by_role("button", name=words("debrief.look.once_more")).click()
    expect(
        panel.get_by_role("button", name=words("exercises/e.on_third_attempt.choices.parking"))
    ).to_be_visible()
    expect(
        panel.get_by_role("button", name=words("exercises/e.on_third_attempt.choices.new_information"))
    ).to_have_count(0)
    assert page.console_errors == []


def test_two_windows_on_one_look_back_show_both_texts_and_lose_neither(
    page: Any, open_notebook: Callable[..., Any], book: Any, lab: LabServer
) -> None:
    here = open_notebook(LOOK_BACK)
    here.get_by_role("button", name=words("debrief.look.begin_1")).click()
    exercise(here).get_by_label(words("exercises/e.prompts.aim.ask")).fill("To calm the room")
    other = page.context.new_page()
    other.goto(lab.address(LOOK_BACK))
    there = other.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    aim = exercise(there).get_by_label(words("exercises/e.prompts.aim.ask"))
    expect(aim).to_have_value("To calm the room")  # the draft of the first window
    aim.fill("To show my range")
    next_part(here, words("exercises/e.steps.1.title"))
    exercise(there).get_by_role("button", name=words("ui.exercise.next"), exact=True).click()
    expect(there.get_by_text(words("ui.form.conflict_text"))).to_be_visible()
    expect(there.get_by_text("To calm the room", exact=True)).to_be_visible()
    there.get_by_role("button", name=words("ui.form.keep_both")).click()
    next_part(there, words("exercises/e.steps.1.title"))
    (notes,) = [s.record for s in book.store.all(ExerciseEntry) if s.record.exercise == "e"]
    assert notes.answers["aim"] == "To show my range / To calm the room"
    other.close()


def test_an_action_made_of_what_arrived_says_so_beside_its_button_and_moves_nothing(
    page: Any, open_notebook: Callable[..., Any], book: Any
) -> None:
    book.store.add(ExerciseEntry("c", "2026-03-15.01", {"one_changeable": "Bring water"}, True))
    panel = open_notebook(LOOK_BACK)
    panel.get_by_role("button", name=words("debrief.arrived.act")).click()
    form = panel.locator("form.atn-form:has([data-name=text])")
    save = form.get_by_role("button", name=words("debrief.action_form.save"), exact=True)
    save.scroll_into_view_if_needed()
    top = form.bounding_box()["y"] - save.bounding_box()["y"]
    save.click()
    expect(form.get_by_text(like("ui.saved", said=words("debrief.action_form.kept")))).to_be_visible()
    expect(form.locator(".atn-next")).to_be_visible()
    assert form.bounding_box()["y"] - save.bounding_box()["y"] == top
    panel.get_by_role("button", name=words("debrief.action_form.undo")).click()
    expect(panel.get_by_text(words("debrief.action_form.undone"))).to_be_visible()
    assert book.store.all(Action) == []
    assert page.console_errors == []
