"""Bringing in a spreadsheet in a real browser: upload, see, correct, bring in, take back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from looks import violations
from playwright.sync_api import expect
from wording import words

pytestmark = pytest.mark.usefixtures("book_on_disk", "unchanged_notebooks")
TABLE = (
    "Company,Thing,Applied,Status,Contact Email\n"
    "Quillmoor,Data analyst,03/04/2026,Parked,ann@quillmoor.example\n"
    "Fenwick & Daughters,Clerk,05/04/2026,Rejected after interview,\n"
    "<b>Saltbox</b>,Cook,06/04/2026,Applied,\n"
    "Total,3,,,\n"
)


@pytest.fixture
def part(open_notebook: Callable[..., Any]) -> Any:
    panel = open_notebook("02_interview_log.ipynb")
    panel.get_by_role("button", name=words("importing.page.begin")).click()
    panel.locator("input[type=file]").wait_for(state="attached")
    return panel.locator(".atn-page").nth(-3)  # the tables in Python and the foot come after it


def bring(part: Any, text: str = TABLE) -> None:
    part.locator("input[type=file]").set_input_files(
        {"name": "my search.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    part.get_by_role("heading", name=words("importing.page.understood")).wait_for()


def roles(book: Path) -> list[str]:
    with sqlite3.connect(f"file:{book}?mode=ro", uri=True) as connection:
        return [role for (role,) in connection.execute("SELECT role FROM application ORDER BY seq")]


def notes(book: Path) -> str:
    with sqlite3.connect(f"file:{book}?mode=ro", uri=True) as connection:
        return "\n".join(note or "" for (note,) in connection.execute("SELECT note FROM application"))


def test_a_file_is_seen_row_by_row_corrected_brought_in_and_taken_back(
    part: Any, page: Any, book_on_disk: Path
) -> None:
    bring(part)
    part.get_by_text(words("importing.rows", read="4", used="3", merged="0", set_aside="1")).wait_for()
    rows = part.locator(".atn-table tbody tr")
    expect(rows).to_have_count(4)
    expect(rows.nth(3)).to_contain_text(words("importing.reason.total"))
    expect(rows.nth(2)).to_contain_text("<b>Saltbox</b>")
    assert violations(page) == []
    part.get_by_role(
        "button", name=words("importing.answer.day_first", text="03/04/2026", day="3 April")
    ).click()
    part.get_by_label("Thing", exact=True).select_option(label=words("importing.columns.role"))
    part.get_by_role("checkbox", name="Contact Email").check()
    withdrew = words("importing.standing.withdrew")
    part.get_by_label("Parked").select_option(label=withdrew)
    part.get_by_text(f"{withdrew} 1").wait_for()
    three = words("importing.count.applications.other", n=3)
    part.get_by_role("button", name=words("importing.page.bring", applications=three)).click()
    part.get_by_text(words("importing.page.result", applications=three)).wait_for()
    assert roles(book_on_disk) == ["Data analyst", "Clerk", "Cook"]
    assert "ann@quillmoor.example" in notes(book_on_disk)
    part.get_by_role("button", name=words("importing.page.undo")).click()
    part.get_by_text(words("importing.page.undone")).wait_for()
    assert roles(book_on_disk) == []


def test_pasted_rows_come_in_like_a_file_and_lead_to_the_log(
    part: Any, page: Any, book_on_disk: Path
) -> None:
    part.get_by_role("textbox").first.fill("Company\tRole\tApplied\nQuillmoor\tClerk\t2026-03-04\n")
    part.get_by_role("button", name=words("ui.upload.paste_use")).click()
    one = words("importing.count.applications.one")
    part.get_by_role("button", name=words("importing.page.bring", applications=one)).click()
    part.get_by_text(words("importing.page.result", applications=one)).wait_for()
    assert roles(book_on_disk) == ["Clerk"]
    top = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) h1").first
    expect(top).not_to_be_in_viewport()
    part.get_by_role("link", name=words("importing.page.result_where")).click()
    expect(top).to_be_in_viewport()
    expect(top).to_be_focused()
