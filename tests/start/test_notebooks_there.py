"""The start page links only to notebooks that exist, and says of each what the notebook says of itself."""

from __future__ import annotations

import json
from pathlib import Path

from workbook.start.notebooks import Notebook, notebooks_in


def write(folder: Path, name: str, *prose: str) -> None:
    cells = [{"cell_type": "markdown", "source": text.splitlines(keepends=True)} for text in prose]
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps({"cells": cells}), encoding="utf-8")


def test_a_notebook_is_called_what_its_heading_says(tmp_path: Path) -> None:
    write(
        tmp_path,
        "02_interview_log.ipynb",
        "Run all cells.",
        "[Start](x)\n\n# Interview log\n\nFacts,\nwhile fresh.",
    )
    assert notebooks_in([tmp_path]) == [
        Notebook("02_interview_log.ipynb", "Interview log", "Facts, while fresh.")
    ]


def test_pages_come_in_the_order_of_their_numbers_without_the_start_page(tmp_path: Path) -> None:
    for name in ("02_log.ipynb", "00_start_here.ipynb", "01_today.ipynb"):
        write(tmp_path, name, f"# {name}")
    assert [page.number for page in notebooks_in([tmp_path])] == ["01", "02"]


def test_a_new_notebook_appears_by_itself(tmp_path: Path) -> None:
    write(tmp_path, "02_log.ipynb", "# Log")
    before = notebooks_in([tmp_path])
    write(tmp_path, "10_the_week.ipynb", "# The week")
    assert notebooks_in([tmp_path])[: len(before)] == before
    assert notebooks_in([tmp_path])[-1].title == "The week"


def test_a_kernel_in_the_folder_above_finds_them_too(tmp_path: Path) -> None:
    write(tmp_path / "notebooks", "02_log.ipynb", "# Log")
    assert [page.title for page in notebooks_in([tmp_path, tmp_path / "notebooks"])] == ["Log"]


def test_files_that_are_no_pages_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, "02_no_heading.ipynb", "no heading here")
    write(tmp_path, "notes.ipynb", "# My notes")
    (tmp_path / "03_broken.ipynb").write_text("{", encoding="utf-8")
    assert notebooks_in([tmp_path]) == []
    assert notebooks_in([tmp_path / "nowhere"]) == []
