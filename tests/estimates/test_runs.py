"""Runs of noes equal the reference values (guide, 4.1)."""

import json
import re
from itertools import product
from pathlib import Path

import pytest

from workbook.estimates.runs import lost_every_final, run_of_noes, run_somewhere

REFERENCE = json.loads((Path(__file__).parents[1] / "fixtures" / "reference_values.json").read_text())


@pytest.mark.parametrize("chance", REFERENCE["streak_all_rejected"])
def test_a_run_from_now_matches_the_reference(chance):
    expected = REFERENCE["streak_all_rejected"][chance]
    runs = {k: run_of_noes(float(chance[2:]), int(k)) for k in expected}
    assert runs == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize("case", REFERENCE["p_run_of_at_least_m_rejections_in_n"])
def test_a_run_somewhere_matches_the_reference(case):
    n, m, p = re.fullmatch(r"n=(\d+),m=(\d+),p_offer=([\d.]+)", case).groups()
    expected = REFERENCE["p_run_of_at_least_m_rejections_in_n"][case]
    assert run_somewhere(float(p), int(m), int(n)) == pytest.approx(expected, abs=5e-5)


def test_a_run_somewhere_agrees_with_counting_every_way():
    ways = [answers for answers in product("YN", repeat=7) if "NNN" in "".join(answers)]
    assert run_somewhere(0.5, 3, 7) == pytest.approx(len(ways) / 2**7)


def test_a_run_longer_than_the_answers_cannot_be():
    assert run_somewhere(0.25, 5, 4) == 0


@pytest.mark.parametrize("case", REFERENCE["final_rounds_lost_all"])
def test_losing_every_final_matches_the_reference(case):
    finalists, finals = map(int, re.findall(r"\d+", case))
    expected = REFERENCE["final_rounds_lost_all"][case]
    assert lost_every_final(finalists, finals) == pytest.approx(expected, abs=5e-5)
