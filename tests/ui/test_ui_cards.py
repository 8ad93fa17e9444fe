"""Cards, links, chips that act, buttons and places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from by_hand import words
from driver import Browser

from workbook import ui


def test_choosing_a_chip_acts_at_once_and_marks_it() -> None:
    chosen: list[str] = []
    part = ui.choices(words(ask="How long?"), {"5": "Five minutes", "30": "Thirty"}, chosen.append)
    Browser(part).send("press", key="30")
    assert chosen == ["30"]
    assert Browser(part).shows("chosen") == "30"


def test_a_key_that_is_not_offered_does_nothing() -> None:
    chosen: list[str] = []
    Browser(ui.choices(words(), {"5": "Five"}, chosen.append)).send("press", key="6")
    assert chosen == []


def test_a_button_whose_action_fails_says_so_without_details() -> None:
    def fail() -> None:
        raise RuntimeError("secret")

    part = ui.button("Undo", fail)
    Browser(part).send("press", key="")
    assert Browser(part).said.startswith("Something went wrong here.")


def test_the_printed_form_of_a_part_never_holds_its_contents() -> None:
    part = ui.card("I cried", ["And then I slept."])
    shown: dict[str, Any] = part._repr_mimebundle_()[0]
    assert "cried" not in repr(ui.stack(part)) + repr(part) + shown["text/plain"]


def test_a_place_shows_something_else_when_asked() -> None:
    first, second = ui.text("First."), ui.text("Second.")
    place = ui.swap(first)
    place.show(second)
    assert place.children == (second,)
    place.show()
    assert place.children == ()


def test_a_link_is_only_there_where_its_notebook_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert ui.link_if_there("Look back", "05_look_back.ipynb") is None
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "05_look_back.ipynb").touch()
    made = ui.link_if_there("Look back", "05_look_back.ipynb", before="Today:")
    assert made is not None
    assert Browser(made).shows("notebook") == "05_look_back.ipynb"


def test_notes_are_texts_with_a_line_under_each() -> None:
    part = ui.notes("Three lines", [("Say it.\nTwice.", "Quillmoor"), ("<b>", "")], quoted=True)
    assert Browser(part).shows("items") == [["Say it.\nTwice.", "Quillmoor"], ["<b>", ""]]
    assert (Browser(part).shows("level"), Browser(part).shows("quoted")) == (3, True)


def test_of_a_row_of_buttons_some_may_look_like_links() -> None:
    pressed: list[str] = []
    acts = {"go": ("Go", lambda: pressed.append("go")), "stay": ("Stay", lambda: pressed.append("stay"))}
    part = ui.buttons(acts, plain=["stay"])
    Browser(part).send("press", key="stay")
    assert (pressed, Browser(part).shows("plain")) == (["stay"], ["stay"])
