"""The rules of the first day and of the check-in, one test for each rule of the guide."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from workbook.answers import Day, ExerciseEntry, key_of
from workbook.book import Book
from workbook.today import model
from workbook.today.model import (
    CheckIn,
    Fate,
    FirstDay,
    FreeWriting,
    Steadiness,
    first_days,
    needs_care,
    steadiness,
)

TODAY = date(2026, 3, 12)


def days_ago(days: int, **items: int) -> CheckIn:
    return CheckIn(Day(TODAY - timedelta(days=days)), **items)


def low_day(check_ins: list[CheckIn], today: date) -> bool:
    return steadiness(check_ins, today) is Steadiness.LOW


def first_day(days: int = 0, **answers: Any) -> FirstDay:
    began = TODAY - timedelta(days=days)
    return FirstDay("x", key_of(began, 1), began, True, **answers)


@pytest.mark.parametrize("items", [{"steady": 3}, {"hope": 3}, {"steady": 0, "hope": 9}])
def test_low_day_rule_steady_or_hope_below_four_in_the_latest_check_in(items: dict[str, int]) -> None:
    assert low_day([days_ago(20, steady=9), days_ago(2, **items)], TODAY)


@pytest.mark.parametrize("items", [{"steady": 4, "hope": 4}, {"sleep": 0, "pull": 10, "money": 10}, {}])
def test_low_day_rule_nothing_else_makes_a_day_low(items: dict[str, int]) -> None:
    assert not low_day([days_ago(0, **items)], TODAY)


def test_low_day_rule_only_the_latest_check_in_of_the_past_seven_days_counts() -> None:
    assert not low_day([days_ago(8, steady=0)], TODAY)
    assert low_day([days_ago(7, steady=0)], TODAY)
    assert not low_day([days_ago(3, steady=0), days_ago(1, steady=6)], TODAY)
    assert steadiness([days_ago(8, steady=9)], TODAY) is Steadiness.UNKNOWN


def test_a_check_in_that_says_nothing_of_steadiness_or_hope_leaves_what_was_known() -> None:
    assert low_day([days_ago(3, steady=2), days_ago(1, sleep=9)], TODAY)
    assert steadiness([days_ago(1, sleep=9)], TODAY) is Steadiness.UNKNOWN


def test_a_check_in_from_a_day_to_come_does_not_count_when_the_clock_was_set_back() -> None:
    assert not low_day([days_ago(-1, steady=0)], TODAY)


@pytest.mark.parametrize(("values", "cards"), [((9, 9, 8, 7, 6, 5), True), ((9, 4, 8, 5, 9, 6), False)])
def test_care_card_when_hope_has_fallen_clearly_over_the_weeks(values: tuple[int, ...], cards: bool) -> None:
    weekly = [days_ago(7 * (len(values) - n - 1), hope=value) for n, value in enumerate(values)]
    assert needs_care(weekly, TODAY) is cards


@pytest.mark.parametrize("items", [{"steady": 2}, {"hope": 2}, {"hope": 0, "steady": 8}])
def test_care_card_when_steady_or_hope_is_two_or_lower(items: dict[str, int]) -> None:
    assert needs_care([days_ago(0, **items)], TODAY)


def test_no_care_card_when_both_are_low_only_once() -> None:
    assert not needs_care([days_ago(0, steady=3, hope=3)], TODAY)


@pytest.mark.parametrize(("days", "shown"), [(11, False), (12, True), (40, True)])
def test_care_card_when_both_are_below_four_in_two_check_ins_twelve_days_apart(
    days: int, shown: bool
) -> None:
    assert needs_care([days_ago(days, steady=3, hope=3), days_ago(0, steady=3, hope=3)], TODAY) is shown


def test_one_of_the_two_alone_is_not_both() -> None:
    assert not needs_care([days_ago(14, steady=3, hope=8), days_ago(0, steady=3, hope=3)], TODAY)


def test_the_care_card_is_for_the_day_of_the_check_in() -> None:
    assert not needs_care([days_ago(1, steady=0)], TODAY)


def test_sealed_text_is_not_readable_in_the_record_and_comes_back_whole() -> None:
    text = "Ünder the lamp\n" * 3000
    sealed = model.sealed_writing(text, TODAY)
    assert "lamp" not in repr(sealed)
    assert model.opened(sealed) == text
    assert sealed.hidden == ("text",)


def test_sealed_for_a_month_means_the_same_day_of_the_next_month() -> None:
    sealed = model.sealed_writing("x", TODAY)
    assert sealed.sealed_until == Day(date(2026, 4, 12))
    assert not sealed.ripe(date(2026, 4, 11))
    assert sealed.ripe(date(2026, 4, 12))


@pytest.mark.parametrize(
    ("on", "month_later"),
    [(date(2026, 1, 31), date(2026, 2, 28)), (date(2026, 12, 31), date(2027, 1, 31))],
)
def test_a_month_ends_where_the_next_month_ends(on: date, month_later: date) -> None:
    assert model.a_month_after(on) == month_later


def test_a_damaged_sealed_text_is_said_to_be_damaged() -> None:
    with pytest.raises(ValueError, match=r".+"):
        model.opened(FreeWriting("zzzz", Fate.SEAL))


@pytest.mark.parametrize(("days", "asked"), [(6, False), (7, True), (13, True), (14, False), (-2, False)])
def test_the_one_question_is_asked_from_day_seven_through_the_second_week(days: int, asked: bool) -> None:
    assert first_day(days, expected=6).asks(TODAY) is asked


def test_the_one_question_is_asked_once_and_only_with_something_to_compare() -> None:
    assert not first_day(7, expected=6, actual=3).asks(TODAY)
    assert not first_day(7).asks(TODAY)
    assert first_day(7, distress=0).asks(TODAY)


def test_looking_back_opens_on_the_chosen_day_and_two_days_after_where_none_was_chosen() -> None:
    assert first_day(chosen=Day.parse("2026-03-20")).look_back_from == date(2026, 3, 20)
    assert first_day(chosen=Day.parse("2026-04")).look_back_from == date(2026, 4, 1)
    assert first_day().look_back_from == date(2026, 3, 14)


def test_the_newest_first_day_is_the_gate_and_without_one_there_is_no_gate() -> None:
    days = [first_day(chosen=Day.parse("2026-03-20")), first_day(30, chosen=Day.parse("2027-01-01"))]
    assert model.look_back_day(days) == date(2026, 3, 20)
    assert model.look_back_day([]) is None


def test_first_days_are_read_from_their_entries_in_the_order_of_their_days(book: Book) -> None:
    for key in ("2026-03-12.02", "2026-02-01.01", "2026-03-12.01"):
        book.store.add(ExerciseEntry("a", key, {"story": f"story {key}"}, False))
    book.store.add(ExerciseEntry("c", "2026-03-01.01", {}, False))
    found = first_days(book.store)
    assert [one.key for one in found] == ["2026-02-01.01", "2026-03-12.01", "2026-03-12.02"]
    assert (found[0].story, found[0].began) == ("story 2026-02-01.01", date(2026, 2, 1))


def test_an_entry_about_something_else_begins_on_the_day_it_was_saved(book: Book) -> None:
    book.store.add(ExerciseEntry("a", "", {"fact": "They rang."}, False))
    (found,) = first_days(book.store)
    assert (found.began, found.fact) == (TODAY, "They rang.")


def test_answers_of_another_shape_count_as_not_given(book: Book) -> None:
    odd = {"distress": True, "expect_day7": 11, "look_back_from": "someday", "hold": "x", "story": 3}
    book.store.add(ExerciseEntry("a", "2026-03-12.01", odd, False))
    (found,) = first_days(book.store)
    assert found == FirstDay(found.id, "2026-03-12.01", TODAY, False)
