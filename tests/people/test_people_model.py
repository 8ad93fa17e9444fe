"""People and asks as they are kept: who is shown where, how they are told apart, what contradicts itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from workbook.answers import Day
from workbook.book import Book
from workbook.people.model import (
    KEPT,
    LITTLE,
    MAP,
    Ask,
    Person,
    at,
    company,
    names,
    nobody_for,
    problems,
)


def ago(book: Book, days: int) -> Day:
    return Day(book.today() - timedelta(days=days))


def add(book: Book, name: str, **fields: Any) -> str:
    return book.store.add(Person(name, **fields)).id


def test_people_of_one_role_stand_beside_each_other_the_closest_first(book: Book) -> None:
    add(book, "Ana", role="mentor")
    add(book, "Bo", role="friend", closeness=2)
    add(book, "Cy", role="friend", closeness=5)
    add(book, "Di")
    assert [s.record.name for s in at(book.store.all(Person), MAP)] == ["Cy", "Bo", "Ana", "Di"]


def test_somebody_without_a_place_is_on_the_map(book: Book) -> None:
    add(book, "Ana")
    add(book, "Bo", place=KEPT)
    add(book, "Cy", place=LITTLE)
    assert [s.record.name for s in at(book.store.all(Person), MAP)] == ["Ana"]


def test_the_same_initial_twice_is_told_apart_by_the_role_and_else_by_a_number(book: Book) -> None:
    words = book.words("people")
    ids = [add(book, "J", role="friend"), add(book, "j", role="mentor"), add(book, "J", role="friend")]
    ids += [add(book, "K"), add(book, "K")]
    named = names(book.store.all(Person), words)
    friend, mentor = (words(f"field.role.options.{role}") for role in ("friend", "mentor"))
    first = words("named", name="J", role=friend)
    assert [named[id] for id in ids] == [
        first,
        words("named", name="j", role=mentor),
        words("numbered", name=first, n=2),
        "K",
        words("numbered", name="K", n=2),
    ]


def test_what_nobody_is_good_for_is_named_in_the_order_of_the_choices(book: Book) -> None:
    add(book, "Ana", good_for=("listening", "company"))
    missing = nobody_for(book.store.all(Person))
    assert missing[:2] == ["cheering_up", "honest_opinion"]
    assert "company" not in missing


def test_only_people_who_were_marked_are_company_on_a_hard_day(book: Book) -> None:
    add(book, "Ana", good_for=("company",), closeness=5)
    add(book, "Bo", hard_day=True, closeness=3)
    add(book, "Cy", hard_day=True, closeness=4)
    assert [s.record.name for s in company(book.store.all(Person))] == ["Cy", "Bo"]


def test_an_answer_from_before_the_ask_contradicts_itself(book: Book) -> None:
    today = book.today()
    wrong = problems({"asked_on": ago(book, 1), "answered_on": ago(book, 3), "result": "yes"}, today)
    assert {name: p.key for name, p in wrong.items()} == {"answered_on": "answered_before"}
    not_asked = problems({"asked_on": None, "answered_on": None, "result": "yes"}, today)
    assert {name: p.key for name, p in not_asked.items()} == {"asked_on": "not_asked_yet"}
    assert problems({"asked_on": None, "answered_on": None, "result": "no_answer"}, today) == {}


def test_days_to_come_and_a_thing_in_both_lists_contradict_themselves(book: Book) -> None:
    answers = {"last_on": ago(book, -1), "good_for": ("company",), "not_for": ("company",)}
    wrong = problems(answers, book.today())
    assert {name: p.key for name, p in wrong.items()} == {"last_on": "lies_ahead", "not_for": "both_ways"}


def test_no_answer_yet_is_no_answer() -> None:
    assert not Ask("p", result="no_answer").answered
    assert Ask("p", result="no").answered
