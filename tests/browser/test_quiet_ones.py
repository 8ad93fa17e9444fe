"""The quiet ones in a real browser: stopped waiting for in one press, and opened again by one undo."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from wording import words

pytestmark = pytest.mark.usefixtures("unchanged_notebooks")
QUIET = "SELECT count(*) FROM outcome_event WHERE outcome = 'no_response'"


def closed(book: Path) -> int:
    with sqlite3.connect(f"file:{book}?mode=ro", uri=True) as connection:
        return int(connection.execute(QUIET).fetchone()[0])


def test_two_that_never_answered_are_let_go_and_opened_again(
    open_notebook: Callable[..., Any], book_on_disk: Path
) -> None:
    log = open_notebook("02_interview_log.ipynb")
    log.get_by_role("button", name=words("interviews.quick.options.sent")).click()
    form = log.locator("form.atn-form").first
    form.get_by_role("textbox", name=words("interviews.field.sent_on.ask")).wait_for()
    for name in ("Quillmoor", "Fennick"):
        form.get_by_label(words("interviews.quick.short.organisation")).fill(name)
        form.get_by_role("textbox", name=words("interviews.field.sent_on.ask")).fill("3 February 2025")
        form.get_by_role("button", name=words("interviews.quick.sent.save")).click()
        log.get_by_role("status").filter(has_text=words("interviews.kept.new", what=name)).wait_for()
    log.get_by_role("button", name=words("quiet.count.quiet.other", n=2)).click()
    log.get_by_role("button", name=words("quiet.count.stop.other", n=2)).click()
    log.get_by_text(words("quiet.count.done.other", n=2)).wait_for()
    assert closed(book_on_disk) == 2
    log.get_by_role("button", name=words("quiet.undo"), exact=True).last.click()
    log.get_by_text(words("quiet.undone")).wait_for()
    assert closed(book_on_disk) == 0
