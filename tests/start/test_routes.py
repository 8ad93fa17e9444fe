"""Start leads along the way that fits the moment, one at a time, and says nothing where none does."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from driver import press, shown
from wording import words

from workbook import ui
from workbook.answers import Day, ExerciseEntry, key_of
from workbook.book import Book
from workbook.check_ins.model import CheckIn
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.path import ABOUT, PAGES, led_to
from workbook.start.page import leads, page
from workbook.start.routes import ROUTES, route
from workbook.today.model import FIRST_DAY

PAGES_THERE = {id: page.notebook for id, page in PAGES.items()}


def no(book: Book, days_ago: int, *, final: bool = False) -> str:
    day = Day(book.today() - timedelta(days=days_ago))
    id = book.store.add(Application("Quillmoor")).id
    if final:
        book.store.add(InterviewRound(id, Stage.FINAL, Day(day.on - timedelta(days=3))))
    book.store.add(OutcomeEvent(id, Outcome.REJECTED, day))
    return id


def news(book: Book, outcome: Outcome, days_ago: int = 1) -> None:
    id = book.store.add(Application("Thornvale")).id
    book.store.add(OutcomeEvent(id, outcome, Day(book.today() - timedelta(days=days_ago))))


def test_an_empty_book_and_a_single_no_need_no_way(book: Book) -> None:
    assert route(book) == ""
    no(book, 0)
    assert route(book) == ""


def test_two_noes_in_a_week_are_a_lot(book: Book) -> None:
    no(book, 6)
    no(book, 0)
    assert route(book) == "many"


def test_a_no_of_the_log_that_the_page_of_the_first_day_tells_of_counts_once(book: Book) -> None:
    no(book, 1)
    told = {"told_on": str(Day(book.today() - timedelta(days=1)))}
    book.store.add(ExerciseEntry(FIRST_DAY, str(Day(book.today())), told))
    assert route(book) == ""
    no(book, 3)
    assert route(book) == "many"


def test_a_no_a_week_after_another_is_another_no_for_two_days(book: Book, clock: Any) -> None:
    no(book, 7)
    no(book, 0)
    assert route(book) == "another"
    clock.forward(days=1)
    assert route(book) == "another"
    clock.forward(days=1)
    assert route(book) == ""


def test_one_no_on_the_page_of_the_day_and_in_the_log_is_one(book: Book) -> None:
    no(book, 0)
    book.store.add(ExerciseEntry("a", key_of(book.today(), 1), {}, True))
    assert route(book) == ""


def test_three_noes_after_final_rounds_lead_to_how_it_goes(book: Book, clock: Any) -> None:
    for days_ago in (60, 40, 10):
        no(book, days_ago, final=True)
    assert route(book) == "finals"
    clock.forward(days=19)
    assert route(book) == ""


def test_a_low_day_comes_before_everything(book: Book) -> None:
    no(book, 1)
    no(book, 0)
    news(book, Outcome.OFFER)
    book.store.add(CheckIn(Day(book.today()), hope=3))
    assert route(book) == "low"


@pytest.mark.parametrize(
    ("outcome", "days_ago", "way"),
    [(Outcome.OFFER, 1, "offer"), (Outcome.OFFER_ACCEPTED, 1, "offer"), (Outcome.OFFER_DECLINED, 1, ""),
     (Outcome.OFFER, 200, "offer"), (Outcome.OFFER_ACCEPTED, 91, "")],
)  # fmt: skip
def test_an_offer_leads_to_what_there_is_to_do(book: Book, outcome: Outcome, days_ago: int, way: str) -> None:
    news(book, outcome, days_ago)
    assert route(book) == way


def test_after_months_somebody_is_welcome_and_nothing_has_to_be_caught_up(book: Book, clock: Any) -> None:
    no(book, 30)
    clock.forward(days=59)
    assert route(book) == ""
    clock.forward(days=1)
    assert route(book) == "back"
    book.store.add(CheckIn(Day(book.today()), steady=6))
    assert route(book) == ""


def test_after_months_an_old_offer_is_not_what_comes_first(book: Book, clock: Any) -> None:
    news(book, Outcome.OFFER)
    clock.forward(days=130)
    assert route(book) == "back"


@pytest.mark.parametrize("key", ROUTES)
def test_every_way_has_its_words_and_leads_to_its_pages(book: Book, key: str) -> None:
    said = shown(ui.stack(*leads(key, book, book.words("start"), PAGES_THERE)))
    assert words(f"start.route.{key}.title") in said
    for id, _about in ROUTES[key].pages:
        assert PAGES[id].notebook in said
        assert words(f"start.route.{key}.{id}") in said


def test_a_page_that_is_not_there_is_not_linked(book: Book) -> None:
    assert len(leads("low", book, book.words("start"), {"today": "Today"})) == 2


def test_a_link_says_what_its_page_is_to_be_about(book: Book) -> None:
    _card, link = leads("offer", book, book.words("start"), PAGES_THERE)
    link.on["press"]({})
    assert book.store.setting(ABOUT) == ["week", "closing"]
    assert led_to(book, "week") == "closing"


def test_start_shows_the_way_until_somebody_chooses_their_own(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    news(book, Outcome.OFFER)
    parts = ui.stack(*page.__wrapped__(book))
    assert words("start.route.offer.title") in shown(parts)
    press(parts, words("start.paths.options.heard_today"))
    assert words("start.route.offer.title") not in shown(parts)
