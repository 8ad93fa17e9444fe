"""Your data, in a real browser: everything out as a file, back to a backup, in again, and erased."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lab_server import LabServer

from workbook import open_book
from workbook.interviews.model import Application

pytestmark = pytest.mark.usefixtures("unchanged_notebooks")
START = "00_start_here.ipynb"


@pytest.fixture
def start(book_on_disk: Path, lab: LabServer, open_notebook: Callable[..., Any]) -> Any:  # noqa: ARG001
    """The start page of a book with one application in it, and a backup of that."""
    book = open_book(lab.data)
    book.store.add(Application(organisation="Quillmoor", role="Data analyst", note="They were kind."))
    book.store.backup()
    return open_notebook(START)


def organisations(lab: LabServer) -> list[str]:
    with sqlite3.connect(f"file:{lab.book}?mode=ro", uri=True) as connection:
        return [name for (name,) in connection.execute("SELECT organisation FROM application ORDER BY seq")]


def choose(start: Any, way: str) -> None:
    start.get_by_role("button", name=way).click()


def test_everything_is_saved_by_the_browser_as_one_file(page: Any, start: Any, tmp_path: Path) -> None:
    choose(start, "Take everything with me")
    with page.expect_download() as saved:
        start.get_by_role("button", name="Export everything").click()
    saved.value.save_as(tmp_path / "all.zip")
    names = zipfile.ZipFile(tmp_path / "all.zip").namelist()
    assert "after-the-no/report.html" in names
    assert b"Quillmoor" in zipfile.ZipFile(tmp_path / "all.zip").read("after-the-no/application.csv")


def test_a_copy_for_a_coach_holds_what_was_ticked(page: Any, start: Any, tmp_path: Path) -> None:
    choose(start, "Make a copy for a coach")
    start.get_by_role("checkbox", name="What was the job called?").check()
    start.get_by_role("button", name="Prepare the copy").click()
    with page.expect_download() as saved:
        start.get_by_role("button", name="Save the copy").click()
    saved.value.save_as(tmp_path / "copy.html")
    copy = (tmp_path / "copy.html").read_text("utf-8")
    assert "Data analyst" in copy
    assert "Quillmoor" not in copy
    assert "kind" not in copy


def test_going_back_to_a_backup_asks_first(start: Any, lab: LabServer) -> None:
    open_book(lab.data).store.add(Application(organisation="Thornvale"))
    choose(start, "See my backups")
    start.get_by_role("button", name="Go back to a backup").click()
    start.get_by_role("group", name="Which one?").get_by_role("button").first.click()
    assert organisations(lab) == ["Quillmoor", "Thornvale"]
    start.get_by_role("button", name="Yes, go back").click()
    start.get_by_text("What it replaced is kept as").wait_for()
    assert organisations(lab) == ["Quillmoor"]


def test_an_export_comes_back_after_everything_was_erased(
    page: Any, start: Any, lab: LabServer, tmp_path: Path
) -> None:
    choose(start, "Take everything with me")
    with page.expect_download() as saved:
        start.get_by_role("button", name="Export everything").click()
    saved.value.save_as(tmp_path / "all.zip")
    choose(start, "Erase everything")
    start.get_by_label("Type ERASE to go on").fill("ERASE")
    start.locator("form").get_by_role("button", name="Erase everything").click()
    start.get_by_text("Everything is erased.").first.wait_for()
    assert organisations(lab) == []
    choose(start, "Come back with an export")
    data = zipfile.ZipFile(tmp_path / "all.zip").read("after-the-no/after-the-no.json")
    file = {"name": "after-the-no.json", "mimeType": "application/json", "buffer": data}
    start.locator("input[type=file]").set_input_files(file)
    start.get_by_text("1 came in").wait_for()
    assert organisations(lab) == ["Quillmoor"]


def test_a_file_that_was_overwritten_leads_to_the_backups(
    start: Any, lab: LabServer, open_notebook: Callable[..., Any]
) -> None:
    assert start.is_visible()
    lab.stop_kernels()
    lab.book.write_bytes(b"<html>some other program was here</html>")
    panel = open_notebook(START)
    panel.get_by_role("group", name="Which one?").get_by_role("button").first.click()
    panel.get_by_role("button", name="Yes, go back").click()
    panel.get_by_text("This is your book from").wait_for()
    assert organisations(lab) == ["Quillmoor"]
