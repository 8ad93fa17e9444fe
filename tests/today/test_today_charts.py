"""The room's charts: the guide's reference values, own medians, nothing added up."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from today_by_hand import keep_first_day
from wording import words

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.today.charts import pictures
from workbook.today.model import CheckIn

GIVEN = json.loads((Path(__file__).parents[1] / "fixtures/reference_values.json").read_text())
FORECASTS = GIVEN["feeling_forecast"]


def drawn(book: Book, key: str) -> dict[str, Any]:
    words = book.words("today")
    return ui.LiveChart(book, words, key, pictures(book, words)[key], listen=()).drawn()


def feelings(book: Book, *pairs: tuple[int, int]) -> dict[str, Any]:
    for n, (expected, actual) in enumerate(pairs):
        keep_first_day(book, 30 * (len(pairs) - n), distress=8, expect_day7=expected, day7_actual=actual)
    return drawn(book, "feelings")


def check_ins(book: Book) -> dict[str, Any]:
    return drawn(book, "over_time")


def add(book: Book, days_ago: int, **items: int) -> None:
    book.store.add(CheckIn(Day(book.today() - timedelta(days=days_ago)), **items))


def named(item: str) -> str:
    return words(f"today.over_time.item.{item}")


def rows(book: Book) -> dict[str, list[str]]:
    """The table behind the check-ins: the item, then its newest, middle, count and direction."""
    return {item: cells for item, *cells in check_ins(book)["rows"]}


@pytest.mark.parametrize(
    ("pair", "title"),
    [
        ((6, 3), words("today.feelings.title_better", expected=6, actual=3)),
        ((4, 4), words("today.feelings.title_same", expected=4, actual=4)),
        ((3, 7), words("today.feelings.title_worse", expected=3, actual=7)),
    ],
)
def test_one_pair_is_said_plainly(book: Book, pair: tuple[int, int], title: str) -> None:
    assert feelings(book, pair)["title"] == title


def test_under_five_pairs_only_the_newest_is_in_the_title(book: Book) -> None:
    drawn = feelings(book, *[(expected, actual) for _, expected, actual in FORECASTS["rows"][:4]])
    _, expected, actual = FORECASTS["rows"][3]
    assert drawn["title"] == words("today.feelings.title_some", expected=expected, actual=actual)


def test_from_five_pairs_the_title_says_the_guides_count_and_typical_gap(book: Book) -> None:
    drawn = feelings(book, *[(expected, actual) for _, expected, actual in FORECASTS["rows"]])
    worse, n, gap = FORECASTS["overestimated"], len(FORECASTS["rows"]), FORECASTS["median_gap"]
    assert drawn["title"] == words("today.feelings.title_many", worse=worse, n=n, gap=f"{gap:g}")


def test_a_typical_gap_is_never_said_with_a_minus(book: Book) -> None:
    worse = feelings(book, *[(3, 5)] * 5)["title"]
    assert worse == words("today.feelings.title_many_better", worse=0, n=5, gap=2)


def test_a_typical_gap_of_nought_is_as_expected(book: Book) -> None:
    same = feelings(book, *[(4, 4)] * 5)["title"]
    assert same == words("today.feelings.title_many_even", worse=0, n=5)


def test_each_first_day_has_a_row_with_its_numbers(book: Book) -> None:
    assert feelings(book, (6, 3), (4, 4))["rows"][0][1:] == ["8", "6", "3"]


def test_a_forecast_counts_once_both_numbers_are_there(book: Book) -> None:
    keep_first_day(book, 30, expect_day7=6)
    keep_first_day(book, 20, day7_actual=6)
    assert feelings(book) == {"shown": "empty"}


def test_the_picture_has_its_words_on_a_wide_and_a_narrow_page(book: Book) -> None:
    drawn = feelings(book, (6, 3))
    for picture in (drawn["wide"], drawn["narrow"]):
        assert words("today.feelings.alt_row", day="10 February", expected=6, actual=3) in picture
        assert words("today.feelings.expected") in picture


def test_each_item_has_its_own_row_in_the_order_asked_and_unanswered_ones_have_none(book: Book) -> None:
    add(book, 7, hope=3, steady=5)
    add(book, 0, steady=6, money=9)
    assert [(item, cells[0], cells[2]) for item, cells in rows(book).items()] == [
        (named("steady"), "6", "2"),
        (named("hope"), "3", "1"),
        (named("money"), "9", "1"),
    ]


def test_the_middle_is_the_persons_own_median_from_three_answers_on(book: Book) -> None:
    for days_ago, steady in ((21, 3), (14, 4), (7, 9)):
        add(book, days_ago, steady=steady)
    add(book, 0, hope=2)
    assert (rows(book)[named("steady")][1], rows(book)[named("hope")][1]) == ("4", "")


def test_check_ins_are_drawn_in_the_order_of_their_days_not_of_adding(book: Book) -> None:
    add(book, 0, steady=6)
    add(book, 7, steady=5)
    assert rows(book)[named("steady")][0] == "6"


def test_no_check_in_means_no_chart(book: Book) -> None:
    assert check_ins(book) == {"shown": "empty"}


def test_the_items_are_never_summed(book: Book) -> None:
    add(book, 0, **{f.name: 5 for f in fields(CheckIn) if f.name != "checked_on"})
    drawn = check_ins(book)
    assert len(drawn["rows"]) == 12
    assert {cell for row in drawn["rows"] for cell in row[1:]} == {"5", "", "1"}
    assert not {"total", "sum", "score", "mean"} & {name.lower() for name in drawn["columns"]}


def test_the_chart_says_the_guides_sentence(book: Book) -> None:
    for week, steady in enumerate((3, 4, 3, 5, 4, 5, 6, 5)):
        on = book.today() - timedelta(weeks=7 - week)
        book.store.add(CheckIn(Day(on), steady=steady, hope=4 if week == 7 else None))
    drawn = check_ins(book)
    assert drawn["title"] == words("today.over_time.title", n="Eight", day="22 January")
    unclear = words("today.over_time.direction.unclear")
    assert drawn["rows"][0] == [
        named("steady"),
        "5",
        "4.5",
        "8",
        unclear,
    ]
    assert drawn["rows"][1] == [named("hope"), "4", "", "1", ""]
    steady = words("today.over_time.alt_row_middle", item=named("steady"), value=5, middle=4.5)
    assert steady in drawn["wide"]
