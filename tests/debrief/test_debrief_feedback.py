"""Feedback: the steady check, the seal, and their words kept exactly; a test for each rule."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from typing import Any

import pytest
from debrief_by_hand import actions, form, heard, interview, page, points, read_point, settle, take_in
from driver import Browser, asked, press, shown, shows
from wording import words

from workbook import open_book
from workbook.answers import Day
from workbook.book import Book
from workbook.debrief.model import (
    Feedback,
    Theme,
    opened,
    sealed,
)
from workbook.exporting.contents import everything
from workbook.exporting.report import report_bytes

WORDS = "heron lantern gravel"


def fresh(book: Book) -> Any:
    """The page as another visit finds it."""
    return page(book)


@pytest.fixture
def put_away(book: Book) -> Book:
    """A book with feedback that was sealed unread, after it was half typed."""
    part = page(book)
    take_in(part, steady=2)
    press(part, words("debrief.feedback.keep_sealed"))
    browser = Browser(form(part.intake))
    browser.type(quote=WORDS)
    with sqlite3.connect(book.path) as connection:
        assert WORDS in "\n".join(connection.iterdump())
    browser.press(quote=WORDS, source="recruiter")
    return book


def test_buffer_one_thing_that_went_well_is_asked_before_their_words(book: Book) -> None:
    part = page(book)
    part.intake.before()
    names = asked(form(part.intake))
    assert names == ["steady", "buffer"]
    take_in(part)
    assert heard(book)[0].buffer == "You listened"
    assert words("debrief.feedback.went_well", buffer="You listened") in shown(part)


def test_why_feedback_helps_is_said_until_there_is_some(book: Book) -> None:
    why = words("debrief.feedback.why_it_helps")
    assert why in shown(page(book).intake)
    take_in(page(book))
    assert why not in shown(page(book).intake)


def test_read_it_once_and_wait_until_steady_is_said_first(book: Book) -> None:
    part = page(book)
    press(part, words("debrief.feedback.begin"))
    assert words("debrief.feedback.read_once") in shown(part)


@pytest.mark.parametrize("steady", [0, 3])
def test_steady_check_below_four_offers_to_keep_it_sealed_until_tomorrow(book: Book, steady: int) -> None:
    part = page(book)
    take_in(part, steady=steady)
    assert words("debrief.feedback.keep_sealed") in shown(part)
    assert words("debrief.feedback.open_anyway") in shown(part)


@pytest.mark.parametrize("steady", [4, 10, None])
def test_steady_check_from_four_on_nothing_is_offered(book: Book, steady: int | None) -> None:
    part = page(book)
    take_in(part, WORDS, steady=steady)
    assert heard(book)[0].quote == WORDS


def test_steady_check_it_may_be_opened_anyway(book: Book) -> None:
    part = page(book)
    take_in(part, steady=2)
    press(part, words("debrief.feedback.open_anyway"))
    Browser(form(part.intake)).press(quote=WORDS)
    assert heard(book)[0].quote == WORDS


def test_sealed_feedback_is_not_readable_before_its_day_unless_it_is_opened_anyway(put_away: Book) -> None:
    part = fresh(put_away)
    assert WORDS not in shown(part)
    part.intake.open(put_away.store.all(Feedback)[0].id)
    assert words("debrief.feedback.sealed", day="13 March") in shown(part)
    assert WORDS not in shown(part)
    press(part, words("debrief.feedback.open_before", day="13 March"))
    assert WORDS in shown(part)


def test_sealed_feedback_can_be_opened_on_its_day(put_away: Book, clock: Any) -> None:
    clock.forward(days=1)
    part = fresh(put_away)
    part.intake.open(put_away.store.all(Feedback)[0].id)
    assert words("debrief.feedback.ripe_say") in shown(part)
    press(part, words("debrief.feedback.open_ripe"))
    assert heard(put_away)[0].quote == WORDS


def test_sealed_feedback_is_in_no_row_history_draft_table_or_report(put_away: Book) -> None:
    with sqlite3.connect(put_away.path) as connection:
        assert WORDS not in "\n".join(connection.iterdump())
    assert WORDS not in put_away.frame("feedback").to_csv()
    report = report_bytes(put_away, everything(put_away)).decode()
    assert WORDS not in report
    assert heard(put_away)[0].quote not in report


def test_a_clock_set_back_keeps_feedback_sealed(put_away: Book, clock: Any) -> None:
    clock.forward(days=-5)
    part = fresh(put_away)
    part.intake.open(put_away.store.all(Feedback)[0].id)
    assert WORDS not in shown(part)


def test_feedback_can_be_put_away_again_after_it_was_read(book: Book) -> None:
    part = page(book)
    take_in(part, WORDS)
    press(part, words("debrief.feedback.put_away"))
    assert WORDS not in shown(part)
    assert opened(heard(book)[0]).quote == WORDS


@pytest.mark.parametrize("words", ["", "a", "two\nlines", "Ünïcode 🪶 " * 500])
def test_sealing_keeps_every_letter(words: str) -> None:
    once = sealed(Feedback(quote=words), date(2026, 3, 13))
    assert opened(sealed(once, date(2026, 3, 14))).quote == words


def test_damaged_sealed_words_are_a_sentence(put_away: Book) -> None:
    stored = put_away.store.all(Feedback)[0]
    spoilt = Feedback(quote="c-not ours", sealed_until=Day(date(2026, 3, 13)), kept_at=stored.record.kept_at)
    put_away.store.update(stored.id, spoilt, stored.rev)
    part = fresh(put_away)
    part.intake.open(stored.id)
    press(part, words("debrief.feedback.open_anyway"))
    assert words("debrief.feedback.damaged") in shown(part)


def test_the_quote_is_kept_word_for_word_apart_from_the_reading(book: Book) -> None:
    said = "  Lacked   depth on\nstakeholder work…  "
    part = page(book)
    take_in(part, said)
    read_point(part, part="Lacked   depth")
    settle(part, text="Prepare two examples with numbers")
    assert heard(book)[0].quote == said
    assert (points(book)[0].part, points(book)[0].theme) == ("Lacked   depth", Theme.EXAMPLES)
    assert actions(book)[0].text == "Prepare two examples with numbers"
    assert json.dumps(said, ensure_ascii=False)[1:-1] in shown(part)


def test_feedback_about_one_interview_is_kept_with_it(book: Book) -> None:
    about = interview(book)
    part = page(book)
    take_in(part)
    assert heard(book)[0].about == about
    part.heard.refresh()
    assert f"Quillmoor · {words('interviews.field.stage.options.final')}" in shown(part.heard)


def test_feedback_cannot_have_arrived_on_a_day_to_come(book: Book) -> None:
    part = page(book)
    part.intake.before()
    Browser(form(part.intake)).press(steady=8)
    Browser(form(part.intake)).press(quote=WORDS, arrived_on="1 April 2026")
    assert (
        words("debrief.feedback.words.problem.arrived_in_future")
        in Browser(form(part.intake)).problems["arrived_on"]
    )


def test_feedback_that_arrived_before_the_interview_is_kept_all_the_same(book: Book) -> None:
    interview(book, days_ago=3)
    part = page(book)
    take_in(part, WORDS, arrived_on="1 March 2026")
    assert heard(book)[0].arrived_on == Day(date(2026, 3, 1))


def test_a_form_half_filled_comes_back_after_a_reload(book: Book) -> None:
    part = page(book)
    part.intake.before()
    Browser(form(part.intake)).type(buffer="You listened")
    assert Browser(form(fresh(book).intake)).boxes["buffer"] == "You listened"


def test_two_windows_on_their_words_show_both_and_lose_neither(book: Book) -> None:
    part = page(book)
    take_in(part, "Typed first")
    id = book.store.all(Feedback)[0].id
    other = page(open_book(book.folder, now=book.now))
    for one in (part, other):
        one.intake.open(id)
        press(one.intake, words("debrief.feedback.change_words"))
    Browser(form(part.intake)).press(quote="Typed here", source="recruiter")
    browser = Browser(form(other.intake))
    browser.press(quote="Typed there", source="recruiter")
    (side, *_) = shows(browser, "conflict")["sides"]
    assert (side["mine"], side["theirs"]) == ("Typed there", "Typed here")
    browser.send("resolve", how="both", values={})
    browser.press()
    assert heard(book)[0].quote == "Typed there\n\nTyped here"


def test_words_typed_while_another_window_seals_are_a_piece_of_their_own(book: Book) -> None:
    part = page(book)
    take_in(part, "Typed first")
    id = book.store.all(Feedback)[0].id
    press(part.intake, words("debrief.feedback.change_words"))
    browser = Browser(form(part.intake))
    other = page(open_book(book.folder, now=book.now))
    other.intake.open(id)
    press(other.intake, words("debrief.feedback.put_away"))
    browser.press(quote="Typed meanwhile")
    assert sorted(opened(one).quote for one in heard(book)) == ["Typed first", "Typed meanwhile"]


def test_words_of_a_piece_that_was_removed_meanwhile_are_a_piece_of_their_own(book: Book) -> None:
    part = page(book)
    take_in(part, "Typed first")
    book.store.remove(Feedback, book.store.all(Feedback)[0].id)
    press(part.intake, words("debrief.feedback.change_words"))
    browser = Browser(form(part.intake))
    browser.press(quote="Typed after")
    browser.send("resolve", how="mine", values={})
    assert [one.quote for one in heard(book)] == ["Typed after"]
