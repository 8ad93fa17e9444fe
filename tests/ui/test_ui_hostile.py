"""Every hostile text typed into every box: stored unchanged or refused in words, and always in the form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from by_hand import room_words
from driver import Browser
from invented import form
from jupyter_client.session import json_packer
from wording import words

from workbook import ui
from workbook.answers import (
    DayAnswer,
    NumberAnswer,
    ReferenceAnswer,
    ScaleAnswer,
    TableAnswer,
    TagsAnswer,
    admit,
)
from workbook.book import Book
from workbook.interviews.model import Application

ENTRIES = json.loads((Path(__file__).parents[1] / "fixtures/hostile_inputs.json").read_text("utf-8"))
INPUTS = {e["id"]: e["value"].replace("ID", e["id"]) * e.get("repeat", 1) for e in ENTRIES}
FAILED = words("ui.problem.unexpected")
FORMAT = words("answers.problem.characters")


@pytest.mark.parametrize("name", INPUTS)
def test_a_hostile_text_is_stored_as_typed_or_refused_and_stays(book: Book, name: str) -> None:
    text, browser = INPUTS[name], Browser(form(book))
    browser.type(note=text, sent_on=text[:200])
    assert browser.said.startswith(words("ui.draft.kept", time="10:00")) or text == ""
    browser.press(organisation="Quillmoor", role=text, note=text, sent_on="")
    assert FAILED not in browser.said
    if stored := book.store.all(Application):
        assert stored[0].record.note == admit(text, 200_000)
    else:
        assert set(browser.problems) <= {"role", "note"}
        assert Browser(form(book)).boxes["note"] != ""
    json_packer(browser.heard)


@pytest.mark.parametrize("name", INPUTS)
def test_a_hostile_text_in_any_other_box_is_a_sentence_at_most(book: Book, name: str) -> None:
    kinds = {
        "number": NumberAnswer(),
        "day": DayAnswer(),
        "tags": TagsAnswer(),
        "table": TableAnswer(columns=("a",)),
        "reference": ReferenceAnswer(),
        "scale": ScaleAnswer(low=0, high=10),
    }
    asked = [ui.Question(kind, answer, kind) for kind, answer in kinds.items()]
    text = INPUTS[name]
    lists = {"tags": [text], "table": [[text]]}
    browser = Browser(ui.Form(book, asked, room_words(), name="hostile", keep=lambda _values: None))
    browser.type(**dict.fromkeys(kinds, text) | lists)
    browser.press()
    assert FAILED not in browser.said
    assert all(browser.problems.values())
    json_packer(browser.heard)


def test_half_a_character_is_kept_in_the_draft_as_a_mark(book: Book) -> None:
    browser = Browser(form(book))
    browser.type(note="before \ud83d after")
    assert Browser(form(book)).boxes["note"] == "before \ufffd after"
    browser.press(organisation="Quillmoor")
    assert browser.problems["note"].endswith(FORMAT)
