"""The sentences and pictures of what was expected beside how it was."""

from __future__ import annotations

from typing import Any

import pytest
from today_by_hand import keep_first_day

from workbook.book import Book
from workbook.today.day7 import feelings_chart


def drawn(book: Book, *pairs: tuple[int, int]) -> dict[str, Any]:
    for n, (expected, actual) in enumerate(pairs):
        keep_first_day(book, 30 * (len(pairs) - n), distress=8, expect_day7=expected, day7_actual=actual)
    return feelings_chart(book, book.words("today")).drawn()


@pytest.mark.parametrize(
    ("pair", "title"),
    [
        ((6, 3), "You expected 6. A week later it was 3."),
        ((4, 4), "You expected 4, and a week later it was 4."),
        ((3, 7), "You expected 3. A week later it was 7. That happens too."),
    ],
)
def test_one_pair_is_said_plainly(book: Book, pair: tuple[int, int], title: str) -> None:
    assert drawn(book, pair)["title"] == title


def test_under_five_pairs_only_the_newest_is_in_the_title(book: Book) -> None:
    assert drawn(book, (6, 3), (8, 2))["title"] == "The last time you expected 8, and a week later it was 2."


def test_from_five_pairs_the_title_counts_and_names_the_typical_gap(book: Book) -> None:
    made = drawn(book, (6, 3), (6, 4), (8, 4), (4, 4), (7, 2))
    assert made["title"] == "Expected worse than it was in 4 of 5; the typical gap is 3."
    assert made["rows"][0][1:] == ["8", "6", "3"]


def test_the_picture_has_its_words_on_a_wide_and_a_narrow_page(book: Book) -> None:
    made = drawn(book, (6, 3))
    for picture in (made["wide"], made["narrow"]):
        assert "expected 6, was 3" in picture
        assert "what you expected" in picture
