"""Pages that ask for strength ask first how steady somebody is, once a day between them all."""

from __future__ import annotations

import pytest
from driver import Browser, Page, shows, widgets
from wording import words

from workbook import ui
from workbook.answers import Day
from workbook.book import Book
from workbook.check_ins.model import CheckIn, Mood, check_in_id
from workbook.interviews.model import Application

LOW = "Nothing here has to be done today."


def over(book: Book, page: str) -> Page:
    return Page(ui.stack(ui.Softer(book, Mood(book, page), lambda: [LOW]).open()))


def asks(page: Page) -> bool:
    return page.sees(words("ui.steady.ask"))


def test_the_page_that_comes_first_asks_and_no_other_page_that_day(book: Book, clock: object) -> None:
    assert asks(over(book, "plan"))
    assert not asks(over(book, "practise"))
    assert asks(over(book, "plan"))  # opened again, its question is still there
    clock.forward(days=1)  # type: ignore[attr-defined]
    assert asks(over(book, "practise"))


def test_an_answer_is_todays_check_in_and_every_page_knows_it(book: Book) -> None:
    plan = over(book, "plan")
    plan.press("2")
    assert book.store.get(CheckIn, check_in_id(book.today())).record.steady == 2  # type: ignore[union-attr]
    assert [page.sees(LOW) for page in (plan, over(book, "people"))] == [True, True]
    assert [asks(page) for page in (plan, over(book, "plan"), over(book, "people"))] == [True, False, False]


def test_an_answer_stands_beside_what_the_check_in_of_the_day_already_says(book: Book) -> None:
    book.store.add(CheckIn(Day(book.today()), sleep=4), id=check_in_id(book.today()))
    over(book, "plan").press("8")
    (stored,) = book.store.all(CheckIn)
    assert (stored.record.sleep, stored.record.steady) == (4, 8)


def test_who_would_rather_not_say_is_asked_no_more_that_day(book: Book) -> None:
    plan = over(book, "plan")
    plan.press(words("ui.steady.leave"))
    assert plan.sees(words("ui.steady.left"))
    assert not any(map(asks, (over(book, "plan"), over(book, "people"))))
    assert book.store.all(CheckIn) == []


def test_the_question_stays_where_it_was_answered_and_says_what_is_next(book: Book) -> None:
    around, plan = ui.beside(book), over(book, "plan")
    around.closing = lambda: ({"before": "Next: a walk."}, lambda: followed.append("walk"))
    followed, chips = list[str](), Browser(next(one for one in plan.parts if shows(one, "what") == "choices"))
    chips.send("press", key="7")
    book.store.add(Application("Quillmoor"))  # and whatever is kept meanwhile
    assert asks(plan)
    assert not plan.sees(words("ui.steady.leave"))
    assert words("ui.saved", said="", time="10:00").strip() in shows(chips.widget, "status")["text"]
    assert [message["next"] for message in chips.heard if "next" in message] == [{"before": "Next: a walk."}]
    chips.send("follow")
    assert followed == ["walk"]


def test_on_a_low_day_the_answer_leads_to_a_rest_and_to_nothing_else(book: Book) -> None:
    ui.beside(book).closing = lambda: ({"before": "Next: a walk."}, lambda: None)
    plan = over(book, "plan")
    chips = Browser(next(one for one in plan.parts if shows(one, "what") == "choices"))
    chips.send("press", key="2")
    assert plan.sees(LOW)
    assert [message for message in chips.heard if "next" in message] == []


def test_on_an_ordinary_day_nothing_stands_there_and_a_page_that_waits_asks_nothing(book: Book) -> None:
    waiting = ui.Softer(book, Mood(book, "plan"), lambda: [LOW])
    waiting.refresh()
    assert widgets(waiting) == []
    assert asks(over(book, "people"))  # the page that waited did not use up the question
    book.store.add(CheckIn(Day(book.today()), steady=7))
    assert over(book, "plan").parts == []


@pytest.mark.parametrize("page", ["explain", "look_back", "practise", "plan", "people", "week"])
def test_each_page_that_softens_asks_first(book: Book, page: str) -> None:
    assert asks(Page(ui.stack(*made(book, page))))


SAYS = {
    "explain": "perspective.low.say",
    "look_back": "debrief.low",
    "practise": "practice.low",
    "plan": "goals.low",
    "people": "people.low",
    "week": "review.low",
}


@pytest.mark.parametrize("page", SAYS)
def test_each_page_that_asks_has_a_word_for_a_low_day(book: Book, page: str) -> None:
    book.store.add(CheckIn(Day(book.today()), steady=2))
    assert Page(ui.stack(*made(book, page))).sees(words(SAYS[page]))


def made(book: Book, page: str) -> list[object]:
    """The parts of the page's own cell."""
    from importlib import import_module

    from workbook.path import PAGES

    built = import_module(f"workbook.{PAGES[page].room}.page").page.__wrapped__(book)
    return [part for part in built if part is not None]
