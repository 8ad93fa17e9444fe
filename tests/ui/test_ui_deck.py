"""A deck of statements to rate, an answer that stays in sight, and values an exercise begins with."""

from __future__ import annotations

from typing import Any

import pytest
from driver import Browser

from workbook import ui
from workbook.answers import ExerciseEntry
from workbook.book import Book
from workbook.content import Exercise, Prompt, Step

COLUMNS = {"what": "What", "much": "How much", "sure": "Sure?"}
DECK = Prompt(
    "deck",
    "Go through these.",
    "cards",
    choices={"yes": "Sure"},
    columns=COLUMNS,
    cards={"a": "Rain", "b": "Wind"},
)
WEATHER = Exercise(
    "weather",
    "Weather",
    "",
    (
        Step("", "", (Prompt("plan", "What was the plan?", "short_text"),)),
        Step("", "", (DECK,), sees=("plan",)),
    ),
    in_sight={"plan": "The plan"},
)
QUESTION = ui.Question("deck", DECK.answer, "", options=DECK.choices, cards=DECK.cards)


@pytest.fixture
def made(book: Book) -> tuple[ui.ExerciseForm, Browser]:
    exercise = ui.ExerciseForm(book, WEATHER, start={"plan": "A walk"})
    return exercise, Browser(exercise)


def test_the_browser_gets_the_statements_the_slider_and_the_options(made: Any) -> None:
    drawn = made[1].ask("deck")
    assert drawn["cards"] == [["a", "Rain"], ["b", "Wind"]]
    assert (drawn["low"], drawn["high"], drawn["options"]) == (0, 100, [["yes", "Sure"]])


def test_an_exercise_begins_with_what_it_is_given_and_keeps_it_once_a_step_is_left(
    book: Book, made: Any
) -> None:
    _, browser = made
    assert browser.boxes["plan"] == "A walk"
    assert book.store.all(ExerciseEntry) == []
    browser.press("next")
    assert book.store.all(ExerciseEntry)[0].record.answers == {"plan": "A walk"}
    assert Browser(ui.ExerciseForm(book, WEATHER, start={"plan": "A swim"})).boxes["plan"] == "A walk"


def test_the_browser_knows_which_answer_stays_in_sight(made: Any) -> None:
    shown = made[1].shows
    assert (shown("in_sight"), shown("arrive")) == ({"plan": "The plan"}, False)
    assert [step["sees"] for step in shown("modes")["whole"]] == [[], ["plan"]]


def test_a_rated_deck_is_kept_and_comes_back(book: Book, made: Any) -> None:
    made[1].press("rest", deck=[["b", "70", "yes"]])
    assert Browser(ui.ExerciseForm(book, WEATHER)).boxes["deck"] == [["b", "70", "yes"]]


def test_two_versions_of_a_deck_are_read_in_words() -> None:
    assert QUESTION.readable([["a", "70", "yes"], ["gone", "5", ""]]) == "Rain · 70 · Sure\ngone · 5"


def test_both_versions_of_a_deck_keep_one_rating_for_each_statement() -> None:
    mine, theirs = [["a", "70", "yes"]], [["a", "10", ""], ["b", "20", ""]]
    assert QUESTION.both(mine, theirs) == [["a", "70", "yes"], ["b", "20", ""]]
