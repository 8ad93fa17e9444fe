"""Finished tables of check-ins and forecasts: reference values, own medians, and nothing added up."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from workbook.answers import Day, key_of
from workbook.book import Book
from workbook.today.analysis import check_in_items, feeling_forecasts, forecast_summary
from workbook.today.model import CheckIn, FirstDay

GIVEN = json.loads((Path(__file__).parents[1] / "fixtures/reference_values.json").read_text())
ROWS = GIVEN["feeling_forecast"]["rows"]


def forecasts(rows: Any) -> Any:
    days = [
        FirstDay(
            str(n), key_of(on := date(2026, 1, 1 + n), 1), on, True,
            {"distress": now, "expect_day7": expected, "day7_actual": actual},
        )
        for n, (now, expected, actual) in enumerate(rows)
    ]  # fmt: skip
    return feeling_forecasts(days)


def add(book: Book, days_ago: int, **items: int) -> None:
    book.store.add(CheckIn(Day(book.today() - timedelta(days=days_ago)), **items))


def test_the_feeling_forecast_gives_the_guides_gaps_and_summary() -> None:
    table = forecasts(ROWS)
    assert list(table["gap"]) == GIVEN["feeling_forecast"]["gaps"]
    assert forecast_summary(table) == (
        GIVEN["feeling_forecast"]["overestimated"],
        GIVEN["feeling_forecast"]["median_gap"],
    )


def test_under_five_forecasts_there_is_no_summary() -> None:
    assert forecast_summary(forecasts(ROWS[:4])) is None
    assert forecast_summary(forecasts([])) is None


def test_a_forecast_counts_once_both_numbers_are_there() -> None:
    half = FirstDay("x", "2026-01-01.01", date(2026, 1, 1), True, {"expect_day7": 6})
    assert len(feeling_forecasts([half])) == 0


def test_each_item_has_its_own_row_in_the_order_asked_and_unanswered_ones_have_none(book: Book) -> None:
    add(book, 7, hope=3, steady=5)
    add(book, 0, steady=6, money=9)
    table = check_in_items(book.frame(CheckIn))
    assert list(table["item"]) == ["steady", "hope", "money"]
    assert list(table["values"]) == [[5, 6], [3], [9]]


def test_the_middle_is_the_persons_own_median_from_three_answers_on(book: Book) -> None:
    for days_ago, steady in ((21, 3), (14, 4), (7, 9)):
        add(book, days_ago, steady=steady)
    add(book, 0, hope=2)
    table = check_in_items(book.frame(CheckIn)).set_index("item")
    assert table.loc["steady", "median"] == 4
    assert table.loc["hope", "median"] != table.loc["hope", "median"]


def test_check_ins_are_drawn_in_the_order_of_their_days_not_of_adding(book: Book) -> None:
    add(book, 0, steady=6)
    add(book, 7, steady=5)
    assert check_in_items(book.frame(CheckIn))["values"][0] == [5, 6]


def test_no_check_in_means_no_row(book: Book) -> None:
    assert len(check_in_items(book.frame(CheckIn))) == 0


@pytest.mark.parametrize("word", ["total", "sum", "score", "mean"])
def test_seven_items_are_never_summed(book: Book, word: str) -> None:
    add(book, 0, **{f.name: 5 for f in fields(CheckIn) if f.name != "checked_on"})
    table = check_in_items(book.frame(CheckIn))
    assert len(table) == 12
    assert word not in {*table["item"], *table.columns, *(f.name for f in fields(CheckIn))}
