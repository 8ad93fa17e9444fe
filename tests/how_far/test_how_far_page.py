"""The line that opens the charts: a sentence for few applications, no number on the day of a no."""

from __future__ import annotations

from typing import Any

import pytest
from driver import shows, unfold, widgets
from log_by_hand import day
from log_page_by_hand import fill_in
from wording import words

from workbook.book import Book
from workbook.how_far.page import Numbers
from workbook.interviews.model import Stage

MET = {"stage": Stage.FIRST, "held_on": day("2026-03-02")}


def numbers(book: Book) -> list[Any]:
    part = Numbers(book, book.words("how_far"))
    part.when_shown()
    return widgets(part)


@pytest.mark.parametrize(("n", "key"), [(0, None), (1, "one"), (4, "other")])
def test_a_few_applications_are_a_sentence_and_no_chart(book: Book, n: int, key: str):
    for number in range(n):
        fill_in(book, "sent", organisation=f"Quillmoor {number}", sent_on=day("2026-02-02"))
    told = [shows(part, "paragraphs") for part in numbers(book)]
    assert told == ([[words(f"how_far.count.few.{key}", n=n)]] if key else [])


def test_more_are_charts_behind_a_line_with_what_they_come_to(book: Book):
    for number in range(6):
        fill_in(book, "interview", organisation=f"Quillmoor {number}", **MET)
    fill_in(book, "sent", organisation="Thornvale", sent_on=day("2026-02-02"))
    [line] = numbers(book)
    assert shows(line, "label") == words("how_far.numbers.reached", interview=6, sent=7)
    part = Numbers(book, book.words("how_far"))
    part.when_shown()
    assert [one.name for one in widgets(unfold(part))] == ["cards", "chart", "cards"]


def test_on_the_day_of_a_no_the_line_says_no_number(book: Book):
    for number in range(5):
        fill_in(book, "interview", organisation=f"Quillmoor {number}", **MET)
    part = Numbers(book, book.words("how_far"))
    part.when_shown()
    unfold(part)
    fill_in(book, "heard", organisation="Quillmoor 1", news="no_message")
    part.when_shown()
    [line] = widgets(part)
    assert shows(line, "label") == words("how_far.numbers.day_of_a_no")
