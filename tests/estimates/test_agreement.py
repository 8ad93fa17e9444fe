"""How often two interviewers choose the same person equals the reference values (guide, 4.1)."""

import json
import re
from pathlib import Path
from random import Random

import pytest
from agreement_by_hand import PANEL, same_first_choice

from workbook.content import load_exercise, load_words
from workbook.estimates.agreement import SAME_OF_FIVE, SEPARATE, TwoOrders, two_orders

REFERENCE = json.loads((Path(__file__).parents[1] / "fixtures" / "reference_values.json").read_text())


@pytest.mark.parametrize("case", REFERENCE["p_two_interviewers_same_first_choice"])
def test_the_same_first_choice_matches_the_reference(case):
    people, correlation = re.fullmatch(r"n=(\d+),r=([\d.]+)", case).groups()
    expected = REFERENCE["p_two_interviewers_same_first_choice"][case]
    assert same_first_choice(int(people), float(correlation)) == pytest.approx(expected, abs=5.1e-4)


@pytest.mark.parametrize("correlation", REFERENCE["closed_form_n2"])
def test_two_people_match_the_closed_form(correlation):
    expected = REFERENCE["closed_form_n2"][correlation]
    assert same_first_choice(2, float(correlation)) == pytest.approx(expected, abs=6e-5)


def test_the_number_that_is_shown_is_that_of_five_people():
    assert same_first_choice(5, SEPARATE) == pytest.approx(SAME_OF_FIVE, abs=5e-4)


def test_the_third_reveal_of_the_guesses_says_these_numbers():
    (reveal,) = (guess["reveal"] for guess in load_exercise("m").more["guess"] if guess["id"] == "g3")
    separate, panel = (round(100 * same_first_choice(5, r)) for r in (SEPARATE, PANEL))
    assert [int(number) for number in re.findall(r"\d+", reveal)] == [separate, 100, 20, panel]
    assert len(load_words("perspective").options("same_five.people")) == 5


def test_without_agreement_it_is_chance():
    assert same_first_choice(5, 0.0) == pytest.approx(0.2, abs=1e-9)


def test_a_correlation_of_one_is_refused():
    with pytest.raises(ValueError, match="below 1"):
        same_first_choice(5, 1.0)


def test_made_up_interviewers_agree_about_as_often_as_the_arithmetic_says():
    chance = Random(7)
    same = sum(two_orders(5, SEPARATE, chance).same for _ in range(4000))
    assert same / 4000 == pytest.approx(SAME_OF_FIVE, abs=0.025)


def test_the_same_chance_gives_the_same_orders():
    assert two_orders(5, SEPARATE, Random("x")) == two_orders(5, SEPARATE, Random("x"))
    assert sorted(two_orders(5, SEPARATE, Random(1)).left) == [0, 1, 2, 3, 4]
    assert TwoOrders((1, 0), (1, 0)).same
