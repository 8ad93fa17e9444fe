"""The file fails under an open page: every part says so in its sentence, and works once it is over."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from by_hand import room_words
from driver import Browser
from invented import form
from test_ui_exercise import FIRST_DAY
from test_ui_records import table
from wording import words

from workbook import ui
from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.interviews.model import Application
from workbook.ui.component import Component

MOVED, DAMAGED = words("storage.problem.moved"), words("storage.problem.damaged")


def deleted(file: Path) -> None:
    file.unlink()


def moved(file: Path) -> None:
    file.rename(file.with_name("elsewhere.db"))


def replaced(file: Path) -> None:
    other = file.with_name("other.db")
    shutil.copyfile(file, other)
    other.replace(file)


def overwritten(file: Path) -> None:
    file.write_bytes(b"no book at all " * 5000)


FAULTS = {deleted: MOVED, moved: MOVED, replaced: MOVED, overwritten: DAMAGED}


class Trouble:
    """The book's file, which a fault can befall and which can be put back as it was."""

    def __init__(self, book: Book, fault: Callable[[Path], None]) -> None:
        self.book, self.fault, self.sentence = book, fault, FAULTS[fault]

    def begin(self) -> None:
        self.spare, self.data = self.book.path.with_name("same.file"), self.book.path.read_bytes()
        self.spare.hardlink_to(self.book.path)
        self.fault(self.book.path)

    def end(self) -> None:
        self.spare.write_bytes(self.data)
        self.spare.replace(self.book.path) if not self._in_place() else self.spare.unlink()

    def _in_place(self) -> bool:
        return self.book.path.exists() and self.book.path.samefile(self.spare)


@pytest.fixture(params=FAULTS, ids=lambda fault: fault.__name__)
def trouble(request: pytest.FixtureRequest, book: Book) -> Trouble:
    return Trouble(book, request.param)


def test_a_form_says_what_is_wrong_and_saves_once_it_is_over(book: Book, trouble: Trouble) -> None:
    browser = Browser(form(book))
    browser.type(organisation="Quill")
    assert browser.said.startswith(words("ui.draft.kept", time="10:00"))
    trouble.begin()
    browser.type(organisation="Quillmoor")
    assert trouble.sentence in browser.said
    browser.press(organisation="Quillmoor", token="one")
    assert trouble.sentence in browser.said
    assert browser.heard[-1]["answered"] == "one"
    assert browser.boxes["organisation"] == "Quillmoor"
    trouble.end()
    browser.press(organisation="Quillmoor")
    assert words("ui.saved", said="In the log.", time="10:00") in browser.said
    assert [stored.record.organisation for stored in book.store.all(Application)] == ["Quillmoor"]


def test_a_live_form_says_so_and_its_answers_act_all_the_same(book: Book, trouble: Trouble) -> None:
    acted: list[Any] = []
    made = ui.LiveForm(
        book,
        ui.questions(Application, room_words(field={"role": {"ask": "Job"}}), ["role"]),
        room_words(),
        name="test.live",
        on_change=lambda: acted.append(made.answers["role"]),
    )
    browser = Browser(made)
    trouble.begin()
    browser.type(role="Clerk")
    assert trouble.sentence in browser.said
    assert acted == ["Clerk"]
    trouble.end()
    browser.type(role="Clerk")
    assert browser.said.startswith(words("ui.draft.kept", time="10:00"))


def test_an_exercise_says_so_stays_where_it_is_and_goes_on_once_it_is_over(
    book: Book, trouble: Trouble
) -> None:
    browser = Browser(ui.ExerciseForm(book, FIRST_DAY))
    before = browser.place
    trouble.begin()
    browser.type(distress=7)
    assert trouble.sentence in browser.said
    browser.press("next", token="one", distress=7)
    assert trouble.sentence in browser.said
    assert (browser.heard[-1]["answered"], browser.place) == ("one", before)
    assert browser.boxes["distress"] == 7
    trouble.end()
    browser.press("next", distress=7)
    assert browser.place != before
    assert book.store.all(ExerciseEntry)[0].record.answers["distress"] == 7


def test_a_table_says_so_and_takes_the_removal_back_once_it_is_over(book: Book, trouble: Trouble) -> None:
    stored = book.store.add(Application("Quillmoor"))
    browser = table(book)
    browser.send("remove", **{"with": stored.id})
    trouble.begin()
    browser.send("undo", **{"with": "removal"})
    assert trouble.sentence in browser.bar
    assert browser.shows("bar")["undo"]
    trouble.end()
    browser.send("undo", **{"with": "removal"})
    assert browser.bar == words("ui.table.undone", what="Quillmoor")
    assert len(book.store.all(Application)) == 1


