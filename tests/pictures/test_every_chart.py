"""Every picture there is, with none, few and many records and the worst of names, is whole or not there."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta

import pytest
from a_book_of import fill_with

from workbook import open_book
from workbook.answers import Day
from workbook.book import Book
from workbook.check_ins.model import CheckIn
from workbook.outlook.charts import pictures as ahead
from workbook.outlook.model import search
from workbook.pictures.shelf import QUESTIONS, ROOMS, words_of
from workbook.sample import fill
from workbook.ui import LiveChart

PLACES = [place for pictures in QUESTIONS.values() for place in pictures]
TALLEST, HEAVIEST = 2000, 500_000  # pixels and characters of a picture, however many records it is made of
OUTLOOK = ("next", "month", "offer", "levers")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book of five hundred of each kind, made once."""
    book = open_book(tmp_path_factory.mktemp("many"), now=lambda: datetime(2026, 3, 12, 10, tzinfo=UTC))
    fill_with(book, 500)
    return book


def drawn(book: Book) -> dict[str, str]:
    """Room and key of every picture → what it shows; a failure is a problem, and not raised."""
    found = {}
    for room, key in PLACES:
        words = book.words(ROOMS[room].words)
        found[f"{room}.{key}"] = whole(
            LiveChart(book, words, words_of(key), ROOMS[room].pictures(book, words)[key], listen=())
        )
    words = book.words("outlook")
    for key in OUTLOOK:
        found[f"outlook.{key}"] = whole(LiveChart(book, words, key, ahead(book, words)[key], listen=()))
    return found


def whole(chart: LiveChart) -> str:
    """Whether a chart is there with all that belongs to one: empty, chart, or what is wrong with it."""
    try:
        told = chart.drawn()
    except Exception as error:
        return repr(error)
    if told["shown"] == "empty":
        return "empty"
    for size in ("wide", "narrow"):
        picture = ET.fromstring(told[size])
        if not picture.get("aria-label") or not len(picture):
            return f"{size} says nothing"
        if float(picture.get("viewBox", "0 0 0 0").split()[3]) > TALLEST or len(told[size]) > HEAVIEST:
            return f"{size} is too much to look at"
    sentence, counted, table = told["title"], told["of"], told["rows"]
    good = bool(sentence.strip() and counted.strip() and told["method"].strip() and table)
    good = good and all(len(row) == len(told["columns"]) for row in table)
    return "chart" if good and "{" not in sentence + counted + told["method"] else f"{sentence!r} {counted!r}"


@pytest.mark.parametrize("n", [0, 1, 4, 5, 12])
def test_every_chart_is_whole_or_nothing(book: Book, n: int) -> None:
    fill_with(book, n)
    found = drawn(book)
    assert {key: shown for key, shown in found.items() if shown not in ("chart", "empty")} == {}
    there = sum(shown == "chart" for shown in found.values())
    assert there >= {0: 0, 1: 15, 4: 20, 5: 22, 12: 25}[n], found
    assert n or not there


def test_every_chart_of_five_hundred_records_is_whole_and_no_longer_than_a_page(many: Book) -> None:
    found = drawn(many)
    assert {key: shown for key, shown in found.items() if shown not in ("chart", "empty")} == {}
    assert sum(shown == "chart" for shown in found.values()) >= 28, found


def test_every_chart_of_a_one_day_book(book: Book) -> None:
    book.store.add(CheckIn(Day(book.today()), steady=6, hope=5))
    found = drawn(book)
    assert {key for key, shown in found.items() if shown != "empty"} == {"check_ins.over_time"}


def test_every_chart_of_the_sample_book(book: Book) -> None:
    fill(book)
    found = drawn(book)
    assert {key: shown for key, shown in found.items() if shown not in ("chart", "empty")} == {}
    assert search(book).speaks


def test_ten_years_of_check_ins_are_drawn(book: Book) -> None:
    with book.store.batch() as step:
        for week in range(520):
            on = Day(book.today() - timedelta(weeks=week))
            step.add(CheckIn(on, steady=week % 11, sleep=(week * 3) % 11, hope=5))
    assert drawn(book)["check_ins.over_time"] == "chart"
