"""The rules of the first day and of free writing, one test for each rule of the guide."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from workbook.answers import Day, ExerciseEntry, key_of
from workbook.book import Book
from workbook.today import model
from workbook.today.model import Fate, FirstDay, FreeWriting, first_days

TODAY = date(2026, 3, 12)


def first_day(days: int = 0, **answers: Any) -> FirstDay:
    began = TODAY - timedelta(days=days)
    return FirstDay("x", key_of(began, 1), began, True, **answers)


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
