"""One look at every page as it is written in English: all other tests ask for sentences by their key."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest
from driver import shown

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
SAID = {  # notebook → what somebody reads on it who opens it with an empty book
    "00_start_here": ("What brings you here?", "What would you like to do?"),
    "01_today": ("When did you hear?", "Begin the check-in"),
    "02_interview_log": ("What would you like to write down?", "Organisation"),
    "03_thank_you_and_one_question": ("Nothing in the log yet", "Interview log"),
    "04_what_else_could_explain_it": ("What's the harshest explanation your mind offers?",),
    "05_look_back_briefly": ("Which interview would you like to look back at?", "Feedback has arrived"),
    "06_practise": ("Practise as for an exam", "What would you like to work on?"),
    "07_where_i_stand": ("Where you are, and where you'd need to be", "Make a map"),
    "08_plan": ("What you'll do next",),
    "09_my_people": ("Who is there",),
    "10_the_week": ("Start the weekly look", "All your pictures, by the question", "Look ahead"),
}


@pytest.fixture
def page(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """All that the cells of a notebook show."""
    boxes: list[Any] = []
    monkeypatch.setattr(importlib.import_module("workbook.ui.page"), "display", boxes.append)
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(tmp_path))
    notebook = json.loads((NOTEBOOKS / f"{request.param}.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), {})
    return "".join(map(shown, boxes))


@pytest.mark.parametrize(("page", "sentences"), SAID.items(), ids=SAID, indirect=["page"])
def test_a_page_says_in_english_what_it_is_for(page: str, sentences: tuple[str, ...]) -> None:
    assert [sentence for sentence in sentences if sentence not in page] == []


def test_every_page_is_looked_at() -> None:
    assert set(SAID) == {notebook.stem for notebook in NOTEBOOKS.glob("*.ipynb")}
