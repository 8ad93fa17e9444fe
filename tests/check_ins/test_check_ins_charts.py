"""The chart of the check-ins: a row for each thing, own medians, nothing added up."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from typing import Any

from wording import words

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.check_ins.charts import pictures
from workbook.check_ins.model import CheckIn


def check_ins(book: Book) -> dict[str, Any]:
    words = book.words("check_ins")
    return ui.LiveChart(book, words, "over_time", pictures(book, words)["over_time"], listen=()).drawn()


def add(book: Book, days_ago: int, **items: int) -> None:
    book.store.add(CheckIn(Day(book.today() - timedelta(days=days_ago)), **items))


def named(item: str) -> str:
    return words(f"check_ins.over_time.item.{item}")


def rows(book: Book) -> dict[str, list[str]]:
    """The table behind the check-ins: the item, then its newest, middle, count and direction."""
    return {item: cells for item, *cells in check_ins(book)["rows"]}


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
    assert drawn["title"] == words("check_ins.over_time.title", n="Eight", day="22 January")
    unclear = words("check_ins.over_time.direction.unclear")
    assert drawn["rows"][0] == [
        named("steady"),
        "5",
        "4.5",
        "8",
        unclear,
    ]
    assert drawn["rows"][1] == [named("hope"), "4", "", "1", ""]
    steady = words("check_ins.over_time.alt_row_middle", item=named("steady"), value=5, middle=4.5)
    assert steady in drawn["wide"]
