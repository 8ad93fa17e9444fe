"""A page that made things worse is switched off at its foot, and comes back where it says that it is off."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
from driver import Page, unfold
from wording import words

from workbook import foot, open_book, ui
from workbook.book import PAGES_OFF, Book

MODULE = importlib.import_module("workbook.ui.page")  # `ui.page` is the function in it


@ui.page_of("walks")
def first(_book: Book) -> list[Any]:
    return [ui.text("A long walk.")]


@ui.page_of("walks", says_off=False)
def last(book: Book) -> list[Any]:
    return [ui.text("A short walk."), *ui.foot(book, "walks")]


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Page]:
    """Both parts of the page, as they are on the screen."""
    boxes: list[Any] = []
    monkeypatch.setattr(MODULE, "display", boxes.append)
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(tmp_path))
    first()
    last()
    return [Page(box) for box in boxes]


def test_a_page_is_switched_off_in_all_its_parts_and_says_so_once(pages: list[Page], tmp_path: Path) -> None:
    unfold(pages[1]._part)
    pages[1].press(words("ui.off.off"))
    assert [page.sees(words("ui.off.title")) for page in pages] == [True, False]
    assert not any(page.sees("walk.") for page in pages)
    assert open_book(tmp_path).pages_off() == {"walks"}


def test_the_foot_is_shown_by_the_id_of_its_page_and_stays_while_the_main_part_is_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    boxes: list[Any] = []
    monkeypatch.setattr(MODULE, "display", boxes.append)
    monkeypatch.setenv("AFTER_THE_NO_HOME", str(tmp_path))
    for show in (foot.week, last):
        show()
    ui.beside(open_book(tmp_path)).show(whether=False)
    assert [box.children[-1].layout.display for box in boxes] == [None, "none"]
    assert Page(boxes[0]).sees(words("ui.off.ask"))
    with pytest.raises(AttributeError):
        _ = foot.nowhere


def test_it_comes_back_whole_where_it_says_that_it_is_off(pages: list[Page], tmp_path: Path) -> None:
    open_book(tmp_path).switch_page("walks", on=False)
    MODULE.SHOWN.look()  # as every few seconds: it was switched off in another window
    pages[0].press(words("ui.off.on"))
    assert [page.sees(f"A {size} walk.") for page, size in zip(pages, ("long", "short"), strict=True)]
    assert open_book(tmp_path).pages_off() == frozenset()


def test_switching_off_twice_from_two_windows_stays_off(book: Book) -> None:
    for _ in range(2):
        book.switch_page("plan", on=False)
    book.switch_page("people", on=False)
    assert book.pages_off() == {"plan", "people"}
    book.switch_page("plan", on=True)
    assert book.pages_off() == {"people"}


def test_a_setting_that_is_no_list_switches_nothing_off(book: Book) -> None:
    book.store.set_setting(PAGES_OFF, "plan")
    assert book.pages_off() == frozenset()
