"""A goal in a real browser: made in one sitting, moved by what other pages keep, made smaller in the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from lab_server import LabServer
from looks import PHONE
from playwright.sync_api import expect
from waiting import drawn
from wording import like, words

from workbook import open_book
from workbook.answers import Day
from workbook.book import Book
from workbook.estimates.burn_up import BurnUp, DoneBy
from workbook.goals.model import Goal, GoalReview, GoalState, PastTask, ReviewChoice
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.path import dues, sentence

pytestmark = pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")
START, LOG, LETTER = "00_start_here.ipynb", "02_interview_log.ipynb", "03_thank_you_and_one_question.ipynb"
PLAN = "08_plan.ipynb"
LINES = "e => Math.round(e.offsetHeight / parseFloat(getComputedStyle(e).lineHeight))"
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
JOB, LETTERS, CUE = "A reporting job by summer", "Thank everybody", "they turn me down"
SENT_LATER = {"Thornvale": "2026-03-12", "Pebblewick": "2026-03-19", "Fernhill": "2026-03-26"}


def say(key: str, **values: object) -> str:
    return words(f"goals.{key}", **values)


def press(panel: Any, label: str) -> None:
    panel.locator(".atn-page").get_by_role("button", name=label, exact=True).first.click()


def part(panel: Any, step: str) -> Any:
    """The form of a part of the sitting, once it is there."""
    expect(panel.get_by_role("heading", name=say(f"steps.name.{step}"))).to_be_visible()
    return panel.locator("form.atn-form").first


def fill(panel: Any, step: str, **answers: str | list[tuple[str, ...]]) -> None:
    """Fill in the boxes and tables of a part, and go on."""
    form = part(panel, step)
    for name, answer in answers.items():
        field = form.locator(f"[data-name={name}]")
        if isinstance(answer, str):
            field.locator("input, textarea").first.fill(answer)
            continue
        for row, cells in zip(field.locator(".atn-row").all(), answer, strict=False):
            for box, cell in zip(row.locator("input").all(), cells, strict=True):
                box.fill(cell)
    went = form.element_handle()
    form.get_by_role("button", name=say("steps.save"), exact=True).click()
    went.wait_for_element_state("hidden")  # the next part's heading is there before its form


def direction(panel: Any, outcome: str, *, begin: str = "begin", kind: str = "do") -> None:
    """Begin a goal and say where it goes."""
    press(panel, say(begin))
    part(panel, "direction").get_by_role("radio", name=say(f"field.goal_kind.options.{kind}")).check()
    fill(panel, "direction", outcome=outcome, why="Evenings")


def sizes(panel: Any, counts: str, confidence: int = 70) -> None:
    """Say what counts, and how much of it in a week."""
    form = part(panel, "sizes")
    form.locator("[data-name=counts] select").select_option(counts)
    form.locator("[data-name=confidence]").get_by_role("radio", name=str(confidence), exact=True).check()
    fill(panel, "sizes", floor="1", aim="3", stretch="5")


def skip(panel: Any, *steps: str) -> None:
    for step in steps:
        went = part(panel, step).element_handle()
        press(panel, say("steps.skip"))
        went.wait_for_element_state("hidden")


def a_goal_in_one_sitting(panel: Any) -> None:
    """Seven parts; no date before the earlier tasks were asked."""
    direction(panel, JOB)
    fill(panel, "doing", process=[("Send one", "2", "60", "library"), ("Read ads", "1", "30", "home")])
    sizes(panel, "applications")
    fill(panel, "way", target="12", rows=[("A first round", "12", "6")])
    part(panel, "past")
    expect(panel.get_by_text(say("dates.title"))).to_have_count(0)
    fill(panel, "past", rows=[("A course", "5", "6"), ("The flat", "4", "6"), ("A website", "10", "11")])
    part(panel, "hard")
    row = say("dates.row", milestone="A first round", guess=6, middle=8, late=13)
    expect(panel.get_by_text(row)).to_be_visible()
    plans = [(CUE, "send one the day after"), ("it is Tuesday", "go to the library")]
    fill(panel, "hard", wish="Monday", obstacle="I give up", if_then=plans, next_no="Soup, and call Mia")
    fill(panel, "review", drop_rule="No interview by June")
    expect(panel.get_by_role("heading", name=JOB)).to_be_visible()


def send_today(log: Any, *names: str) -> None:
    """Write down applications that were sent today."""
    log.get_by_role("button", name=words("interviews.quick.options.sent"), exact=True).click()
    form = log.locator("form.atn-form").first
    form.locator("[data-name=only_saved]").wait_for(state="attached")  # once it is this form
    for name in names:
        form.get_by_label(words("interviews.quick.short.organisation")).fill(name)
        form.get_by_role("button", name=words("interviews.quick.sent.save")).click()
        log.locator(".atn-table tr").filter(has_text=name).wait_for()
        expect(form.get_by_label(words("interviews.quick.short.organisation"))).to_have_value("")


def a_no_of_yesterday(log: Any) -> None:
    log.get_by_role("button", name=words("interviews.quick.options.heard")).click()
    form = log.locator("form.atn-form").first
    form.locator("[data-name=news] select").select_option("no_message")
    form.get_by_label(words("interviews.quick.short.organisation")).fill("Quillmoor")
    form.locator("[data-name=role] input").first.fill("Analyst")
    form.locator("[data-name=heard_on] input").first.fill("4 March 2026")
    form.get_by_role("button", name=words("interviews.quick.heard.save"), exact=True).click()
    expect(log.get_by_role("heading", name=words("interviews.after_no.title"))).to_be_visible()


def a_thank_you(letter: Any) -> None:
    letter.get_by_role("button", name=words("messages.act.write")).click()
    letter.get_by_role("radio", name=words("messages.field.to_role.options.hiring_manager")).check()
    letter.get_by_label(words("messages.field.contact.ask")).fill("Priya")
    letter.get_by_label(words("messages.compose.field.me.ask")).fill("Sam")
    letter.get_by_label(words("messages.compose.field.detail.ask")).fill("the tour of the mill")
    letter.get_by_role("button", name=words("messages.compose.sent")).click()
    expect(letter.get_by_role("button", name=words("messages.act.let_go"))).to_be_visible()


def counted(what: str, n: int, done: int, target: int | None = None) -> str:
    """What a goal's card says of its week."""
    name = say(f"counted.{what}")
    values = {"what": name[0].upper() + name[1:], "n": n, "done": done, "target": target}
    return say("card.week_total" if target else "card.week", **values)


