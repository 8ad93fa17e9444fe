"""Runs of noes and lost finals: said only where the log is sure of them, and never as none or all."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from perspective_by_hand import log

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.interviews.story import stories
from workbook.perspective.charts import runs_chart, shown
from workbook.perspective.counts import noes_in_a_row, own_counts, run_of


def drawn(book: Book, chart: Any) -> dict[str, Any]:
    made: ui.LiveChart = chart(book, book.words("perspective"))
    return made.drawn()


def test_the_run_is_the_noes_since_the_newest_offer_and_silence_is_no_answer(book: Book) -> None:
    log(book, "first", news="rejected", days_ago=50)
    log(book, "first", news="offer", days_ago=40)
    log(book, "first", news="rejected", days_ago=30)
    log(book, "first", news="no_response", days_ago=25)
    log(book, "screening", news="rejected", days_ago=20)
    log(book, news="rejected", days_ago=10)
    assert noes_in_a_row(stories(book).values(), book.today()) == 2
    assert drawn(book, runs_chart)["title"] == (
        "With a chance of one in four, two noes in a row happen 56 times in 100."
    )


def test_without_a_run_of_its_own_the_picture_takes_six_as_an_example(book: Book) -> None:
    made = drawn(book, runs_chart)
    assert made["title"] == "With a chance of one in four, six noes in a row happen 18 times in 100."
    assert made["of"] == "Six is an example. This says nothing about the next one."
    assert [row[1] for row in made["rows"]] == ["53 in 100", "18 in 100", "9 in 100", "3 in 100"]


def test_three_noes_after_final_rounds_are_spoken_of(book: Book) -> None:
    for _ in range(4):
        log(book, "final", news="rejected")
    assert "all would be lost 20 times in 100" in drawn(book, runs_chart)["of"]
    assert run_of(stories(book).values(), book.today()).finals == 4


def test_a_very_long_run_is_said_without_a_nought(book: Book) -> None:
    for _ in range(17):
        log(book, "first", news="rejected")
    assert drawn(book, runs_chart)["title"].endswith("17 noes in a row happen less than once in 100 times.")


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
    assert "would be lost" not in drawn(book, runs_chart)["of"]


def test_a_share_is_never_said_as_none_or_all_of_them(book: Book) -> None:
    for _ in range(14):
        log(book, "final", news="rejected")
    said = drawn(book, runs_chart)
    assert "all would be lost less than once in 100 times" in said["of"]
    words = book.words("perspective")
    assert (shown(0.001, words), shown(0.999, words)) == ("under 1 in 100", "over 99 in 100")
    assert " 0 times" not in str(said)
    assert "100 times in 100" not in str(said)
