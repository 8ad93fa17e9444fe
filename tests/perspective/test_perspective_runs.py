"""Runs of noes and lost finals: said only where the log is sure of them, and never as none or all."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from perspective_by_hand import log
from wording import words

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.interviews.story import stories
from workbook.perspective.charts import in_100, runs_picture
from workbook.perspective.counts import noes_in_a_row, own_counts, run_of


def drawn(book: Book) -> dict[str, Any]:
    words = book.words("perspective")
    return ui.LiveChart(book, words, "runs", lambda: runs_picture(book, words), listen=()).drawn()


def test_the_run_is_the_noes_since_the_newest_offer_and_silence_is_no_answer(book: Book) -> None:
    log(book, "first", news="rejected", days_ago=50)
    log(book, "first", news="offer", days_ago=40)
    log(book, "first", news="rejected", days_ago=30)
    log(book, "first", news="no_response", days_ago=25)
    log(book, "screening", news="rejected", days_ago=20)
    log(book, news="rejected", days_ago=10)
    assert noes_in_a_row(stories(book).values(), book.today()) == 2
    assert drawn(book)["title"] == (
        words("perspective.runs.title", run="two", times=words("perspective.runs.times.times", n=56))
    )


def test_without_a_run_of_its_own_the_picture_takes_six_as_an_example(book: Book) -> None:
    made = drawn(book)
    assert made["title"] == words(
        "perspective.runs.title", run="six", times=words("perspective.runs.times.times", n=18)
    )
    assert made["of"] == words("perspective.runs.of_example")
    assert [row[1] for row in made["rows"]] == [
        words("perspective.runs.short.times", n=53),
        words("perspective.runs.short.times", n=18),
        words("perspective.runs.short.times", n=9),
        words("perspective.runs.short.times", n=3),
    ]


def test_three_noes_after_final_rounds_are_spoken_of(book: Book) -> None:
    for _ in range(4):
        log(book, "final", news="rejected")
    assert (
        words("perspective.runs.finals", n=4, times=words("perspective.runs.times.times", n=20))
        in drawn(book)["of"]
    )
    assert run_of(stories(book).values(), book.today()).finals == 4


def test_a_very_long_run_is_said_without_a_nought(book: Book) -> None:
    for _ in range(17):
        log(book, "first", news="rejected")
    assert drawn(book)["title"].endswith(
        words("perspective.runs.title", run=17, times=words("perspective.runs.times.rare"))
    )


@pytest.mark.parametrize(("days", "run"), [((50, 20), 1), ((50, None), 0), ((None, 20), 0), ((30, 30), 0)])
def test_a_run_whose_order_is_not_known_is_not_spoken_of(
    book: Book, days: tuple[int | None, int | None], run: int
) -> None:
    for news, ago in zip(("offer", "rejected"), days, strict=True):
        id = log(book, "first")
        heard = Day(book.today() - timedelta(days=ago)) if ago else None
        book.store.add(OutcomeEvent(id, Outcome(news), heard))
    assert noes_in_a_row(stories(book).values(), book.today()) == run


def test_an_interview_after_a_closed_silence_is_not_counted_as_lost(book: Book) -> None:
    id = log(book, "screening", news="no_response", days_ago=40)
    book.store.add(InterviewRound(id, Stage.FIRST, Day(book.today() - timedelta(days=5))))
    assert own_counts(stories(book).values(), book.today()).decided == 0


def test_lost_finals_are_spoken_of_only_where_every_one_was_lost(book: Book) -> None:
    for _ in range(4):
        log(book, "final", news="rejected", days_ago=10)
    log(book, "final", news="offer", days_ago=90)
    said = words("perspective.runs.finals", n="four", times="")
    assert said.split("four")[0] not in drawn(book)["of"]


def test_a_share_is_never_said_as_none_or_all_of_them(book: Book) -> None:
    for _ in range(14):
        log(book, "final", news="rejected")
    said = drawn(book)
    assert words("perspective.runs.finals", n=14, times=words("perspective.runs.times.rare")) in said["of"]
    own = book.words("perspective").within("runs.short")
    assert (in_100(0.001, own), in_100(0.999, own)) == (
        words("perspective.runs.short.rare"),
        words("perspective.runs.short.nearly"),
    )
    assert " 0 times" not in str(said)
    assert words("perspective.runs.times.times", n=100) not in str(said)
