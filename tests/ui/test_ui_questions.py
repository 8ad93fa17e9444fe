"""Questions: an answer's kind joined with its room_words, and how they are read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from by_hand import room_words
from driver import Browser
from invented import asked, form
from wording import words

from workbook import ui
from workbook.answers import Day, DayAnswer, MultiAnswer, Problem, ReferenceAnswer, ScaleAnswer
from workbook.book import Book


def named(name: str) -> ui.Question:
    return next(q for q in asked() if q.name == name)


def test_a_question_takes_its_words_from_the_rooms_file() -> None:
    question = named("organisation")
    assert (question.ask, question.hint) == ("Organisation", "A nickname is fine.")


def test_options_come_in_the_records_order_and_only_with_words() -> None:
    assert list(named("source").options) == ["job_board", "agency", "other"]


def test_short_answers_share_a_line_and_long_ones_do_not() -> None:
    assert [q.wide for q in asked()] == [False, False, False, True, True]


def test_a_scale_shows_its_words_at_its_numbers() -> None:
    entries = room_words(low="Not at all", high="Completely", labels={"50": "Half and half"}, ask="How true?")
    question = ui.question("belief", ScaleAnswer(low=0, high=100), entries)
    assert question.drawn()["labels"] == {"0": "Not at all", "50": "Half and half", "100": "Completely"}


def test_what_python_holds_is_shown_and_read_back_the_same(book: Book) -> None:
    values = {
        "organisation": "Q & Sons",
        "role": "",
        "sent_on": Day(date(2026, 1, 5)),
        "source": None,
        "note": "a\nb",
    }
    made = form(book, start=values)
    assert (made.answers, made.problems) == (values, {})


def test_own_words_join_the_chosen_options(book: Book) -> None:
    several = MultiAnswer(options=("hurt", "tired"), limit=20)
    question = ui.Question(
        "feelings", several, "Which?", options={"hurt": "Hurt", "tired": "Tired"}, own=True
    )
    assert question.read(book, ["wobbly", "tired"]) == ("tired", "wobbly")
    assert replace(question, own=False).read(book, ["wobbly"]) == Problem("not_an_option")


def test_a_reference_must_be_one_of_those_offered(book: Book) -> None:
    question = ui.Question("about", ReferenceAnswer(), "Which one?", options={"a1": "Quillmoor"})
    assert question.read(book, "a1") == "a1"
    assert question.read(book, "Quillmore") == Problem("not_in_list")
    needed = replace(question, answer=ReferenceAnswer(required=True))
    assert needed.read(book, "") == Problem("required")


def test_an_inexact_day_is_echoed_as_what_is_kept(book: Book) -> None:
    assert named("sent_on").echo(book, "jan 2026")["text"] == words(
        "ui.day.about", day="some day in January 2026"
    )


def test_a_day_without_a_hint_says_what_may_be_typed(book: Book) -> None:
    assert Browser(form(book)).ask("sent_on")["hint"] == words("ui.day.hint")


def test_a_day_to_come_without_a_hint_names_days_to_come_that_read_as_such(book: Book) -> None:
    question = ui.question("until", DayAnswer(ahead=True), room_words(ask="Until when?"))
    made = ui.Form(book, [question], room_words(), name="test.until", keep=lambda _values: None)
    assert Browser(made).ask("until")["hint"] == words("ui.day.hint_ahead")
    for word in ("tomorrow", "Friday", "on Friday"):
        assert question.read(book, word).on >= book.today()


def test_an_empty_box_is_echoed_with_nothing(book: Book) -> None:
    assert named("sent_on").echo(book, "") == {}