def look_at_it(panel: Any, decide: str, learned: str) -> None:
    """Open the review that is due, and decide."""
    press(panel, say("card.review"))
    form = panel.locator("form.atn-form").first
    expect(panel.get_by_text("No interview by June")).to_be_visible()
    form.locator("[data-name=learned] textarea, [data-name=learned] input").first.fill(learned)
    form.get_by_role("radio", name=say(f"field.decide.options.{decide}"), exact=True).check()
    form.get_by_role("button", name=say("form.review.save"), exact=True).click()
    form.wait_for(state="detached")


@pytest.mark.timeout(300)
def test_eight_weeks_of_a_goal_from_its_first_word_to_a_smaller_size(
    page: Any, open_notebook: Callable[[str], Any], lab: LabServer, move_clock: Callable[[str], None]
) -> None:
    move_clock("2026-03-02T10:00:00+00:00")
    a_goal_in_one_sitting(open_notebook(PLAN))
    begun, book = Day(date(2026, 3, 2)), open_book(lab.data)
    book.store.add(Goal(LETTERS, counts="letters", begun_on=begun, state=GoalState.ACTIVE))
    move_clock("2026-03-05T10:00:00+00:00")
    log = open_notebook(LOG)
    send_today(log, "Wexcombe", "Saltbox")
    a_no_of_yesterday(log)
    a_thank_you(open_notebook(LETTER))
    plan = open_notebook(PLAN)
    expect(plan.get_by_text(counted("applications", 2, 2, 12))).to_be_visible()
    expect(plan.get_by_text(counted("letters", 1, 1))).to_be_visible()
    chart = drawn(plan.locator(".atn-chart"))
    expect(chart).to_contain_text(words("progress.burn_up.title", done=2, target=12))
    for name, day in SENT_LATER.items():
        book.store.add(Application(name, sent_on=Day(date.fromisoformat(day))))
    move_clock("2026-04-27T10:00:00+00:00")
    plan = open_notebook(PLAN)
    plan.get_by_text(words("progress.ahead.above")).wait_for()
    steady = plan.get_by_role("group", name=words("ui.steady.ask"))
    steady.get_by_role("button", name="6", exact=True).click()
    until = BurnUp((2, 1, 1, 1, 0, 0, 0, 0, 0), 12).reached
    assert isinstance(until, DoneBy)
    values = {"done": 5, "target": 12, "n": 8, "middle": until.middle, "late": until.late}
    expect(drawn(plan.locator(".atn-chart"))).to_contain_text(words("progress.burn_up.title_ahead", **values))
    look_at_it(plan, "smaller", "Two is plenty")
    assert page.console_errors == []
    book = open_book(lab.data)
    job = book.store.all(Goal)[0].record
    assert (job.floor, job.aim, job.stretch) == (0, 2, 3)
    assert [stored.record.decide for stored in book.store.all(GoalReview)] == [ReviewChoice.SMALLER]


def test_what_is_saved_of_a_goal_is_said_and_what_is_next_takes_two_lines_however_long_a_name_is(
    page: Any, open_notebook: Callable[[str], Any], lab: LabServer
) -> None:
    book, name = open_book(lab.data), "Institute of Reporting at Quillmoor and Wexcombe " * 4
    tomorrow = Day(book.today() + timedelta(days=1))
    id = book.store.add(Application(name.strip(), "Analyst")).id
    book.store.add(InterviewRound(application_id=id, stage=Stage.FIRST, held_on=tomorrow))
    book.store.add(Goal(LETTERS, counts="letters", begun_on=Day(book.today()), state=GoalState.ACTIVE))
    page.set_viewport_size(PHONE)
    plan = open_notebook(PLAN)
    press(plan, say("card.open"))
    press(plan, say("steps.name.direction"))
    expect(plan.locator("[data-name=outcome] textarea, [data-name=outcome] input").first).to_have_value(
        LETTERS
    )
    fill(plan, "direction", why="They gave me their time")
    expect(plan.get_by_text(say("saved", goal=LETTERS))).to_be_in_viewport(ratio=1)
    said = plan.locator(".atn-care-said")
    expect(said).to_contain_text(sentence(dues(book)[0], book))
    words_ = said.locator("span")
    assert words_.evaluate(LINES) == 2
    expect(said.get_by_role("link", name=words("interviews.page.name"))).to_be_in_viewport(ratio=1)
    words_.click()
    assert words_.evaluate(LINES) > 2
    assert words_.evaluate("e => e.scrollHeight <= e.clientHeight")


