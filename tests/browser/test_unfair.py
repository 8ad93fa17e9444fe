"""What seemed unfair in a real browser: from another explanation to the record, written down and printed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from wording import words

pytestmark = pytest.mark.usefixtures("unchanged_notebooks")
SAID = "We wanted somebody younger <b>really</b>"


def test_a_moment_is_written_down_and_can_be_printed(
    page: Any, open_notebook: Callable[..., Any], book_on_disk: Path
) -> None:
    letter = open_notebook("03_thank_you_and_one_question.ipynb")
    letter.get_by_role("button", name=words("fairness.count.fold.zero")).click()
    form = letter.locator("form.atn-form").filter(has_text=words("fairness.field.their_words.ask"))
    form.get_by_label(words("fairness.field.organisation.ask")).fill("Quillmoor")
    form.get_by_role("textbox", name=words("fairness.field.happened_on.ask")).fill("3 February 2025")
    form.get_by_label(words("fairness.field.their_words.ask")).fill(SAID)
    form.get_by_role("button", name=words("fairness.form.save")).click()
    letter.get_by_role("button", name=words("fairness.count.fold.one")).wait_for()
    with sqlite3.connect(f"file:{book_on_disk}?mode=ro", uri=True) as connection:
        kept = connection.execute(
            "SELECT organisation, happened_on, their_words FROM unfair_moment"
        ).fetchall()
    assert kept == [("Quillmoor", "2025-02-03", SAID)]
    with page.expect_download() as download:
        letter.get_by_role("button", name=words("fairness.print")).click()
    assert SAID in Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert page.console_errors == []
