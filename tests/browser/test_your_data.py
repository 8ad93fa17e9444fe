"""Your data, in a real browser: everything out as a file, back to a backup, in again, and erased."""

from __future__ import annotations

import re
import sqlite3
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from lab_server import LabServer
from wording import like, words

from workbook import open_book
from workbook.answers import Day
from workbook.exporting.contents import everything
from workbook.exporting.share import page_bytes, private_fields
from workbook.goals.model import Goal
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.sample import fill

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


def export(page: Any, start: Any, file: Path) -> zipfile.ZipFile:
    """Everything, as the browser saves it."""
    choose(start, words("exporting.ways.options.take"))
    with page.expect_download() as saved:
        start.get_by_role("button", name=words("exporting.data.zip")).click()
    saved.value.save_as(file)
    return zipfile.ZipFile(file)


def choose_backup(start: Any) -> None:
    """The first of those that are offered."""
    start.get_by_role("group", name=words("backups.copies.ask")).get_by_role("button").first.click()


def go_back(start: Any, then: str | re.Pattern[str]) -> None:
    """Say yes, and wait for the sentence about it."""
    start.get_by_role("button", name=words("backups.yes")).click()
    start.get_by_text(then).wait_for()


@pytest.mark.in_english("00_start_here")
def test_everything_is_saved_as_one_file_a_copy_for_a_coach_holds_what_was_ticked_and_going_back_asks_first(
    page: Any, start: Any, lab: LabServer, tmp_path: Path
) -> None:
    everything = export(page, start, tmp_path / "all.zip")
    assert "after-the-no/report.html" in everything.namelist()
    assert b"Quillmoor" in everything.read("after-the-no/application.csv")
    choose(start, "Make a copy for a coach")
    start.get_by_role("button", name=words("ui.form.more")).click()
    start.get_by_role("checkbox", name=words("interviews.field.role.ask")).check()
    start.get_by_role("button", name=words("exporting.share.save")).click()
    with page.expect_download() as saved:
        start.get_by_role("button", name=words("exporting.share.download")).click()
    saved.value.save_as(tmp_path / "copy.html")
    copy = (tmp_path / "copy.html").read_text("utf-8")
    assert "Data analyst" in copy
    assert "Quillmoor" not in copy
    assert "kind" not in copy
    open_book(lab.data).store.add(Application(organisation="Thornvale"))
    choose(start, "See my backups")
    start.get_by_role("button", name=words("backups.restore")).click()
    choose_backup(start)
    assert organisations(lab) == ["Quillmoor", "Thornvale"]
    go_back(start, "What it replaced is kept as")
    assert organisations(lab) == ["Quillmoor"]


def test_the_one_page_is_one_page_of_paper_also_with_names_that_do_not_end(
    browser: Any, tmp_path: Path
) -> None:
    hostile = "<b>&amp;" + "W" * 280
    book = open_book(tmp_path / "long")
    for n in range(40):
        id = book.store.add(Application(f"{hostile}{n}", hostile, note=hostile * 3)).id
        held = Day(book.today() + timedelta(days=n))
        book.store.add(InterviewRound(id, Stage.FIRST, held, learning_line=hostile))
    for n in range(3):
        book.store.add(Goal(f"{hostile}{n}"))
    sample = open_book(tmp_path / "sample")
    fill(sample)
    for filled in (book, sample):
        every = {field.key for field in private_fields(filled, everything(filled))}
        page = browser.new_page()
        page.set_content(page_bytes(filled, every).decode())
        assert page.evaluate("document.querySelector('main').scrollHeight") < 960  # nothing is cut off
        pdf = page.pdf(format="A4", prefer_css_page_size=True)
        page.close()
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_an_overwritten_file_leads_to_the_backups_and_an_export_comes_back_after_everything_was_erased(
    page: Any, start: Any, lab: LabServer, open_notebook: Callable[..., Any], tmp_path: Path
) -> None:
    assert start.is_visible()
    lab.stop_kernels()
    lab.book.write_bytes(b"<html>some other program was here</html>")
    start = open_notebook(START)
    choose_backup(start)
    go_back(start, like("backups.restored_only"))
    assert organisations(lab) == ["Quillmoor"]
    start = open_notebook(START)
    everything = export(page, start, tmp_path / "all.zip")
    choose(start, words("exporting.ways.options.erase"))
    start.get_by_label(words("exporting.erase.field.word.ask")).fill("ERASE")
    start.locator("form").get_by_role("button", name=words("exporting.erase.save")).click()
    start.get_by_text(words("exporting.erase.done")).first.wait_for()
    assert organisations(lab) == []
    choose(start, words("exporting.ways.options.back"))
    data = everything.read("after-the-no/after-the-no.json")
    file = {"name": "after-the-no.json", "mimeType": "application/json", "buffer": data}
    start.locator("input[type=file]").set_input_files(file)
    start.get_by_role("button", name=words("exporting.back.bring")).click()
    start.get_by_text(like("exporting.back.done", added=1)).wait_for()
    assert organisations(lab) == ["Quillmoor"]
