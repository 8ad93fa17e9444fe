"""What a letter still says after it was changed by hand: the request for feedback, and the open door."""

from __future__ import annotations

import pytest
from composer_by_hand import ANSWERS, Desk, application
from wording import words

from workbook.messages.model import Message, Purpose

QUESTION = words("messages.compose.field.question.options.one_thing")


@pytest.fixture
def desk(book):
    return Desk(book, application(book))


def sent(desk: Desk) -> Message:
    """The letter as it is handed on."""
    desk.composer.sent()
    return desk.sent[-1]


def test_a_question_of_ones_own_without_a_mark_is_the_request(desk):
    desk.type(**ANSWERS, ask_interview="own", q1="Tell me one thing I could do better.")
    assert "?" not in desk.body
    assert sent(desk).purpose is Purpose.THANKS_AND_ASK


@pytest.mark.parametrize("call", ["they_ring", "you_ring"])
def test_a_script_without_its_question_asks_nothing_whatever_else_it_asks(desk, call):
    desk.type(channel="phone", call=call, contact="Priya", me="Sam")
    lines = [line for line in desk.body.split("\n") if QUESTION not in line]
    desk.write("\n".join(lines))
    assert "?" in desk.body
    assert sent(desk).purpose is Purpose.THANKS


@pytest.mark.parametrize("call", ["they_ring", "you_ring"])
def test_a_script_with_another_question_in_its_place_asks(desk, call):
    desk.type(channel="phone", call=call, contact="Priya", me="Sam")
    desk.write(desk.body.replace(QUESTION, "Which part went well?"))
    assert sent(desk).asks


@pytest.mark.parametrize("asked", ["何ですか？", "ما رأيك؟", "Ի՞նչ", "ምን፧"])
def test_a_letter_asks_in_any_language(desk, asked):
    desk.type(**ANSWERS)
    desk.write(desk.body.replace(QUESTION, asked))
    assert sent(desk).asks


def test_a_letter_without_its_question_asks_nothing(desk):
    desk.type(**ANSWERS)
    desk.write(desk.body.replace(QUESTION, ""))
    assert not sent(desk).asks


DOORS = [
    {},
    {"to_role": "in_house_recruiter", "tone": "formal", "surname": "Dr Rao", "full_name": "Sam Adeyemi"},
    {"feedback": "not_asked", "tone": "warm"},
    {"channel": "linkedin", "feedback": "not_asked"},
    {"channel": "phone"},
]


@pytest.mark.parametrize("answers", DOORS)
def test_a_door_is_open_while_its_line_is_there_also_in_other_words(desk, answers):
    desk.type(**ANSWERS | {"open": "yes", "positive": "yes"} | answers)
    line = desk.composer._composed.door
    assert line in desk.body
    with_it = desk.body
    assert desk.composer.written(desk.composer._composed).open_door
    desk.write(with_it.replace(" would ", " really would "))
    assert desk.composer.written(desk.composer._composed).open_door
    desk.write(with_it.replace(line, ""))
    assert not sent(desk).open_door


def test_a_letter_without_the_line_leaves_no_door_open(desk):
    desk.type(**ANSWERS, open="no")
    assert not sent(desk).open_door
