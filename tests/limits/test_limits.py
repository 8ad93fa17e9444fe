"""Fixed or changeable: the pilot's example to its end, sources, low days, and a direction every time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from driver import Browser, press
from standing_by_hand import click, limits, said_on, steady, words

from workbook.answers import Day
from workbook.book import Book
from workbook.check_ins.model import CheckIn
from workbook.content import load_words
from workbook.limits.model import Constraint, LimitKind
from workbook.limits.page import LimitsPart, page
from workbook.standing.due import due


def limits_part(book: Book) -> LimitsPart:
    return LimitsPart(book, book.words("limits"))


def fill(part: LimitsPart, **raws: Any) -> Browser:
    browser = Browser(part.steps.form)
    browser.press(**raws)
    return browser


def to_the_dream(book: Book) -> LimitsPart:
    """The pilot's example up to what the dream was giving."""
    steady(book)
    part = limits_part(book)
    click(part, book, "limits.begin")
    fill(part, in_the_way="Airline first officer; my eyesight is below the standard", limit_kind="fixed")
    fill(part, source="Medical section of the aviation authority", checked_on="10 March 2026",
         exceptions="Surgery, other classes: not checked yet", who="An aviation doctor")  # fmt: skip
    return part


def test_the_pilots_example_ends_in_a_small_test_that_is_booked(book: Book, clock: Any) -> None:
    part = to_the_dream(book)
    fill(part, giving="Calm under pressure, machines, being trusted with lives")
    fill(part, same_field=[["Flight dispatch", "An hour in a control room"]],
         same_skills=[["Control room in rail", "Their open day"]],
         same_meaning=[["Mountain rescue", "One training evening"]])  # fmt: skip
    assert words(book, "limits.alternatives") in said_on(part)
    assert "One training evening" in said_on(part)
    fill(part, next_step="Mountain rescue: one training evening", next_on="19 March 2026")
    (limit,) = limits(book)
    assert [what for what, _ in limit.alternatives] == [
        "Flight dispatch",
        "Control room in rail",
        "Mountain rescue",
    ]
    said = said_on(part)
    assert words(book, "limits.exceptions", exceptions=limit.exceptions) in said
    assert words(book, "limits.no_direction") not in said
    assert due(book) == []
    clock.forward(days=7)
    steady(book)
    assert [(one.key, one.values["name"]) for one in due(book)] == [("step", limit.next_step)]
    part = limits_part(book)
    click(part, book, "limits.act.came_of")
    fill(part, done_on="19 March 2026", came_of="They need drivers")
    assert "They need drivers" in said_on(part)
    assert due(book) == []


def test_nothing_ends_without_a_direction(book: Book) -> None:
    part = to_the_dream(book)
    press(part, words(book, "limits.steps.skip"))
    press(part, words(book, "limits.steps.skip"))
    assert list(fill(part, next_step="  ").problems) == ["next_step"]
    press(part, words(book, "limits.steps.skip"))
    assert words(book, "limits.no_direction") in said_on(part)
    click(part, book, "limits.act.direction")
    fill(part, next_step="Ask one person")
    assert words(book, "limits.no_direction") not in said_on(part)


@pytest.mark.parametrize("kind", ["changeable", "unchecked"])
def test_what_can_change_or_is_not_checked_goes_straight_to_a_small_step(book: Book, kind: str) -> None:
    steady(book)
    part = limits_part(book)
    click(part, book, "limits.begin")
    fill(part, in_the_way="No degree", limit_kind=kind)
    fill(part, who="The union")
    assert words(book, "limits.steps.part", n=3, of=3) in said_on(part)


def test_a_rumour_is_no_source(book: Book) -> None:
    steady(book)
    book.store.add(Constraint("Too old", LimitKind.FIXED, source="Somebody said so"))
    assert words(book, "limits.no_source") in said_on(limits_part(book))
    assert "rumour" in load_words("limits")("no_source").translate(str.maketrans("äëïöü", "aeiou"))


def test_the_caution_about_letting_go_stands_on_the_page_with_its_source(book: Book) -> None:
    steady(book)
    part = limits_part(book)
    assert words(book, "limits.why_it_helps") in said_on(part)
    assert "Barlow, Wrosch and McGrath" in said_on(part)


def test_a_goodbye_is_offered_only_once_there_is_a_direction_and_only_for_what_does_not_move(
    book: Book,
) -> None:
    steady(book)
    book.store.add(Constraint("Eyesight", LimitKind.FIXED))
    part, goodbye = limits_part(book), words(book, "limits.act.goodbye")
    assert goodbye not in said_on(part)
    (stored,) = book.store.all(Constraint)
    book.store.update(stored.id, Constraint("Eyesight", LimitKind.FIXED, next_step="Ask"), stored.rev)
    press(part, goodbye)
    assert words(book, "limits.steps.name.goodbye") in said_on(part)
    fill(part, farewell="Thank you for the models on the shelf.")
    assert limits(book)[0].farewell
    book.store.update(stored.id, Constraint("Eyesight", LimitKind.CHANGEABLE, next_step="Ask"), 3)
    assert goodbye not in said_on(limits_part(book))


def test_on_a_low_day_it_is_closed_and_its_step_is_not_due(book: Book) -> None:
    book.store.add(Constraint("Eyesight", next_step="Ask", next_on=Day(book.today())))
    assert [one.key for one in due(book)] == ["step"]
    steady(book, 3)
    part = limits_part(book)
    assert words(book, "limits.low") in said_on(part)
    assert "Eyesight" not in said_on(part)
    assert due(book) == []


def test_without_a_check_in_of_seven_days_it_asks_how_steady_and_keeps_that(book: Book) -> None:
    old = Day(book.today() - timedelta(days=8))
    book.store.add(CheckIn(old, steady=8))
    book.store.add(Constraint("Eyesight"))
    part = limits_part(book)
    assert "Eyesight" not in said_on(part)
    assert words(book, "limits.unknown") in said_on(part)
    press(part, "7")
    assert "Eyesight" in said_on(part)
    assert [s.record.steady for s in book.store.all(CheckIn)] == [8, 7]


def test_a_very_low_answer_brings_the_care_card(book: Book) -> None:
    part = limits_part(book)
    press(part, "1")
    assert words(book, "limits.low") in said_on(part)
    assert book.words("care")("title") in said_on(part)


def test_a_day_for_the_step_that_is_over_is_said_beside_it(book: Book) -> None:
    part = to_the_dream(book)
    press(part, words(book, "limits.steps.skip"))
    press(part, words(book, "limits.steps.skip"))
    assert list(fill(part, next_step="Ask", next_on="1 March 2026").problems) == ["next_on"]


def test_a_limit_removed_behind_an_open_form_keeps_what_was_typed(book: Book) -> None:
    part = to_the_dream(book)
    book.store.remove(Constraint, book.store.all(Constraint)[0].id)
    form = fill(part, giving="Machines")
    assert form.is_gone or form.boxes["giving"] == "Machines"


def test_its_line_on_the_page_says_how_many_there_are(book: Book) -> None:
    (fold,) = page.__wrapped__(book)  # type: ignore[attr-defined]
    assert words(book, "limits.count.fold.zero") in said_on(fold)
    book.store.add(Constraint("Eyesight"))
    assert words(book, "limits.count.fold.one") in said_on(fold)
