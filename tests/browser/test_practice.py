"""From a question in the log to its next date in a real browser, with the clock and a microphone."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from lab_server import LabServer
from playwright.sync_api import expect
from windows import ARGUMENTS, WINDOW, chromium, loaded
from wording import like, words

from workbook import open_book
from workbook.answers import Day
from workbook.attempts.model import Attempt
from workbook.debrief.model import Action, CameFrom, LeadsTo
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.questions.model import Card
from workbook.recordings.model import Recording

pytestmark = pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")
PAGE = "06_practise.ipynb"
MICROPHONE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")


def logged(data: Path, questions: str) -> None:
    """An interview of last week with the questions remembered from it, and one thing to do differently."""
    book = open_book(data)
    store = book.store
    application = store.add(Application("Quillmoor", "Analyst"))
    held = Day(book.today() - timedelta(days=7))
    store.add(InterviewRound(application.id, Stage.FIRST, held, questions=questions))
    change = {"leads_to": LeadsTo.PRACTICE, "came_from": CameFrom.LOOK_BACK}
    store.add(Action("they want an example", "I begin with the result", **change))


def answer_well(panel: Any) -> None:
    panel.get_by_role("button", name=words("practice.session.done")).click()
    panel.get_by_role("radio", name=words("attempts.field.recall.options.well_enough")).check(force=True)
    panel.get_by_role("button", name=words("practice.form.rate.save"), exact=True).first.click()


@pytest.mark.in_english("06_practise")
def test_a_logged_question_and_a_change_are_practised_and_come_back_on_their_days(
    open_notebook: Callable[..., Any], lab: LabServer
) -> None:
    """Principle 10: a question of the log, aloud, with the clock. 9: a change, specific and done."""
    logged(lab.data, "- Why did you leave?\n- Why us?")
    panel = open_notebook(PAGE)
    panel.get_by_role("button", name=words("practice.pick.log")).click()
    panel.get_by_role("button", name="Why did you leave?").click()
    panel.get_by_role("button", name=words("ui.clock.start")).click()
    expect(panel.get_by_text(words("ui.clock.hush")).first).to_be_visible()
    expect(panel.get_by_text(words("ui.clock.go")).first).to_be_visible()
    panel.get_by_role("button", name=words("ui.clock.pause")).click()
    expect(panel.get_by_text(words("ui.clock.paused")).first).to_be_visible()
    expect(panel.get_by_text(words("practice.session.follow_up_own"))).to_have_count(0)
    answer_well(panel)
    expect(panel.get_by_role("heading", name=like("practice.session.back_on"))).to_be_visible()
    panel.get_by_role("button", name=words("practice.session.finish")).click()
    panel.get_by_role("button", name=words("practice.offer.add"), exact=True).click()
    panel.get_by_role("button", name=words("practice.pick.changes")).click()
    expect(panel.get_by_text("Next time, when they want an example: I begin with the result")).to_be_visible()
    answer_well(panel)
    expect(panel.get_by_text("is marked as done")).to_be_visible()
    book = open_book(lab.data)
    store, today = book.store, book.today()
    due = [stored.record.due_on for stored in store.all(Card)]
    assert due == [Day(today + timedelta(days=2))] * 2
    assert len(store.all(Attempt)) == 2
    assert store.all(Action)[0].record.done_on == Day(today)


@pytest.fixture
def listening(browser: Any, lab: LabServer) -> Iterator[Any]:
    """A page in a browser that hears an invented microphone."""
    ours = browser.browser_type.launch(executable_path=chromium(), args=[*ARGUMENTS, *MICROPHONE])
    yield loaded(ours.new_context(**WINDOW).new_page(), lab, PAGE)
    ours.close()
    lab.stop_kernels()


def begin_recording(panel: Any) -> None:
    """Ask for recording, then for a question, and press the button."""
    panel.get_by_role("button", name=words("recordings.fold")).click()
    panel.get_by_role("button", name=words("recordings.allow")).click()
    panel.get_by_role("button", name=words("practice.pick.surprise")).click()
    panel.get_by_role("button", name=words("ui.recorder.start")).click()


def test_a_recording_is_heard_after_rating_and_kept_only_when_asked(listening: Any, lab: LabServer) -> None:
    begin_recording(listening)
    expect(listening.get_by_text(words("ui.recorder.recording"), exact=True)).to_be_visible()
    listening.page.wait_for_timeout(2500)
    listening.get_by_role("button", name=words("ui.recorder.stop")).click()
    expect(listening.get_by_text(words("ui.recorder.recorded"))).to_be_visible()
    expect(listening.locator("audio")).to_be_hidden()
    answer_well(listening)
    expect(listening.locator("audio")).to_be_visible()
    assert open_book(lab.data).store.all(Recording) == []
    listening.get_by_role("button", name=words("ui.recorder.keep")).click()
    expect(listening.get_by_text(words("ui.recorder.is_kept"))).to_be_visible()
    (recording,) = (stored.record for stored in open_book(lab.data).store.all(Recording))
    assert recording.media_type == "audio/webm"
    assert base64.b64decode(recording.sound)[:4] == b"\x1aE\xdf\xa3"  # as every WebM file begins


def test_one_that_is_not_kept_is_gone_with_its_question(listening: Any, lab: LabServer) -> None:
    begin_recording(listening)
    listening.page.wait_for_timeout(1500)
    answer_well(listening)
    listening.get_by_role("button", name=words("practice.session.next")).click()
    expect(listening.locator("audio")).to_be_hidden()
    expect(listening.get_by_role("button", name=words("ui.recorder.start"))).to_be_visible()
    assert open_book(lab.data).store.all(Recording) == []


def test_no_microphone_is_a_sentence_and_the_answer_goes_on(open_notebook: Callable[..., Any]) -> None:
    panel = open_notebook(PAGE)
    begin_recording(panel)
    expect(panel.get_by_text(words("ui.recorder.no_microphone"))).to_be_visible()
    answer_well(panel)
    expect(panel.get_by_role("heading", name=like("practice.session.back_on"))).to_be_visible()
