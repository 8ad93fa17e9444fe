"""Looking ahead: only where asked for, never on a bad day, and never a date that nobody can know."""

from __future__ import annotations

from typing import Any

import pytest
from driver import press, shown
from outlook_by_hand import opened, searched, steady
from wording import words

from workbook.answers import Day
from workbook.book import Book
from workbook.check_ins.model import FORECASTS, CheckIn
from workbook.interviews.model import Application, Outcome, OutcomeEvent
from workbook.outlook.charts import pictures
from workbook.outlook.model import PRIOR
from workbook.outlook.page import OutlookPart, ahead

SAM = [8, 7, 6, 5, 5, 4, 4, 3]


def drawn(book: Book, key: str) -> Any:
    return pictures(book, book.words("outlook"))[key]()


def test_nothing_is_worked_out_before_somebody_opens_the_line(book: Book) -> None:
    searched(book, SAM, interviews=6)
    assert ahead.__wrapped__(book)[0].charts is None  # type: ignore[attr-defined]


def test_on_the_day_of_a_no_the_line_is_not_there(book: Book) -> None:
    sent = book.store.add(Application("Quillmoor", sent_on=Day(book.today())))
    book.store.add(OutcomeEvent(sent.id, Outcome.REJECTED, Day(book.today())))
    parts = ahead.__wrapped__(book)  # type: ignore[attr-defined]
    assert not any(isinstance(part, OutlookPart) for part in parts)


def test_it_asks_first_how_steady_somebody_is(book: Book) -> None:
    searched(book, SAM, interviews=6)
    part = opened(book)
    assert words("outlook.unknown") in shown(part)
    press(part, "7")
    assert words("outlook.lead") in shown(part)
    (check_in,) = book.store.all(CheckIn)
    assert check_in.record.steady == 7


def test_on_a_low_day_it_is_hidden_and_can_be_shown_all_the_same(book: Book) -> None:
    searched(book, SAM, interviews=6)
    steady(book, 2)
    part = opened(book)
    assert words("outlook.low.say") in shown(part)
    assert part.charts is None
    press(part, words("outlook.low.back"))
    assert part.charts is not None
    assert words("outlook.low.say") in shown(opened(book))  # the next visit begins anew


def test_it_is_switched_off_for_good_and_on_again(book: Book) -> None:
    searched(book, SAM, interviews=6)
    steady(book)
    press(opened(book), words("outlook.off.off"))
    assert book.store.setting(FORECASTS) is False
    part = opened(book)
    assert words("outlook.off.say") in shown(part)
    press(part, words("outlook.off.back"))
    assert book.store.setting(FORECASTS) is True
    assert words("outlook.lead") in shown(part)


def test_with_too_little_it_says_what_it_takes(book: Book) -> None:
    searched(book, [2, 1])
    steady(book)
    assert words("outlook.too_few") in shown(opened(book))


def test_the_next_interview_comes_first_and_offers_wait_behind_a_button(book: Book) -> None:
    searched(book, SAM[:2] + [6, *SAM][2:], interviews=6)
    steady(book)
    part = opened(book)
    assert part.charts
    assert part.charts.shown == ("next", "month")
    part.charts.anyway()
    assert part.charts.shown == ("next", "month", "offer", "levers")


def test_the_start_can_be_changed_and_is_kept(book: Book) -> None:
    searched(book, [9, *SAM], interviews=6)
    steady(book)
    before = drawn(book, "levers").cells
    opened(book)._begin("own")
    assert book.store.setting(PRIOR) == "own"
    assert drawn(book, "levers").cells != before


def test_with_no_offer_yet_a_range_is_said_and_no_date(book: Book) -> None:
    searched(book, [12, *SAM], interviews=6)
    picture = drawn(book, "offer")
    fives = range(0, 101, 5)
    ranges = {book.words("outlook").in_100(low, high) for low in fives for high in fives}
    assert picture.title in {words("outlook.offer.title", range=each) for each in ranges}
    assert str(book.today().year) not in picture.title


def test_where_the_assumptions_agree_a_month_is_said(book: Book) -> None:
    searched(book, [40, *SAM], interviews=30, offers=12)
    assert str(book.today().year) in drawn(book, "offer").title


def test_the_levers_say_which_moves_it_most_and_that_this_is_no_advice(book: Book) -> None:
    searched(book, [12, *SAM], interviews=6)
    picture = drawn(book, "levers")
    assert len(picture.cells) == 4
    assert picture.of == words("outlook.levers.of")


@pytest.mark.parametrize("offers", [0, 1, 6])
def test_no_sentence_speaks_of_a_mean_or_an_expected_wait(book: Book, offers: int) -> None:
    searched(book, [12, *SAM], interviews=6, offers=offers)
    steady(book)
    part = opened(book)
    assert part.charts
    part.charts.anyway()
    for chart in part.charts.charts.values():
        told = chart.drawn()
        assert {"inf", "nan"} & set(str(told["rows"]).split()) == set()
        assert told["shown"] == "chart"


def test_a_new_application_moves_what_is_open(book: Book) -> None:
    searched(book, [9, *SAM], interviews=6)
    steady(book)
    part = opened(book)
    assert part.charts
    before = part.charts.charts["next"].drawn()["of"]
    book.store.add(Application("Thornvale", sent_on=Day(book.today())))
    assert part.charts.charts["next"].drawn()["of"] != before
