"""Filling in: what a person typed stands in the letter as it is, and nothing unfilled slips through."""

from __future__ import annotations

import pytest
from letters_by_hand import BY_ID, FULL, GAPS, LETTERS, choices_for

from workbook.content.letters import still_open
from workbook.messages.letters import compose, tidied

HOSTILE = [
    "R&D <Lead>",
    "O'Brien",
    "Zoë Łuczak-Ñandú",
    "دانة",
    "{contact}",
    "{q1.__class__}",
    "{{ 7 * 7 }}",
    "%0D%0ABcc: x@example.org",
    "⟨O: yes⟩",
    "<script>alert(1)</script>",
    "a\u202eb",
    "\\n\\t",
    "$HOME `ls`",
    "日本 太郎",
    "👩🏽‍💻",
]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("letter", LETTERS.letters, ids=lambda letter: letter.id)
def test_whatever_is_typed_into_any_field_stands_in_the_letter_as_typed(letter, name: str):
    for place in letter.places:
        made = compose(LETTERS, letter, choices_for(letter, values={**FULL, place: name}), GAPS)
        assert name in made.subject + made.body
        assert still_open(made.subject + made.body, GAPS, [name]) == []


def test_a_full_stop_is_not_doubled_and_space_around_goes():
    assert tidied({"detail": " the walk round. ", "others": "Tom,", "me": "Sam"}) == {
        "detail": "the walk round",
        "others": "Tom",
        "me": "Sam",
    }


@pytest.mark.parametrize(
    "typed, said",
    [
        ("what next", "What next?"),
        ("What next?", "What next?"),
        ("Tell me.", "Tell me."),
        ("何ですか？", "何ですか？"),
    ],
)
def test_a_question_of_ones_own_ends_as_one(typed: str, said: str):
    assert tidied({"q1": typed}) == {"q1": said}


def test_a_field_with_nothing_to_see_in_it_is_not_filled_in():
    assert tidied({"contact": " \u200b ", "me": ""}) == {}


@pytest.mark.parametrize(
    "text, open_",
    [
        ("Dear ⟨your contact⟩,", ["⟨your contact⟩"]),
        ("Dear ⟨your cont,", ["⟨"]),
        ("Dear your contact⟩,", ["⟩"]),
        ("Dear {contact},", ["{contact}"]),
        ("Dear {Priya},", []),
        ("Dear Priya,", []),
    ],
)
def test_a_gap_and_what_is_left_of_one_keep_the_letter_here(text: str, open_: list[str]):
    assert still_open(text, GAPS, []) == open_


def test_a_bracket_in_a_name_is_no_gap_but_one_more_is():
    assert still_open("Dear ⟨X⟩,", GAPS, ["⟨X⟩"]) == []
    assert still_open("Dear ⟨X⟩ ⟨", GAPS, ["⟨X⟩"]) == ["⟨"]


def test_without_others_nobody_is_thanked_and_the_sentence_is_whole():
    values = {name: text for name, text in FULL.items() if name != "others"}
    made = [
        compose(LETTERS, BY_ID[id], choices_for(BY_ID[id], values=values), GAPS).body
        for id in ("E3", "E4", "E7", "E8")
    ]
    assert "got that far. I appreciated how openly" in made[0]
    assert "for the time you gave me." in made[1]
    assert "for keeping me posted.\n\n" in made[2]
    assert "decision on the Data analyst role. Thank you also to everyone" in made[3]


def test_the_second_question_stands_only_where_there_is_room_for_it():
    with_room = {letter.id for letter in LETTERS.letters if "q2" in letter.needs}
    assert with_room == {"E2"}