def test_a_chart_a_button_a_timer_a_file_and_a_letter_say_so(book: Book, trouble: Trouble) -> None:
    def add() -> None:
        book.store.add(Application("Quillmoor"))

    def take(_name: str, _data: bytes) -> None:
        add()

    def make() -> tuple[str, str, bytes]:
        add()
        return "file", "text/plain", b""

    editor = ui.Editor(
        book,
        book.words("messages").within("compose"),
        "test.letter",
        lambda _head, _body: ui.Looked(),
        on_taken=lambda _how: add(),
    )
    editor.begin("Head", "Body")
    one_choice = [ui.Choosable("one", "One", "", "in")]
    presses: list[tuple[Any, dict[str, Any]]] = [
        (ui.button("Add", add), {"do": "press", "key": ""}),
        (ui.choices(room_words(), {"one": "One"}, lambda _key: add()), {"do": "press", "key": "one"}),
        (ui.Timer(book, key="test", minutes=5), {"do": "timer", "act": "start"}),
        (ui.download(book, "Take", make), {"do": "make"}),
        (
            ui.Upload(book, take),
            {"do": "piece", "number": 0, "of": 1, "reading": "r", "name": "a", "buffers": [b"x"]},
        ),
        (ui.care_card(book), {"do": "country", "with": "gb"}),
        (
            ui.Selects(book, one_choice, {"in": "In"}, lambda *_: add(), title="", hint=""),
            {"do": "choose", "key": "one", "option": "in"},
        ),
        (editor, {"do": "typed", "head": "Head", "body": "My own", "number": 1}),
    ]
    trouble.begin()
    browsers = [Browser(part) for part, _ in presses]
    for browser, (_part, message) in zip(browsers, presses, strict=True):
        browser.send(**message)
        assert trouble.sentence in browser.said, message
    assert editor.text[1] == "My own"
    trouble.end()
    for browser, (_part, message) in zip(browsers, presses, strict=True):
        browser.send(**message)
        assert trouble.sentence not in browser.said, message


def test_where_the_place_for_the_sentence_fails_too_it_is_said_all_the_same(book: Book) -> None:
    def fail(_error: Exception) -> None:
        raise LookupError

    part = Component(("cards",), {}, on={"do": lambda _message: 1 / 0}, words=book.words, trouble=fail)
    browser = Browser(part)
    browser.send("do")
    assert browser.said.startswith(words("ui.problem.unexpected"))


def test_a_listener_that_fails_now_or_later_is_said_to_have_failed(book: Book) -> None:
    failures: list[bool] = []
    book.store.on_failed_listener(lambda: failures.append(True))
    book.store.listen(Application, lambda _change: 1 / 0)
    book.store.listen(Application, ui.Soon(lambda: 1 / 0, failed=book.store.listener_failed).ask)
    book.store.add(Application("Quillmoor"))
    assert failures == [True, True]
    assert len(book.store.all(Application)) == 1


def test_characters_that_are_left_out_are_mentioned_beside_the_box_and_after_saving(book: Book) -> None:
    browser = Browser(form(book))
    browser.type(organisation="Quill\x07moor\x1b", note="one\x0btwo")
    assert browser.echo("organisation") == words("answers.count.left_out.other", number="Two")
    assert browser.echo("note") == words("answers.count.line_breaks.one")
    browser.press(organisation="Quill\x07moor\x1b", note="one\x0btwo")
    left_out = words("answers.count.left_out.other", number="Two")
    assert f"{left_out} {words('answers.count.line_breaks.one')}" in browser.said
    stored = book.store.all(Application)[0].record
    assert (stored.organisation, stored.note) == ("Quillmoor", "one\ntwo")
    assert browser.echo("organisation") == ""


@pytest.mark.parametrize("text", ["plain", "two\nlines", "of Windows\r\nso", "a\ttab", "𝒜 é 👩‍🌾 \u200b", ""])
def test_what_is_stored_as_it_is_seen_says_nothing(book: Book, text: str) -> None:
    browser = Browser(form(book))
    browser.type(note=text)
    assert browser.echo("note") == ""
    assert "echoes" not in browser.heard[0]["patch"]


def test_the_sentence_goes_once_the_characters_are_gone(book: Book) -> None:
    browser = Browser(form(book))
    browser.type(note="a\x07")
    browser.type(note="a")
    assert browser.echo("note") == ""
