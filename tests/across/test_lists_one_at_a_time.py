"""Lists are shown one at a time, and the line over them names those with something in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from driver import Browser, shown, shows, widgets
from wording import words

from workbook.answers import Day
from workbook.book import Book
from workbook.goals.model import Goal, Milestone
from workbook.goals.page import PlanPart
from workbook.people.model import Ask, Person
from workbook.people.page import PeoplePart
from workbook.review.model import WeekAction, WeekReview
from workbook.review.page import ReviewPart
from workbook.standing.model import Requirement, TargetJob
from workbook.standing.page import StandingPart
from workbook.strengths.lists import table as strengths_table
from workbook.strengths.model import Strength, StrengthUse
from workbook.strengths.page import StrengthsPart

MONDAY = Day.parse("2026-03-02")
PAGES: list[tuple[str, Any, list[Callable[[str], Any]], list[str]]] = [  # each record, made of the one before
    (
        "goals",
        PlanPart,
        [lambda _: Goal("A post"), lambda id: Milestone(id, "Call")],
        ["milestones", "goals"],
    ),
    ("people", PeoplePart, [lambda _: Person("Mia"), lambda id: Ask(id, "practice")], ["people", "asks"]),
    (
        "review",
        ReviewPart,
        [lambda _: WeekAction("Call"), lambda _: WeekReview(week_of=MONDAY)],
        ["weeks", "actions"],
    ),
    (
        "standing",
        StandingPart,
        [lambda _: TargetJob("A"), lambda id: Requirement(id, "B")],
        ["skills", "maps"],
    ),
    (
        "strengths",
        StrengthsPart,
        [lambda _: Strength("A"), lambda id: StrengthUse(id)],
        ["strengths", "uses"],
    ),
]


def fold_over_the_lists(page: Any, label: str) -> Any:
    return next(w for w in widgets(page) if shows(w, "what") == "fold" and shows(w, "label") == label)


@pytest.mark.parametrize(("room", "part", "records", "names"), PAGES, ids=[page[0] for page in PAGES])
def test_one_list_is_shown_at_a_time(
    room: str, part: Any, records: list[Callable[[str], Any]], names: list[str], book: Book
) -> None:
    id = ""
    for record in records:
        id = book.store.add(record(id)).id
    page, said = part(book, book.words(room)), book.words(room)
    counts = "" if room == "strengths" else said("fold.between").join(said.count(name, 1) for name in names)
    label = said("fold.show", lists=counts) if counts else said("lists")
    Browser(fold_over_the_lists(page, label)).send("press", key="")
    first, other = (words(f"{room}.list.{name}.caption") for name in names)
    assert (first in shown(page), other in shown(page)) == (True, False)
    chips = next(w for w in widgets(page) if names[1] in dict(w.spec.get("options", [])))
    Browser(chips).send("press", key=names[1])
    assert (first in shown(page), other in shown(page)) == (False, True)


def test_no_line_stands_over_lists_that_are_empty(book: Book) -> None:
    page = PeoplePart(book, book.words("people"))
    assert words("people.fold.show", lists="")[:5] not in shown(page)
    book.store.add(Person("Mia"))
    assert words("people.count.people.one", n=1) in shown(page)


def test_lists_stay_open_when_the_last_record_is_removed_so_that_it_can_be_brought_back(book: Book) -> None:
    stored = book.store.add(Person("Mia"))
    page = PeoplePart(book, book.words("people"))
    page.lists.fold.open()
    book.store.remove(Person, stored.id)
    assert page.lists.widget.layout.display is None
    assert words("people.count.people.other", n=0) in shown(page)
    assert words("people.list.people.caption") in shown(page.lists)


def test_a_record_of_a_list_names_what_it_belongs_to(book: Book) -> None:
    strength = book.store.add(Strength("Queries"))
    book.store.add(StrengthUse(strength.id, place="At work"))
    uses = strengths_table(book, book.words("strengths"), "uses").table
    uses.refresh()
    assert [row["owner"] for row in Browser(uses).rows] == ["Queries"]
