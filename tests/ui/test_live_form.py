"""Questions whose answers act at once."""

from __future__ import annotations

import pytest
from by_hand import room_words
from driver import Browser
from wording import words

from workbook import open_book, ui
from workbook.answers import NumberAnswer, TextAnswer

NAME = ui.Question("name", TextAnswer(limit=5), "What is it called?")
TAILS = ui.Question("tails", NumberAnswer(low=0), "How many tails?")


@pytest.fixture
def heard():
    return []


@pytest.fixture
def form(book, heard):
    return ui.LiveForm(
        book, [NAME, TAILS], room_words(), name="kites", on_change=lambda: heard.append(form_answers(book))
    )


def form_answers(book):
    return book.store.draft("kites").values


def test_every_answer_is_told_and_kept_as_a_draft_at_once(form, heard):
    Browser(form).type(name="Ann")
    assert heard == [{"name": "Ann", "tails": ""}]
    assert form.answers == {"name": "Ann", "tails": None}


def test_a_problem_is_said_beside_its_box_and_an_empty_box_is_none(form):
    browser = Browser(form)
    browser.type(tails="many", name="")
    assert list(browser.problems) == ["tails"]
    browser.type(tails="2")
    assert browser.problems == {}


def test_questions_that_are_hidden_keep_their_answers(form):
    Browser(form).type(name="Ann")
    form.show_only(["tails"])
    assert form.shown == ("tails",)
    assert form.answers["name"] == "Ann"


def test_the_answers_come_back_in_another_window_until_the_draft_is_dropped(book, form):
    Browser(form).type(name="Ann")

    def again():
        return ui.LiveForm(
            open_book(book.folder, now=book.now), [NAME], room_words(), name="kites", on_change=lambda: None
        )

    assert again().answers["name"] == "Ann"
    form.drop()
    assert again().answers["name"] == ""


def test_starting_afresh_tells_the_room_too(book, form):
    browser = Browser(form)
    browser.type(name="Ann")
    told = []
    form._on_change = lambda: told.append(form.answers["name"])
    browser.send("afresh")
    browser.send("return")
    assert told == ["", "Ann"]
    assert book.store.draft("kites") is not None


def test_a_failure_of_the_room_becomes_a_sentence(book):
    def fail() -> None:
        raise RuntimeError("inside")

    browser = Browser(ui.LiveForm(book, [NAME], room_words(), name="kites", on_change=fail))
    browser.type(name="Ann")
    assert words("ui.problem.unexpected") in browser.said
