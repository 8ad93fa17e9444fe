"""A message pasted in a real browser: its facts confirmed, its words wrapped on the disk, and taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from wording import words

pytestmark = pytest.mark.usefixtures("unchanged_notebooks")
NO = """From: Quillmoor Recruiting <no-reply@quillmoor.example>
Sent: 9 March 2026
Subject: Your application

Dear Applicant, thank you for your interest in the Data Analyst position at Quillmoor. We have decided to
move forward with other candidates. https://track.example/c?id=9"""


def kept(book: Path) -> list[tuple[Any, ...]]:
    with sqlite3.connect(f"file:{book}?mode=ro", uri=True) as connection:
        return connection.execute("SELECT what, written_by, words FROM arrived_message").fetchall()


def test_a_no_is_pasted_confirmed_and_taken_back(
    page: Any, open_notebook: Callable[..., Any], book_on_disk: Path
) -> None:
    log = open_notebook("02_interview_log.ipynb")
    log.get_by_role("button", name=words("arrived.fold")).click()
    log.get_by_label(words("arrived.upload.paste")).fill(NO)
    log.get_by_role("button", name=words("arrived.upload.paste_use")).click()
    log.get_by_role("heading", name=words("arrived.top.rejected.title")).wait_for()
    assert log.get_by_text("move forward").count() == 0
    log.locator("form.atn-form").last.get_by_role("button", name=words("arrived.form.save")).click()
    log.get_by_role("heading", name=words("arrived.kept.title")).wait_for()
    ((what, written_by, wrapped),) = kept(book_on_disk)
    assert (what, written_by) == ("rejected", "template")
    assert wrapped
    assert b"move forward" not in book_on_disk.read_bytes()
    log.get_by_role("button", name=words("arrived.undo"), exact=True).last.click()
    log.get_by_label(words("arrived.upload.paste")).wait_for()
    assert kept(book_on_disk) == []
    assert page.console_errors == []
