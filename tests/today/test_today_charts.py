"""What was expected beside how it was: the guide's reference values, and plain sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from today_by_hand import keep_first_day
from wording import words

from workbook import ui
from workbook.book import Book
from workbook.today.charts import pictures

GIVEN = json.loads((Path(__file__).parents[1] / "fixtures/reference_values.json").read_text())
FORECASTS = GIVEN["feeling_forecast"]


def feelings(book: Book, *pairs: tuple[int, int]) -> dict[str, Any]:
    for n, (expected, actual) in enumerate(pairs):
        keep_first_day(book, 30 * (len(pairs) - n), distress=8, expect_day7=expected, day7_actual=actual)
    words = book.words("today")
    return ui.LiveChart(book, words, "feelings", pictures(book, words)["feelings"], listen=()).drawn()


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
