"""What the log says of a search: a pace by week, who is old enough to tell, and what is still open."""

from __future__ import annotations

from datetime import timedelta

import pytest
from outlook_by_hand import searched

from workbook.answers import Day
from workbook.book import Book
from workbook.estimates.conversion import FOR_INTERVIEWS, FOR_OFFERS, JEFFREYS
from workbook.estimates.forecast import OFFER_DELAY
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.outlook.model import PRIOR, Search, Start, search, start_of


def test_a_log_with_nothing_in_it_has_no_pace(book: Book) -> None:
    assert search(book) == Search()
    assert not search(book).speaks


def test_applications_are_counted_in_the_seven_days_up_to_today(book: Book) -> None:
    searched(book, [8, 7, 6, 5, 5, 4, 4, 3])
    now = search(book)
    assert now.weekly == (8, 7, 6, 5, 5, 4, 4, 3)
    assert (now.lately, now.weeks) == (42, 8)
    assert now.pace.mean < 42 / 8  # it slowed down, and the newest weeks count most


def test_only_what_is_old_enough_tells_how_often_it_goes_on(book: Book) -> None:
    searched(book, [8, 7, 6, 5, 5, 4, 4, 3], interviews=3)
    now = search(book)
    assert (now.told, now.reached, now.held) == (8 + 7, 3, 3)
    assert now.interviews(Start.USUAL) == FOR_INTERVIEWS.after(3, 15)
    assert now.offer(Start.OWN).offers == JEFFREYS.after(0, 3)


def test_a_past_offer_counts_whatever_became_of_it(book: Book) -> None:
    searched(book, [9] + [0] * 100 + [6, 4, 4, 4, 4, 4, 4, 4], interviews=6, offers=1)
    now = search(book)
    assert (now.held, now.offers) == (6, 1)
    assert now.offer(Start.USUAL).offers == FOR_OFFERS.after(1, 6)


def test_open_interviews_share_one_chance_and_those_long_silent_are_not_open(book: Book) -> None:
    ids = searched(book, [6, 0, 0, 0, 0, 0, 0, 0, 0, 4])
    for id in (ids[0], ids[-1], ids[-2]):
        ago = 60 if id == ids[0] else 0
        book.store.add(InterviewRound(id, Stage.FIRST, Day(book.today() - timedelta(days=ago)), had=True))
    now = search(book)
    assert now.open == 2
    assert now.offer(Start.USUAL).open == 2


@pytest.mark.parametrize(("interviews", "own"), [(7, False), (8, True)])
def test_the_own_delay_counts_from_eight_answers_on(book: Book, interviews: int, own: bool) -> None:
    searched(book, [12, 0, 0, 0, 0, 0, 0, 0, 0, 2], interviews=interviews, after=21)
    now = search(book)
    assert (now.delay, now.own_delay) == ((3.0, True) if own else (OFFER_DELAY, False))


def test_with_an_offer_in_hand_nothing_is_said_of_offers(book: Book) -> None:
    ids = searched(book, [9, 0, 0, 0, 0, 0, 0, 0, 0, 2], interviews=6)
    assert search(book).speaks_of_offers
    book.store.add(InterviewRound(ids[-1], Stage.FINAL, Day(book.today()), had=True))
    book.store.add(OutcomeEvent(ids[-1], Outcome.OFFER, Day(book.today())))
    assert search(book).speaks
    assert not search(book).speaks_of_offers


@pytest.mark.parametrize(("weekly", "speaks"), [([4] + [0] * 7 + [3], False), ([5] + [0] * 7 + [3], True)])
def test_it_takes_five_that_are_old_enough(book: Book, weekly: list[int], speaks: bool) -> None:
    searched(book, weekly)
    assert search(book).speaks is speaks


def test_without_an_application_in_eight_weeks_there_is_no_pace_to_speak_of(book: Book) -> None:
    searched(book, [9, 9, 9] + [0] * 8)
    assert not search(book).speaks


def test_what_has_no_day_or_lies_ahead_is_in_no_week(book: Book) -> None:
    book.store.add(Application("Quillmoor"))
    book.store.add(Application("Thornvale", sent_on=Day(book.today() + timedelta(days=3)), only_saved=True))
    assert search(book).weekly == ()


def test_an_unknown_start_is_the_usual_one(book: Book) -> None:
    for value, start in (
        (None, Start.USUAL),
        ("own", Start.OWN),
        ("nonsense", Start.USUAL),
        (7, Start.USUAL),
    ):
        book.store.set_setting(PRIOR, value)
        assert start_of(book) is start
