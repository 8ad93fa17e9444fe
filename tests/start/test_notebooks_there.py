"""The start page links only to pages that are there, and calls each as the contents do."""

from __future__ import annotations

from pathlib import Path

import pytest
from wording import words

from workbook import path
from workbook.path import PAGES, Group, Page, notebook
from workbook.start.page import titles


def write(folder: Path, *ids: str) -> None:
    folder.mkdir(exist_ok=True)
    for id in ids:
        (folder / PAGES[id].notebook).write_text("{}", encoding="utf-8")


def test_pages_come_group_by_group_without_the_start_page(tmp_path: Path) -> None:
    write(tmp_path, "log", "start", "explain", "today")
    assert titles([tmp_path]) == {
        "today": words("today.page.name"),
        "explain": words("perspective.page.name"),
        "log": words("interviews.page.name"),
    }


def test_a_new_notebook_of_the_path_appears_by_itself(tmp_path: Path) -> None:
    write(tmp_path, "log")
    before = titles([tmp_path])
    write(tmp_path, "look_back")
    assert titles([tmp_path]) == {**before, "look_back": words("debrief.page.name")}


def test_a_kernel_in_the_folder_above_finds_them_too(tmp_path: Path) -> None:
    write(tmp_path / "notebooks", "log")
    assert titles([tmp_path, tmp_path / "notebooks"]) == {"log": words("interviews.page.name")}


def test_a_notebook_of_a_room_that_is_not_there_and_any_other_file_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walks = Page("walks", "walks", notebook("week"), Group.WEEKLY)
    monkeypatch.setattr(path, "PAGES", {"walks": walks})
    write(tmp_path, "week")
    (tmp_path / "notes.ipynb").write_text("{}", encoding="utf-8")
    assert titles([tmp_path]) == {}
    assert titles([tmp_path / "nowhere"]) == {}
