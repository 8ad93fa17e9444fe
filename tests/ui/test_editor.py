"""A text to change by hand: looked at, taken along, kept as a draft, and made anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from by_hand import room_words
from driver import Browser
from wording import words

from workbook import ui
from workbook.book import Book
from workbook.ui.mail import text_file

LABELS = ("label", "hint", "head", "copy", "copied", "copy_head", "copied_head", "link", "file", "find")
WORDS = room_words(
    sheet={key: key for key in LABELS},
    edited="Yours.",
    anew="Anew",
    anew_done="Made.",
    mine_back="Mine",
    file_name="a.txt",
)


def look(_head: str, body: str) -> ui.Looked:
    """Remarks on every "stop", and holds a text with a bracket in it."""
    at = body.find("stop")
    remarks = (ui.Remark(at, at + 4, "Stop."),) if at >= 0 else ()
    return ui.Looked(remarks, held="There is a gap." if "[" in body else "", link="mailto:?body=x")


class Desk:
    """An editor, and what was heard of it."""

    def __init__(self, book: Book, look: Callable[[str, str], ui.Looked] = look) -> None:
        self.how: list[str] = []
        self.editor = ui.Editor(book, WORDS, "test.letter", look, on_taken=self.how.append)
        self.files: list[bytes] = []
        self.browser = Browser(self.editor)
        self.editor.widget.send = self._send

    def _send(self, content: dict[str, Any], buffers: Any = None) -> None:
        self.browser.heard.append(content)
        self.files += buffers or []


@pytest.fixture
def desk(book: Book) -> Desk:
    return Desk(book)


def test_a_text_is_shown_and_looked_at(desk: Desk) -> None:
    desk.editor.begin("Hello", "Please stop.")
    shown = desk.browser.shows
    assert (shown("head"), shown("body"), shown("headed")) == ("Hello", "Please stop.", True)
    assert shown("remarks") == [{"at": 7, "quote": "stop", "say": "Stop."}]


def test_a_text_without_a_subject_has_no_line_for_one(desk: Desk) -> None:
    desk.editor.begin("", "Hello.")
    assert desk.browser.shows("headed") is False


def test_where_a_remark_begins_is_counted_as_a_browser_counts(desk: Desk) -> None:
    desk.editor.begin("", "👩🏽 stop")
    assert desk.browser.shows("remarks")[0]["at"] == len("👩🏽 ".encode("utf-16-le")) // 2


def test_what_is_typed_is_taken_looked_at_and_answered(desk: Desk) -> None:
    desk.browser.send("typed", head="A", body="stop", number=7)
    assert desk.editor.text == ("A", "stop")
    assert [message["answered"] for message in desk.browser.heard if "answered" in message] == [7]
    assert desk.editor.looked.remarks == (ui.Remark(0, 4, "Stop."),)


def test_typing_is_not_sent_back_to_the_box_it_came_from(desk: Desk) -> None:
    desk.browser.send("typed", head="A", body="B", number=1)
    assert not [message for message in desk.browser.heard if {"head", "body"} & set(message["patch"])]


def test_a_file_is_made_of_what_stands_there(desk: Desk) -> None:
    desk.editor.begin("Hello", "Please")
    desk.browser.send("typed", head="Hello", body="Words", number=1)
    desk.browser.send("file")
    assert desk.files == [text_file("Hello", "Words", "head:")]
    assert desk.how == ["file"]


def test_a_file_has_no_subject_where_none_is_made(desk: Desk) -> None:
    desk.editor.begin("", "Please")
    desk.browser.send("typed", head="left over", body="Words", number=1)
    desk.browser.send("file")
    assert desk.files == [text_file("", "Words", "head:")]


def test_a_text_that_is_held_makes_no_file(desk: Desk) -> None:
    desk.editor.begin("", "A [gap]")
    desk.browser.send("file")
    assert desk.files == []


def test_that_it_was_copied_is_heard(desk: Desk) -> None:
    desk.browser.send("taken", how="copy")
    assert desk.how == ["copy"]


def test_half_a_character_is_kept_as_a_mark(desk: Desk) -> None:
    desk.browser.send("typed", head="\ud83d", body="\udc00", number=1)
    assert desk.editor.text == ("\ufffd", "\ufffd")


def test_a_failure_becomes_a_sentence_and_the_text_stays(book: Book) -> None:
    def fail(head: str, body: str) -> ui.Looked:
        raise RuntimeError(head + body)

    desk = Desk(book, fail)
    desk.browser.send("typed", head="", body="Words", number=1)
    assert desk.editor.text == ("", "Words")
    assert words("ui.problem.unexpected") in desk.browser.said


def test_what_was_changed_by_hand_comes_back(book: Book, desk: Desk) -> None:
    desk.editor.begin("Hello", "Made.")
    desk.browser.send("typed", head="Hello", body="Mine.", number=1)
    again = Desk(book)
    again.editor.begin("Hello", "Made.")
    assert again.editor.text == ("Hello", "Mine.")


def test_the_way_back_and_forth_is_offered_and_can_be_taken_back(desk: Desk) -> None:
    desk.editor.begin("Hello", "Made.")
    desk.browser.send("offer")
    assert desk.browser.shows("offer") is None
    desk.browser.send("typed", head="Hello", body="Mine.", number=1)
    assert desk.browser.shows("offer") == {"text": "Yours.", "label": "Anew"}
    desk.browser.send("offer")
    assert desk.editor.text == ("Hello", "Made.")
    assert desk.browser.shows("offer") == {"text": "Made.", "label": "Mine"}
    desk.browser.send("offer")
    assert desk.editor.text == ("Hello", "Mine.")
    desk.browser.send("typed", head="Hello", body="Made.", number=2)
    assert desk.browser.shows("offer") is None