# --- the principles that this room serves: from an empty book to what "done" looks like


def plan_from(page: Any) -> Any:
    """Choose the plan in the contents, which stand beside every page."""
    page.locator("#after-the-no-contents").get_by_role("link", name=words("goals.page.name")).click()
    expect(page.locator(PANEL).get_by_role("button", name=say("begin"))).to_be_visible()
    return page.locator(PANEL)


def kept(lab: LabServer) -> tuple[Book, Goal]:
    """The book as it lies there, and its first goal."""
    book = open_book(lab.data)
    return book, book.store.all(Goal)[0].record


@pytest.mark.timeout(200)
def test_principle_6_an_interview_is_written_down_with_one_line_learned_and_a_goal_to_learn(
    page: Any, open_notebook: Callable[[str], Any], lab: LabServer
) -> None:
    log = open_notebook(LOG)
    form = log.locator("form.atn-form").first
    form.get_by_label(words("interviews.quick.short.organisation")).fill("Quillmoor")
    form.get_by_role("radio", name=words("interviews.field.stage.options.first")).check()
    form.get_by_role("button", name=words("ui.form.more")).click()
    line = form.locator("[data-name=learning_line]")
    line.locator("textarea, input").first.fill("Ask what they need first")
    form.get_by_role("button", name=words("interviews.quick.interview.save"), exact=True).click()
    log.get_by_role("status").filter(has_text="Quillmoor").wait_for()
    plan = plan_from(page)
    direction(plan, "Tell three stories well", kind="learn")
    part(plan, "doing")
    book, goal = kept(lab)
    assert goal.goal_kind == "learn"
    (held,) = book.store.all(InterviewRound)
    assert held.record.learning_line == "Ask what they need first"
    assert len(book.store.all(Application)) == 1


@pytest.mark.timeout(200)
def test_principle_14_one_direction_two_things_to_do_and_a_plan_for_each(
    page: Any, open_notebook: Callable[[str], Any], lab: LabServer
) -> None:
    open_notebook(START)
    plan = plan_from(page)
    direction(plan, JOB)
    fill(plan, "doing", process=[("Send one", "2", "60", "library"), ("Read ads", "1", "30", "home")])
    skip(plan, "sizes", "way", "past")
    fill(plan, "hard", if_then=[(CUE, "send one"), ("it is Tuesday", "go to the library")])
    skip(plan, "review")
    press(plan, say("card.open"))
    for cue in (CUE, "it is Tuesday"):
        expect(plan.get_by_text(like("goals.opened.if_then", cue=cue))).to_be_visible()
    _, goal = kept(lab)
    assert [row[0] for row in goal.process] == ["Send one", "Read ads"]
    assert len(goal.if_then) == 2
    assert goal.review_on


@pytest.mark.timeout(200)
def test_principle_15_a_date_becomes_a_range_that_ones_own_history_makes(
    page: Any, open_notebook: Callable[[str], Any], lab: LabServer
) -> None:
    open_notebook(START)
    plan = plan_from(page)
    direction(plan, JOB)
    skip(plan, "doing", "sizes")
    fill(plan, "way", rows=[("Portfolio", "3", "6")])
    fill(plan, "past", rows=[("A course", "5", "6"), ("The flat", "4", "6"), ("A report", "10", "11")])
    skip(plan, "hard", "review")
    press(plan, say("card.open"))
    row = say("dates.row", milestone="Portfolio", guess=6, middle=8, late=13)
    expect(plan.get_by_text(row)).to_be_visible()
    book, _ = kept(lab)
    assert len(book.store.all(PastTask)) == 3


@pytest.mark.timeout(200)
def test_principle_17_a_size_somebody_is_unsure_of_is_made_smaller_in_one_press(
    page: Any, open_notebook: Callable[[str], Any], lab: LabServer
) -> None:
    open_notebook(START)
    plan = plan_from(page)
    direction(plan, JOB)
    skip(plan, "doing")
    sizes(plan, "applications", confidence=40)
    part(plan, "way")
    expect(plan.get_by_text(say("resize.smaller", sure=40))).to_be_visible()
    press(plan, say("resize.smaller_button", floor=0, aim=2, stretch=3))
    expect(plan.get_by_text(say("resize.smaller", sure=40))).to_have_count(0)
    _, goal = kept(lab)
    assert (goal.floor, goal.aim, goal.stretch) == (0, 2, 3)
