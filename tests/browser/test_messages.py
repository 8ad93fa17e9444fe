"""From a thank-you to its end in a real browser: the follow-up on its day, letting go, places, a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from lab_server import LabServer
from playwright.sync_api import expect
from wording import words

from workbook import open_book
from workbook.answers import Day
from workbook.answers.working_days import SETTING
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.messages.model import Message, Purpose

pytestmark = pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")
PAGE = "03_thank_you_and_one_question.ipynb"
NAME = "R&D <Lead> O'Brien"


def rejected(data: Path, told: str) -> str:
    """An application turned down on a day, in a book that lies there; its id."""
    store = open_book(data).store
    on = Day.parse(told)
    id = store.add(Application(NAME, "Analyst")).id
    store.add(InterviewRound(id, Stage.FIRST, Day(on.on - timedelta(days=5))))
    store.add(OutcomeEvent(id, Outcome.REJECTED, on))
    return id


@pytest.mark.in_english("03_thank_you_and_one_question")
def test_a_letter_is_written_sent_followed_up_and_let_go_as_the_days_pass(
    page: Any, open_notebook: Callable[..., Any], lab: LabServer, move_clock: Callable[[str], None]
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    rejected(lab.data, "2025-03-14")
    move_clock("2025-03-17T10:00:00+00:00")
    panel = open_notebook(PAGE)
    expect(panel.get_by_text("A thank-you by tomorrow is still prompt.")).to_be_visible()
    panel.get_by_role("button", name=words("messages.act.write")).click()
    panel.get_by_role("radio", name=words("messages.field.to_role.options.hiring_manager")).check()
    panel.get_by_label(words("messages.field.contact.ask")).fill("Priya")
    panel.get_by_label(words("messages.compose.field.me.ask")).fill("Sam")
    panel.get_by_label(words("messages.compose.field.detail.ask")).fill("the walk round the workshop")
    letter = panel.get_by_label(words("messages.compose.sheet.label"))
    expect(letter).to_have_value(_starting("Dear Priya"))
    letter.press("Control+End")
    letter.type(" (she/her)")
    panel.get_by_role("button", name=words("messages.compose.sheet.copy")).click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).endsWith('(she/her)')")
    panel.get_by_role("button", name=words("messages.compose.sent")).click()
    expect(panel.get_by_text("It's with them now. Nothing to do until 26 March.")).to_be_visible()
    expect(panel.get_by_role("button", name=words("messages.act.follow_up"))).to_have_count(0)
    page.context.clear_permissions()
    move_clock("2025-03-26T10:00:00+00:00")
    panel = open_notebook(PAGE)
    panel.get_by_role("button", name=words("messages.act.follow_up")).click()
    expect(panel.get_by_label(words("messages.compose.sheet.label"))).to_have_value(
        _starting("Dear Priya,\n\nI know how full")
    )
    panel.get_by_role("button", name=words("messages.compose.sent")).click()
    expect(panel.get_by_text("There's no second one. After 9 April")).to_be_visible()
    expect(panel.get_by_role("button", name=words("messages.act.follow_up"))).to_have_count(0)
    move_clock("2025-04-10T10:00:00+00:00")
    panel = open_notebook(PAGE)
    expect(panel.get_by_text(words("messages.due.nothing"))).to_be_visible()
    panel.get_by_role("button", name=words("messages.count.letters.one")).click()
    panel.get_by_role("button", name=f"Open {NAME}").click()
    expect(panel.get_by_role("heading", name=words("messages.stands.over"), exact=True)).to_be_visible()
    expect(panel.get_by_text("you asked once more")).to_be_visible()
    sent = [stored.record for stored in open_book(lab.data).store.all(Message)]
    assert [message.purpose for message in sent] == [Purpose.THANKS_AND_ASK, Purpose.FOLLOW_UP]
    assert sent[0].body.endswith("(she/her)")


def _starting(text: str) -> Any:
    import re

    return re.compile(f"^{re.escape(text)}")


def test_an_answer_that_came_late_is_kept_and_can_be_answered(
    page: Any, open_notebook: Callable[..., Any], lab: LabServer
) -> None:
    book = open_book(lab.data)
    id = rejected(lab.data, (book.today() - timedelta(days=90)).isoformat())
    ask = Message(id, Purpose.THANKS_AND_ASK, asks=True, sent_on=Day(book.today() - timedelta(days=88)))
    book.store.add(ask)
    panel = open_notebook(PAGE)
    panel.get_by_role("button", name=words("messages.count.letters.one")).click()
    panel.get_by_role("button", name=words("ui.table.open", what=NAME)).click()
    panel.get_by_role("button", name=words("messages.act.reply"), exact=True).click()
    panel.get_by_role("radio", name=words("messages.field.how.options.useful")).check()
    panel.get_by_label(words("messages.field.said.ask")).fill("Bring an example with a number in it.")
    panel.get_by_role("button", name=words("messages.days.save"), exact=True).click()
    expect(panel.get_by_role("heading", name=words("messages.card.useful.title"))).to_be_visible()
    expect(panel.get_by_role("button", name=words("messages.act.answer"))).to_be_visible()
    assert page.console_errors == []


def test_the_country_that_was_chosen_moves_the_day_and_the_calendar_has_it(
    page: Any, open_notebook: Callable[..., Any], lab: LabServer, tmp_path: Path
) -> None:
    book = open_book(lab.data)
    id = book.store.add(Application(NAME)).id
    book.store.add(InterviewRound(id, Stage.FIRST, Day(book.today() - timedelta(days=1))))
    panel = open_notebook(PAGE)
    panel.get_by_role("button", name=words("messages.place.choose")).click()
    panel.get_by_label(words("messages.place.country")).select_option("EG")
    panel.get_by_role("button", name=words("messages.place.done"), exact=True).click()
    expect(panel.get_by_text(words("messages.place.counted", place="Egypt"))).to_be_visible()
    with page.expect_download() as saved:
        panel.get_by_role("button", name=words("messages.due.save")).click()
    saved.value.save_as(tmp_path / "days.ics")
    days = (tmp_path / "days.ics").read_text(encoding="utf-8")
    assert f"UID:{id}-wait-enquire@after-the-no" in days.replace("\n ", "")
    panel = open_notebook(PAGE)
    expect(panel.get_by_text(words("messages.place.counted", place="Egypt"))).to_be_visible()
    assert open_book(lab.data).store.setting(SETTING) == {"country": "EG", "region": ""}
    assert page.console_errors == []
