"""The start page: three ways in, honest about which pages there are, and calm on the first day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from workbook.answers import Day, ExerciseEntry, key_of
from workbook.book import Book
from workbook.interviews.model import Application, Outcome, OutcomeEvent, Stage
from workbook.path import PAGES
from workbook.start.page import below, hosted, page, where
from workbook.start.place import Place

LOG, FIRST_DAY = "02_interview_log.ipynb", "01_today.ipynb"


def read(*parts: Any) -> str:
    """Everything the parts say, one sentence a line."""
    said: list[str] = []
    for part in parts:
        spec = getattr(part, "spec", {})
        said += [str(spec.get(k, "")) for k in ("title", "before", "label", "notebook")]
        said += [*spec.get("paragraphs", []), *(label for _, label in spec.get("options", []))]
        said += [read(child) for child in getattr(part, "children", [])]
    return "\n".join(s for s in said if s)


def test_an_empty_log_says_what_will_appear_here(book: Book) -> None:
    assert chosen(book, "") == book.words("start")("due.empty")


def with_an_offer(book: Book) -> None:
    id = book.store.add(Application(organisation="Thornvale", sent_on=Day(date(2026, 2, 1)))).id
    book.store.add(OutcomeEvent(application_id=id, outcome=Outcome.OFFER))


def chosen(book: Book, way: str, *notebooks: str) -> str:
    pages = {id: page.notebook for id, page in PAGES.items() if page.notebook in notebooks}
    return read(*below(way, book, book.words("start"), pages))


def test_a_first_run_shows_three_ways_in_and_the_folder(book: Book) -> None:
    said = read(*page.__wrapped__(book))
    assert all(label in said for label in book.words("start").options("paths").values())
    assert str(book.folder) in said


def test_the_first_day_says_nothing_of_offers_waits_or_what_is_due(book: Book) -> None:
    with_an_offer(book)
    assert "Thornvale" in chosen(book, "")
    assert "Thornvale" not in chosen(book, "heard_today", LOG)


def test_the_first_day_helps_before_its_own_page_exists(book: Book) -> None:
    said = chosen(book, "heard_today", LOG)
    assert all(line in said for line in book.words("start").list("heard_today.without_today"))
    assert "Come back tomorrow or the day after." in said
    assert FIRST_DAY not in said


def test_the_first_day_leads_to_its_page_once_that_exists(book: Book) -> None:
    said = chosen(book, "heard_today", FIRST_DAY, LOG)
    assert said.index(FIRST_DAY) < said.index(LOG)


def test_coming_back_shows_what_is_due_and_the_log(book: Book) -> None:
    with_an_offer(book)
    said = chosen(book, "back", LOG)
    assert "Thornvale" in said
    assert LOG in said


def test_looking_around_tells_how_to_open_the_sample_book_and_lists_the_pages(book: Book) -> None:
    said = chosen(book, "look_around", FIRST_DAY, LOG)
    assert "python3 -m workbook demo" in said
    assert FIRST_DAY in said
    assert LOG in said


def test_inside_the_sample_book_nobody_is_told_how_to_get_there(book: Book) -> None:
    book.store.set_setting("sample", True)
    assert "workbook demo" not in chosen(book, "look_around", LOG)
    assert book.words("start")("look_around.inside") in chosen(book, "look_around", LOG)


def test_the_sample_book_says_that_its_folder_is_its_own(book: Book) -> None:
    own = read(where(book, book.words("start")))
    book.store.set_setting("sample", True)
    assert read(where(book, book.words("start"))) != own


@pytest.mark.parametrize("place", [Place.HUB, Place.BINDER])
def test_somebody_elses_computer_is_said_first(book: Book, place: Place) -> None:
    assert read(*hosted(book.words("start"), place))
    assert hosted(book.words("start"), Place.OWN) == []


def test_what_is_due_follows_the_log(book: Book) -> None:
    parts = page.__wrapped__(book)
    with_an_offer(book)
    assert "Thornvale" in read(*parts)


def test_every_stage_has_words_for_the_list_of_what_is_due(book: Book) -> None:
    assert set(book.words("interviews").table("due.stages")) == {str(stage) for stage in Stage}


def test_the_pages_are_found_from_the_folder_the_kernel_stands_in(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = '{"cells": [{"cell_type": "markdown", "source": "# The week"}]}'
    (tmp_path / "10_the_week.ipynb").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    parts = page.__wrapped__(book)
    chips = next(p for p in parts if getattr(p, "spec", {}).get("options"))
    chips._receive(None, {"do": "press", "key": "look_around"}, [])
    assert "10_the_week.ipynb" in read(*parts)


def test_the_question_a_week_after_a_first_day_is_due_until_it_is_answered(book: Book) -> None:
    began = book.today() - timedelta(days=8)
    answers = {"distress": 7, "expect_day7": 5}
    stored = book.store.add(ExerciseEntry("a", key_of(began, 1), answers, True))
    said = chosen(book, "", FIRST_DAY)
    assert book.words("start").day(began) in said
    assert FIRST_DAY in said
    assert FIRST_DAY not in chosen(book, "heard_today", LOG)
    book.store.update(stored.id, replace(stored.record, answers=answers | {"day7_actual": 3}), stored.rev)
    assert FIRST_DAY not in chosen(book, "", FIRST_DAY)
