"""What is written when one of our notebooks is saved, and what is left alone."""

from __future__ import annotations

import copy
from typing import Any

from workbook.lab.scrub import scrub

SECRET = "I cried in the lift"


def saved(**metadata: Any) -> dict[str, Any]:
    """What Jupyter hands over before it writes: a notebook full of what it showed."""
    output = {"output_type": "display_data", "data": {"text/plain": SECRET}, "metadata": {}}
    cell = {
        "cell_type": "code",
        "source": "from workbook import start\nstart.here()",
        "metadata": {"editable": False, "execution": {"iopub.status.busy": SECRET}, "tags": ["x"]},
        "outputs": [output],
        "execution_count": 7,
    }
    prose = {"cell_type": "markdown", "source": "# Title", "metadata": {}, "attachments": {"a.png": SECRET}}
    return {"type": "notebook", "content": {"cells": [prose, cell], "metadata": metadata}}


def test_a_page_is_saved_without_anything_it_showed() -> None:
    model = saved(workbook={"page": "start"}, widgets={"state": SECRET}, other=SECRET)
    scrub(model, "00_start_here.ipynb", None)
    assert SECRET not in str(model)
    code = model["content"]["cells"][1]
    assert (code["outputs"], code["execution_count"]) == ([], None)


def test_what_makes_it_a_page_stays() -> None:
    kept = {"workbook": {"page": "start"}, "kernelspec": {"name": "python3"}}
    model = saved(**kept)
    scrub(model)
    assert model["content"]["metadata"] == kept
    assert model["content"]["cells"][1]["metadata"] == {"editable": False, "tags": ["x"]}
    assert model["content"]["cells"][0]["source"] == "# Title"


def test_notebooks_of_others_are_left_alone() -> None:
    model = saved(kernelspec={"name": "python3"})
    before = copy.deepcopy(model)
    scrub(model)
    assert model == before


def test_other_files_are_left_alone() -> None:
    for model in ({"type": "file", "content": "text"}, {"type": "directory", "content": None}, {}):
        before = copy.deepcopy(model)
        scrub(model)
        assert model == before
