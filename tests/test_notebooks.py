"""The notebooks as they are handed out: prose, one call to a cell, and nothing that anybody ran."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from notebook_links import links_on

from workbook.content import load_words
from workbook.lab.pages import is_page
from workbook.path import pages_in

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
LINK = re.compile(r"\]\((?!https?://)([^)#]+)")


@pytest.fixture(params=NOTEBOOKS, ids=lambda f: f.stem)
def notebook(request: pytest.FixtureRequest) -> dict[str, Any]:
    """One notebook as parsed JSON."""
    return dict(json.loads(request.param.read_text(encoding="utf-8")))


def code_cells(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def prose(notebook: dict[str, Any]) -> list[str]:
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown"]


def test_there_is_a_start_page() -> None:
    assert (FOLDER / "00_start_here.ipynb") in NOTEBOOKS


def test_it_is_a_sound_notebook_with_cell_ids(notebook: dict[str, Any]) -> None:
    nbformat.validate(notebook)
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(set(ids)) == len(ids)


def test_it_is_a_page_that_runs_by_itself(notebook: dict[str, Any]) -> None:
    assert is_page(notebook)
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    assert set(notebook["metadata"]) <= {"workbook", "kernelspec", "language_info"}


def test_nothing_is_left_of_anybody_running_it(notebook: dict[str, Any]) -> None:
    for cell in code_cells(notebook):
        assert (cell["outputs"], cell["execution_count"]) == ([], None)
        assert set(cell["metadata"]) <= {"editable", "deletable", "jupyter", "tags"}


def test_its_cells_are_locked_and_its_code_out_of_sight(notebook: dict[str, Any]) -> None:
    for cell in notebook["cells"]:
        assert cell["metadata"]["editable"] is False
        assert cell["metadata"]["deletable"] is False
    assert all(cell["metadata"]["jupyter"]["source_hidden"] for cell in code_cells(notebook))


def test_each_call_is_opened_by_a_sentence_for_people(notebook: dict[str, Any]) -> None:
    for cell in code_cells(notebook):
        first = "".join(cell["source"]).splitlines()[0]
        assert re.fullmatch(r"# [A-Z].+\.", first), first


def test_each_call_is_there(notebook: dict[str, Any]) -> None:
    for cell in code_cells(notebook):
        room, name = re.findall(r"(\w+)\.(\w+)\(\)", "".join(cell["source"]))[-1]
        assert callable(getattr(importlib.import_module(f"workbook.{room}"), name))


def test_every_page_but_start_ends_with_its_foot_and_has_it_once(notebook: dict[str, Any]) -> None:
    links = prose(notebook)[1].split("\n\n")[0].strip()
    (page,) = (page.id for page in pages_in(FOLDER) if links == links_on(page.id))
    feet = [cell for cell in notebook["cells"] if "foot." in "".join(cell["source"])]
    assert page == "start" or feet == notebook["cells"][-1:]
    assert all("".join(cell["source"]).endswith(f"\nfoot.{page}()") for cell in feet)


def test_the_first_cell_helps_where_the_plug_in_is_missing(notebook: dict[str, Any]) -> None:
    first = notebook["cells"][0]
    assert first["metadata"]["tags"] == ["workbook-start"]
    text = "".join(first["source"])
    assert "Run all cells" in text
    assert 'data-commandlinker-command="notebook:run-all-cells"' in text


def test_it_has_a_way_to_every_page_one_title_and_a_lead(notebook: dict[str, Any]) -> None:
    links, title, lead = prose(notebook)[1].split("\n\n")[:3]
    name, page = (
        title.removeprefix("# "),
        next(page for page in pages_in(FOLDER) if links == links_on(page.id)),
    )
    assert page.id == "start" or name == load_words(page.room)("page.name")
    assert lead[0].isupper()
    assert sum(text.count("\n# ") + text.startswith("# ") for text in prose(notebook)) == 1


def test_every_link_leads_somewhere(notebook: dict[str, Any]) -> None:
    for target in LINK.findall("\n".join(prose(notebook))):
        assert (FOLDER / target).exists(), target


def test_start_shows_three_promises_and_folds_them_all_behind_a_line() -> None:
    (cell,) = [part for part in prose(json.loads(NOTEBOOKS[0].read_text("utf-8"))) if "<details>" in part]
    folded = re.findall(r"<details>\s*<summary>.+?</summary>(.+?)</details>", cell, re.DOTALL)
    shown = re.sub(r"<details>.+?</details>", "", cell, flags=re.DOTALL)
    every = re.findall(r"^\d\. \*\*(.+?)\*\*", folded[0], re.MULTILINE)
    assert len(every) == 9
    first_three = re.findall(r"\*\*(.+?)\*\*", shown)
    assert len(first_three) == 3
    assert set(first_three) <= set(every)
