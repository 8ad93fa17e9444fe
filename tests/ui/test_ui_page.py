"""A page is shown once, calmly, and its printed form holds nothing."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from driver import Browser
from driver import shown as all_of

from workbook import ui
from workbook.book import Book
from workbook.content import ContentError, Words
from workbook.interviews.model import Application
from workbook.storage.errors import Busy, DiskFull
from workbook.ui.component import sentence

MODULE = importlib.import_module("workbook.ui.page")  # `ui.page` is the function in it


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Any]:
    """What pages display, in a folder of their own."""
    boxes: list[Any] = []
    monkeypatch.setattr(MODULE, "display", boxes.append)
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(tmp_path / "home"))
    return boxes


def frame(box: Any) -> Any:
    return box.children[0]


def said(box: Any) -> str:
    return "".join(map(all_of, box.children[1:]))


def failing(error: Exception) -> Callable[[], None]:
    @ui.page
    def page(_book: Book) -> list[Any]:
        raise error

    return page


def test_a_page_shows_its_parts_under_the_frame(shown: list[Any]) -> None:
    @ui.page
    def page(_book: Book) -> list[Any]:
        return [ui.text("First."), None, ui.text("Second.")]

    assert page() is None
    (box,) = shown
    assert len(box.children) == 3


def test_nothing_a_person_wrote_is_in_the_printed_form(shown: list[Any]) -> None:
    @ui.page
    def page(book: Book) -> list[Any]:
        book.store.add(Application(organisation="Quillmoor"))
        return [ui.text("I cried."), ui.card("Quillmoor", "No.")]

    page()
    (box,) = shown
    bundle = box._repr_mimebundle_()
    assert "cried" not in repr(box) + str(bundle)
    assert "Quillmoor" not in repr(box) + str(bundle)


@pytest.mark.parametrize(
    "error, sentence",
    [
        (DiskFull(), "Your disk is full."),
        (KeyError("secret"), "This page could not be opened."),
        (ContentError(Path("ui.toml"), "secret", "has no words"), "A piece of this page has no words"),
    ],
)
def test_what_fails_becomes_a_calm_card(shown: list[Any], error: Exception, sentence: str) -> None:
    failing(error)()
    (box,) = shown
    assert sentence in said(box)
    assert "secret" not in said(box)


def test_the_care_card_is_there_when_the_page_is_not(shown: list[Any]) -> None:
    failing(KeyError())()
    assert Browser(frame(shown[0])).shows("care")["lines"]


def test_a_folder_that_cannot_be_used_becomes_a_calm_card(
    shown: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(tmp_path / "file"))

    @ui.page
    def page(_book: Book) -> list[Any]:
        return []

    page()
    assert "may not write to this folder" in said(shown[0])


def test_a_sample_book_says_so(shown: list[Any], book: Book) -> None:
    ui.show(book)
    book.store.set_setting("sample", True)
    ui.show(book)
    assert Browser(frame(shown[0])).shows("sample") == ""
    assert "everything here is invented" in Browser(frame(shown[1])).shows("sample")[0]


def test_what_can_wait_runs_once_when_the_browser_has_the_page(shown: list[Any], book: Book) -> None:
    ran: list[str] = []
    ui.show(book, after=[lambda: ran.append("charts")])
    assert ran == []
    for _ in range(2):
        Browser(frame(shown[0])).send("shown")
    assert ran == ["charts"]


def test_what_can_wait_may_fail_without_a_trace(shown: list[Any], book: Book) -> None:
    ran: list[str] = []
    ui.show(book, after=[lambda: 1 / 0, lambda: ran.append("the next")])
    Browser(frame(shown[0])).send("shown")
    assert ran == ["the next"]


def test_the_chosen_country_is_kept(shown: list[Any], book: Book) -> None:
    ui.show(book)
    Browser(frame(shown[0])).send("country", **{"with": "sg"})
    assert book.store.setting("care.country") == "sg"


def test_a_book_may_be_opened_by_the_page(shown: list[Any], book: Book) -> None:
    ui.show(lambda: book, ui.text("Here."))
    assert len(shown[0].children) == 2


def test_a_backup_that_could_not_be_made_is_said_after_the_save_it_belongs_to(
    shown: list[Any], book: Book, clock: Any
) -> None:
    book.store.add(Application(organisation="Quillmoor"))
    ui.show(book)
    Browser(frame(shown[0])).send("shown")
    assert Browser(frame(shown[0])).shows("warning") == ""
    (book.folder / "backups").write_text("in the way")
    clock.forward(days=1)
    book.store.add(Application(organisation="Thornvale"))
    assert "last backup could not be made" in Browser(frame(shown[0])).shows("warning")


def test_a_failure_of_the_store_is_said_although_the_language_stands_in_it() -> None:
    def words(_name: str) -> Words:
        raise Busy

    assert sentence(Busy(), words) == sentence(Busy())
    assert "Another notebook is using your book." in sentence(Busy(), words)
