"""The start page links only to notebooks that exist, and calls each as the notebook calls itself."""

from __future__ import annotations

import json
from pathlib import Path

from workbook.start.page import titles


def write(folder: Path, name: str, *prose: str) -> None:
    cells = [{"cell_type": "markdown", "source": text.splitlines(keepends=True)} for text in prose]
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps({"cells": cells}), encoding="utf-8")


def test_a_notebook_is_called_what_its_heading_says(tmp_path: Path) -> None:
    write(tmp_path, "02_interview_log.ipynb", "Run all cells.", "[Start](x)\n\n# Interview log\n\nFacts.")
    assert titles([tmp_path]) == {"log": "Interview log"}


def test_pages_come_in_the_order_of_their_numbers_without_the_start_page(tmp_path: Path) -> None:
    for name in ("02_interview_log.ipynb", "00_start_here.ipynb", "01_today.ipynb"):
        write(tmp_path, name, f"# {name}")
    assert list(titles([tmp_path])) == ["today", "log"]


def test_a_new_notebook_of_the_path_appears_by_itself(tmp_path: Path) -> None:
    write(tmp_path, "02_interview_log.ipynb", "# Log")
    before = titles([tmp_path])
    write(tmp_path, "10_the_week.ipynb", "# The week")
    assert titles([tmp_path]) == {**before, "week": "The week"}


def test_a_kernel_in_the_folder_above_finds_them_too(tmp_path: Path) -> None:
    write(tmp_path / "notebooks", "02_interview_log.ipynb", "# Log")
    assert titles([tmp_path, tmp_path / "notebooks"]) == {"log": "Log"}


def test_files_that_are_no_pages_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, "02_interview_log.ipynb", "no heading here")
    write(tmp_path, "notes.ipynb", "# My notes")
    (tmp_path / "03_thank_you_and_one_question.ipynb").write_text("{", encoding="utf-8")
    assert titles([tmp_path]) == {}
    assert titles([tmp_path / "nowhere"]) == {}
