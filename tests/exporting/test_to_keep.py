"""A page to keep holds what was ticked, whole, and nothing else."""

from __future__ import annotations

import html
from datetime import timedelta
from typing import Any

import pytest
from driver import shows
from test_exporting_page import form_in, press, said, saved_by, widgets
from wording import words

from workbook.answers import Day, ExerciseEntry
from workbook.book import Book
from workbook.exporting.contents import everything
from workbook.exporting.to_keep import keeping, page_to_keep, pictures, ticks
from workbook.interviews.model import Application, Outcome, OutcomeEvent
from workbook.messages.model import Message
from workbook.sample import fill


def of(key: str, **values: object) -> str:
    return words(f"exporting.{key}", **values)


def test_the_ticks_are_what_the_book_holds_with_how_many_of_it(filled: Book) -> None:
    offered = ticks(filled, everything(filled))
    assert list(offered) == ["exercise_entry.a", "application"]
    assert offered["application"] == of("page.counted", name=of("kinds.application"), n=1)
    assert offered["exercise_entry.a"] == of("page.counted", name=words("exercises/a.title"), n=1)


def test_applications_bring_their_rounds_and_news_and_nothing_else_comes(filled: Book) -> None:
    page = page_to_keep(filled, ("application",)).decode()
    for inside in ("Quillmoor", "Ada", "Someone was nearer.", "They were kind."):
        assert inside in page
    assert "no good at this" not in page
    assert of("report.to_keep.title") in page


def test_one_exercise_goes_in_without_another(filled: Book) -> None:
    filled.store.add(ExerciseEntry("c", answers={"unknown": "all of it"}))
    page = page_to_keep(filled, ("exercise_entry.a",)).decode()
    assert "no good at this" in page
    assert "all of it" not in page
    assert "Quillmoor" not in page


def test_a_letter_stands_under_the_name_of_its_organisation_without_the_rest(filled: Book) -> None:
    (a,) = filled.store.all(Application)
    filled.store.add(Application("Thornvale"))
    filled.store.add(Message(a.id, body="Thank you, Priya."))
    page = page_to_keep(filled, ("message",)).decode()
    assert "Quillmoor" in page
    assert "Thank you, Priya." in page
    for outside in ("Thornvale", "They were kind.", "Someone was nearer."):
        assert outside not in page


def test_a_page_of_which_nothing_was_ticked_has_no_heading(filled: Book) -> None:
    assert b"<h2>" not in page_to_keep(filled, ())


@pytest.fixture
def sample(book: Book) -> Book:
    """A book with something for every picture."""
    fill(book)
    return book


def test_pictures_go_in_as_drawings_with_a_sentence_a_table_and_their_method(sample: Book) -> None:
    offered = pictures(sample)
    assert "interviews.reach" in offered
    page = page_to_keep(sample, (), of=("standing.distances",)).decode()
    assert page.count("<svg") == page.count('role="img"') == 1
    assert page.count("<table>") == 1
    assert words("progress.distances.method") in html.unescape(page)
    assert "url(http" not in page


def test_every_picture_that_is_offered_can_go_in(sample: Book) -> None:
    offered = pictures(sample)
    assert page_to_keep(sample, (), of=offered).decode().count("<figure") == len(offered) > 10


def test_no_picture_is_offered_on_the_day_of_a_no(sample: Book) -> None:
    (a, *_) = sample.store.all(Application)
    sample.store.add(OutcomeEvent(a.id, Outcome.REJECTED, Day(sample.today())))
    assert pictures(sample) == {}


def test_hostile_names_are_text_in_the_drawing_and_its_table(book: Book) -> None:
    nasty = "</svg><script>alert(1)</script>"
    for n in range(6):
        sent = Day(book.today() - timedelta(days=n + 3))
        book.store.add(Application(f"{nasty}{n}", sent_on=sent))
    page = page_to_keep(book, (), of=pictures(book)).decode()
    assert "&lt;/svg&gt;" in page
    assert "<script" not in page


def keep(part: Any, ticked: list[str]) -> Any:
    """Tick, press, and give the form."""
    form = form_in(part)
    form._receive(form, {"do": "save", "token": "t", "values": {"parts": ticked}}, [])
    return form


def test_the_page_is_prepared_by_ticks_and_saved_as_one_file(filled: Book) -> None:
    part = keeping(filled, filled.words("exporting"))
    keep(part, ["application"])
    assert of("page.as_pdf") in said(part)
    download = next(w for w in widgets(part) if getattr(w, "spec", {}).get("label") == of("page.download"))
    assert b"Quillmoor" in saved_by(download)


def test_without_a_tick_it_is_said_beside_the_question(filled: Book) -> None:
    form = keep(keeping(filled, filled.words("exporting")), [])
    assert shows(form, "problems") == {"parts": of("page.problem.nothing_ticked")}


def test_an_empty_book_says_what_will_be_here(book: Book) -> None:
    part = keeping(book, book.words("exporting"))
    assert of("page.empty") in said(part)
    with pytest.raises(AssertionError):
        press(part, of("page.save"))
