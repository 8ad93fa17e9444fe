"""A sheet of text to change by hand."""

from __future__ import annotations

from typing import Any

import pytest
from by_hand import words
from driver import Browser

from workbook import ui

SAY = {
    key: key
    for key in (
        *("label", "hint", "head", "copy", "copied", "copy_head"),
        *("copied_head", "link", "file", "find"),
    )
}


def look(_head: str, body: str) -> ui.Looked:
    """Remarks on every "stop", and holds a text with a bracket in it."""
    at = body.find("stop")
    remarks = (ui.Remark(at, at + 4, "Stop."),) if at >= 0 else ()
    return ui.Looked(remarks, held="There is a gap." if "[" in body else "", link="mailto:?body=x")


class Taken:
    """A sheet, and what was heard of it."""

    def __init__(self, book: Any, look: Any = look) -> None:
        self.how: list[str] = []
        self.typed = 0
        self.sheet = ui.Sheet(
            book,
            words(**SAY),
            look,
            file=lambda: ("a.txt", "text/plain", self.sheet.body.encode()),
            on_typed=self._count,
            on_taken=self.how.append,
        )
        self.files: list[bytes] = []
        self.browser = Browser(self.sheet)
        self.sheet.widget.send = self._send

    def _count(self) -> None:
        self.typed += 1

    def _send(self, content: dict[str, Any], buffers: Any = None) -> None:
        self.browser.heard.append(content)
        self.files += buffers or []


@pytest.fixture
def taken(book):
    return Taken(book)


def test_a_text_is_shown_and_looked_at(taken):
    taken.sheet.show("Hello", "Please stop.")
    shown = taken.browser.shows
    assert (shown("head"), shown("body"), shown("headed")) == ("Hello", "Please stop.", True)
    assert shown("remarks") == [{"at": 7, "quote": "stop", "say": "Stop."}]


def test_where_a_remark_begins_is_counted_as_a_browser_counts(taken):
    taken.sheet.show("", "👩🏽 stop")
    assert taken.browser.shows("remarks")[0]["at"] == len("👩🏽 ".encode("utf-16-le")) // 2


def test_what_is_typed_is_taken_looked_at_and_answered(taken):
    taken.browser.send("typed", head="A", body="stop", number=7)
    assert (taken.sheet.head, taken.sheet.body, taken.typed) == ("A", "stop", 1)
    assert taken.browser.heard[-1]["answered"] == 7
    assert taken.sheet.looked.remarks == (ui.Remark(0, 4, "Stop."),)


def test_typing_is_not_sent_back_to_the_box_it_came_from(taken):
    taken.browser.send("typed", head="A", body="B", number=1)
    assert not {"head", "body"} & set(taken.browser.heard[-1]["patch"])


def test_a_file_is_made_of_what_stands_there(taken):
    taken.browser.send("typed", head="", body="Words", number=1)
    taken.browser.send("file")
    assert taken.files == [b"Words"]
    assert taken.how == ["file"]


def test_a_text_that_is_held_makes_no_file(taken):
    taken.sheet.show("", "A [gap]")
    taken.browser.send("file")
    assert taken.files == []


def test_that_it_was_copied_is_heard(taken):
    taken.browser.send("taken", how="copy")
    assert taken.how == ["copy"]


def test_half_a_character_is_kept_as_a_mark(taken):
    taken.browser.send("typed", head="\ud83d", body="\udc00", number=1)
    assert (taken.sheet.head, taken.sheet.body) == ("\ufffd", "\ufffd")


def test_a_failure_becomes_a_sentence_and_the_text_stays(book):
    def fail(head: str, body: str) -> ui.Looked:
        raise RuntimeError(head + body)

    taken = Taken(book, fail)
    taken.browser.send("typed", head="", body="Words", number=1)
    assert taken.sheet.body == "Words"
    assert "What you typed is still on the page" in taken.browser.said


def test_what_is_offered_is_done_when_it_is_pressed_and_can_be_taken_back(taken):
    done = []
    taken.sheet.offer("You changed it.", "As before", lambda: done.append("before"))
    taken.browser.send("offer")
    assert taken.browser.shows("offer") == {"text": "You changed it.", "label": "As before"}
    taken.sheet.offer()
    taken.browser.send("offer")
    assert done == ["before"]
    assert taken.browser.shows("offer") is None
