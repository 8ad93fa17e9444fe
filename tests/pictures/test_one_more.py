"""A picture says so where one more answer would change its sentence; a count that moves is no change."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from many import add_all

from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.pictures.one_more import MORE, supposed, would_change
from workbook.pictures.page import Gallery
from workbook.pictures.shelf import QUESTIONS, ROOMS, draw
from workbook.sample import fill


def waits(book: Book, answered: int, silent: int = 2) -> None:
    """Interviews of which so many were answered, each after another number of days."""
    began = book.today() - timedelta(days=60)
    n = answered + silent
    sent = add_all(book.store, [Application(f"Quillmoor {i}", sent_on=Day(began)) for i in range(n)])
    held = Day(began + timedelta(days=7))
    add_all(book.store, [InterviewRound(stored.id, Stage.FIRST, held) for stored in sent])
    heard = [
        OutcomeEvent(stored.id, Outcome.REJECTED, Day(held.on + timedelta(days=3 + i)))
        for i, stored in enumerate(sent[:answered])
    ]
    add_all(book.store, heard)


@pytest.mark.parametrize(("answered", "changes"), [(7, True), (12, False)])
def test_the_eighth_answer_makes_a_curve_and_the_picture_says_so(
    book: Book, answered: int, changes: bool
) -> None:
    waits(book, answered)
    assert would_change(book, "messages", "curve") is changes


def test_a_count_that_goes_up_by_one_is_no_change(book: Book) -> None:
    add_all(book.store, [Application("Quillmoor", sent_on=Day(book.today())) for _ in range(7)])
    assert not would_change(book, "interviews", "over_time")


def test_what_is_supposed_is_never_written(book: Book) -> None:
    waits(book, 3)
    before = len(book.store.history(500)), len(book.store.all(OutcomeEvent))
    for with_more in supposed(book, "interviews"):
        assert sum(len(with_more.store.all(kind)) for kind in ROOMS["interviews"].kinds) == 5 + 5 + 3 + 1
        assert draw(with_more, "interviews", "reach") is not None
    assert (len(book.store.history(500)), len(book.store.all(OutcomeEvent))) == before
    assert book.store.get(OutcomeEvent, MORE) is None


def test_the_sentence_stands_under_an_opened_picture(book: Book) -> None:
    waits(book, 7)
    gallery = Gallery(book)
    gallery.fold.open()
    curve = gallery.shown["messages", "curve"]
    curve.fold.open()
    assert curve.chart
    curve.chart.refresh()
    assert curve.chart.widget.state["edge"] == book.words("pictures")("one_more")


PLACES = [place for pictures in QUESTIONS.values() for place in pictures]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Any:
    from datetime import UTC, datetime

    from workbook import open_book

    book = open_book(tmp_path_factory.mktemp("sample"), now=lambda: datetime(2026, 3, 12, 10, tzinfo=UTC))
    fill(book)
    return book


@pytest.mark.parametrize(("room", "key"), PLACES, ids=[f"{room}-{key}" for room, key in PLACES])
def test_asking_a_picture_leaves_the_book_as_it_was(sample: Book, room: str, key: str) -> None:
    kept = {kind: sample.store.all(kind) for kind in ROOMS[room].kinds}
    would_change(sample, room, key)
    assert {kind: sample.store.all(kind) for kind in ROOMS[room].kinds} == kept
