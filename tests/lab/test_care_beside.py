"""What the server hands to the plug-in so that the way to help is there before an engine is."""

from __future__ import annotations

from workbook.content import load_words
from workbook.lab.server import care
from workbook.ui.care import care_spec
from workbook.ui.page import Frame


def test_it_is_the_same_card_that_the_page_brings() -> None:
    assert care()["care"] == care_spec(load_words)


def test_it_is_the_same_script_and_style_with_the_bar_handed_out() -> None:
    given, around = care(), Frame().widget
    assert given["script"] == f"{around._esm}\nexport {{ careBar }};"
    assert "function careBar(" in given["script"]
    assert around._css.startswith(given["style"])
