"""The map of people by role and the counts of asks: with none, one, some and many, and hostile names."""

from __future__ import annotations

from typing import Any

import pytest
from wording import words

from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import Application, Outcome, OutcomeEvent
from workbook.people.model import KEPT, Ask, Person
from workbook.progress.support_map import asks_sent, people, people_map
from workbook.ui import LiveChart, Picture
from workbook.ui.drawing.bars import Bars
from workbook.ui.drawing.tallies import Tallies

HOSTILE = "<b>$x_1$</b> \u202eSpada & \U0001f469\u200d\U0001f680 "


def drawn(book: Book, key: str, picture: Picture | None) -> dict[str, Any]:
    """What the browser is given, both pictures included."""
    return LiveChart(book, book.words("people"), key, lambda: picture, listen=()).drawn()


def ask(book: Book, n: int, **fields: Any) -> None:
    for _ in range(n):
        book.store.add(Ask("p", "practice", asked_on=Day(book.today()), **fields))


def test_nobody_and_nothing_are_no_pictures(book: Book) -> None:
    book.store.add(Person("Ana", place=KEPT))
    book.store.add(Ask("p", kept_until=Day(book.today())))
    assert people_map(book, book.words("people")) is None
    assert asks_sent(book, book.words("people")) is None


@pytest.mark.parametrize("n", [1, 4, 5, 8, 12, 500])
def test_the_map_has_everybody_by_role_with_a_list_behind_it(book: Book, n: int) -> None:
    for i in range(n):
        role = ("friend", "mentor", None)[i % 3]
        book.store.add(Person(f"P{i}", role, i % 5 + 1, good_for=("company",), not_for=("practice",)))
    told = drawn(book, "map", people_map(book, book.words("people")))
    assert len(told["rows"]) == min(n, 300)
    assert (words("ui.chart.drawn", drawn=8, n=n) in told["of"]) == (n > 8)  # an import may bring more
    assert "P0" in told["wide"]
    assert "P0" in told["narrow"]
    assert told["title"].endswith(
        book.words("people").count("roles", min(n, 2), words=book.words("people").number(2))
    )
    assert told["columns"][0] == words("people.map.column.name")


def test_hostile_names_stay_text_and_closeness_may_be_unknown(book: Book) -> None:
    book.store.add(Person(HOSTILE + "long " * 6, "in_the_field"))
    told = drawn(book, "map", people_map(book, book.words("people")))
    assert "<b>" not in told["wide"]
    assert words("people.map.close_unknown") in told["wide"]


@pytest.mark.parametrize(("n", "marks"), [(1, Tallies), (5, Tallies), (12, Tallies), (500, Bars)])
def test_asks_are_counted_as_dots_while_they_are_few(book: Book, n: int, marks: type[Any]) -> None:
    with book.store.batch() as batch:
        for _ in range(n):
            batch.add(Ask("p", "practice", asked_on=Day(book.today())))
    picture = asks_sent(book, book.words("people"))
    assert picture is not None
    assert isinstance(picture.marks, marks)
    assert [row["n"] for row in picture.cells] == [str(n), "0", "0", "0"]
    assert drawn(book, "sent", picture)["narrow"]


def test_what_was_answered_thanked_and_told_is_counted_apart(book: Book) -> None:
    today = Day(book.today())
    ask(book, 1)
    ask(book, 1, result="no", answered_on=today)
    ask(book, 2, result="yes", answered_on=today, thanked_on=today)
    ask(book, 1, result="yes", thanked_on=today, told_on=today)
    picture = asks_sent(book, book.words("people"))
    assert picture is not None
    assert picture.title == words("people.sent.title", asked=5, answered=4, thanked=3)
    assert [row["n"] for row in picture.cells] == ["5", "4", "3", "1"]


def test_the_map_is_there_once_somebody_is_on_it_and_the_counts_behind_a_button(book: Book) -> None:
    (charts,) = people.__wrapped__(book)  # type: ignore[attr-defined]
    assert charts.shown == ()
    book.store.add(Person("Ana"))
    assert charts.shown == ("map",)
    ask(book, 1)
    assert charts.shown == ("map",)
    charts.anyway()
    assert charts.shown == ("map", "sent")


def test_on_the_day_of_a_no_there_are_no_pictures(book: Book) -> None:
    application = book.store.add(Application("Quillmoor"))
    book.store.add(OutcomeEvent(application.id, Outcome.REJECTED, Day(book.today())))
    book.store.add(Person("Ana"))
    assert people.__wrapped__(book) == []  # type: ignore[attr-defined]
