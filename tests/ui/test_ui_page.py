"""A page is shown once, calmly, and its printed form holds nothing."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from driver import Browser, press
from driver import shown as all_of
from wording import words

from workbook import open_book, ui
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


def framed(box: Any) -> bool:
    return getattr(box.children[0], "name", "") == "page"


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
    assert len(box.children[1].children) == 2


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
        (DiskFull(), words("storage.problem.disk_full")),
        (KeyError("secret"), words("ui.problem.page")),
        (ContentError(Path("ui.toml"), "secret", "has no words"), words("ui.problem.words_missing")),
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
    assert words("storage.problem.no_write", folder=tmp_path / "file") in said(shown[0])


def test_a_sample_book_says_so(shown: list[Any], book: Book) -> None:
    ui.show(book)
    book.store.set_setting("sample", True)
    ui.show(book)
    assert Browser(frame(shown[0])).shows("sample") == []
    assert words("ui.sample.banner") in Browser(frame(shown[1])).shows("sample")[0]


class Charts:
    """A part of which something can wait until the browser has the page."""

    def __init__(self, when_shown: Callable[[], Any]) -> None:
        self.widget, self.when_shown = ui.stack(), when_shown


def test_what_can_wait_runs_once_when_the_browser_has_the_page(shown: list[Any], book: Book) -> None:
    ran: list[str] = []
    ui.show(book, Charts(lambda: ran.append("charts")))
    assert ran == []
    for _ in range(2):
        Browser(frame(shown[0])).send("shown")
    assert ran == ["charts"]


def test_the_parts_of_a_page_share_one_frame(shown: list[Any], book: Book) -> None:
    ran: list[str] = []
    ui.show(book, ui.text("one"), name="first")
    ui.show(book, Charts(lambda: ran.append("charts")), name="second")
    assert [framed(box) for box in shown] == [True, False]
    Browser(frame(shown[0])).send("shown")
    assert ran == ["charts"]
    ui.show(book, Charts(lambda: ran.append("again")), name="second")
    assert not framed(shown[2])
    assert ran == ["charts", "again"]


def test_the_part_that_brought_the_frame_brings_it_again(
    shown: list[Any], book: Book, tmp_path: Path
) -> None:
    other = open_book(tmp_path / "other")
    for each, name in (
        (book, "first"),
        (book, "first"),
        (book, "second"),
        (other, "second"),
        (other, "first"),
    ):
        ui.show(each, ui.text(name), name=name)
    assert [framed(box) for box in shown] == [True, True, False, True, False]


def test_what_can_wait_may_fail_without_a_trace(shown: list[Any], book: Book) -> None:
    ran: list[str] = []
    ui.show(book, Charts(lambda: 1 / 0), None, Charts(lambda: ran.append("the next")))
    Browser(frame(shown[0])).send("shown")
    assert ran == ["the next"]


def test_the_chosen_country_is_kept(shown: list[Any], book: Book) -> None:
    ui.show(book)
    Browser(frame(shown[0])).send("country", **{"with": "sg"})
    assert book.store.setting("care.country") == "sg"


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
    assert words("ui.page.backup_failed") in Browser(frame(shown[0])).shows("warning")


def test_a_failure_of_the_store_is_said_although_the_language_stands_in_it() -> None:
    def no_words(_name: str) -> Words:
        raise Busy

    assert sentence(Busy(), no_words) == words("storage.problem.busy")


@pytest.fixture
def night(shown: list[Any], monkeypatch: pytest.MonkeyPatch, clock: Any) -> Callable[..., str]:
    """A page that says the day it was made, left open at ten to midnight; what it says some time later."""
    clock.time = clock.time.replace(hour=23, minute=50)
    monkeypatch.setattr(MODULE, "open_book", lambda: open_book(now=clock))
    heard: list[str] = []

    @ui.page
    def page(book: Book) -> list[Any]:
        day = book.today().isoformat()
        book.store.listen(Application, lambda _change: heard.append(day))
        return [ui.button(day, lambda: None)]

    page()

    def later(*, touched: bool = False, **by: float) -> str:
        clock.forward(**by)
        if touched:
            press(shown[0], "2026")
        MODULE.SHOWN.look()
        open_book(now=clock).store.add(Application("Quillmoor"))
        heard.clear()
        MODULE.SHOWN.look()
        return heard[0] if len(heard) == 1 and heard[0] in said(shown[0]) else f"{heard} {said(shown[0])}"

    return later


@pytest.mark.usefixtures("shown")
def test_what_was_opened_on_a_page_listens_no_longer_than_the_page(
    monkeypatch: pytest.MonkeyPatch, clock: Any
) -> None:
    monkeypatch.setattr(MODULE, "open_book", lambda: open_book(now=clock))
    heard: list[str] = []
    folds: list[ui.Fold] = []

    @ui.page
    def page(book: Book) -> list[Any]:
        def inside() -> list[Any]:
            book.store.listen(Application, lambda _change: heard.append(book.today().isoformat()))
            return []

        folds.append(ui.Fold("More", inside))
        return [folds[-1]]

    page()
    folds[0]._line._receive(folds[0]._line, {"do": "press"}, [])
    for by in ({"days": 1}, {"minutes": 11}):  # somebody was at it until then
        clock.forward(**by)
        MODULE.SHOWN.look()
    folds[1]._line._receive(folds[1]._line, {"do": "press"}, [])
    open_book(now=clock).store.add(Application("Quillmoor"))
    heard.clear()
    MODULE.SHOWN.look()
    assert len(folds) == 2
    assert len(heard) == 1


def test_a_page_left_open_over_midnight_is_made_again_for_the_new_day(night: Any) -> None:
    assert night(minutes=9) == "2026-03-12"
    assert night(minutes=2) == "2026-03-13"  # eleven minutes after it was opened, and nobody is at it
    assert night(days=3) == "2026-03-16"


def test_a_page_somebody_is_at_stays_of_its_day_until_they_rest(night: Any) -> None:
    assert night(minutes=15, touched=True) == "2026-03-12"
    assert night(minutes=9) == "2026-03-12"
    assert night(minutes=1) == "2026-03-13"
