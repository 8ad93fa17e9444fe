"""Numbers in the second part: each printed one was read at its source, or is our own sum and says so."""

from __future__ import annotations

import re
from typing import Any

import pytest

from workbook.content import load_exercise
from workbook.estimates.runs import run_of_noes
from workbook.perspective.model import printable

USUAL = load_exercise("m")
GUESSES: list[Any] = list(USUAL.more["guess"])
PUBLISHED: list[Any] = list(USUAL.more["published"])
PRINTED = {str(guess["id"]): guess for guess in printable(GUESSES)}


def numbers(text: str) -> list[int]:
    return [int(found) for found in re.findall(r"\d+", text)]


@pytest.mark.parametrize("figure", PUBLISHED, ids=lambda figure: figure["id"])
def test_a_published_figure_names_year_place_who_counted_and_grade_and_was_read_at_its_source(figure: Any):
    assert figure["mark"] == "V"
    assert figure["grade"] in ("A", "B")
    assert all(figure[name].strip() for name in ("who", "place", "year", "seen"))
    assert re.search(r"(19|20)\d\d", figure["year"])


@pytest.mark.english
@pytest.mark.parametrize("number", range(len(GUESSES)))
def test_what_a_guess_reveals_is_verified_or_our_own_arithmetic_or_waits(number: int):
    guesses: Any = load_exercise("m").more["guess"]
    guess = guesses[number]
    assert guess["mark"] in ("V", "ours", "reported", "V2", "M")
    if guess["mark"] == "ours":
        assert re.search(r"[Oo]ur (own )?arithmetic", guess["basis"])
    if guess["mark"] == "reported":
        assert "Reported by" in guess["basis"]
        assert "haven't read" in guess["basis"]
    if guess["mark"] in ("V2", "M"):
        assert guess not in printable(guesses)


def test_no_other_sentence_of_the_exercise_prints_a_number() -> None:
    texts = [USUAL.title, USUAL.intro, USUAL.why_it_helps, USUAL.enough, USUAL.done_when]
    texts += [text for prompt in USUAL.prompts for text in (prompt.ask, prompt.hint)]
    assert [text for text in texts if numbers(text)] == []


def test_the_numbers_of_the_second_reveal_are_those_of_the_arithmetic() -> None:
    assert numbers(PRINTED["g2"]["reveal"]) == [round(100 * run_of_noes(0.25, 6)), 100]


def test_the_survey_seen_only_second_hand_comes_last_and_says_so() -> None:
    assert list(PRINTED) == ["g1", "g2", "g3", "g4"]
    assert PRINTED["g4"]["mark"] == "reported"


def test_the_time_boxes_are_those_of_the_guide() -> None:
    assert (load_exercise("c").time_box_min, USUAL.time_box_min) == (25, 15)
