"""Waits equal the reference values, and say nothing they cannot know (guide, 4.3)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbook.estimates.waits import (
    Wait,
    answer_split,
    answer_within,
    followed,
    half_answered,
    hardly_an_answer,
    reply_curve,
    silent_after,
)

REFERENCE = json.loads((Path(__file__).parents[1] / "fixtures" / "reference_values.json").read_text())


def waits(text: str) -> list[Wait]:
    """From "3, 5+, 6no": days, with a plus for silence and a word for the kind of answer."""
    made = []
    for part in text.split(","):
        days = "".join(letter for letter in part if letter.isdigit())
        word = part.strip()[len(days) :]
        made.append(Wait(int(days), "" if word == "+" else word or "reply"))
    return made


TWELVE = waits("3, 5, 6, 7+, 8, 10, 12, 14+, 15, 21, 21+, 30+")
WHICH = waits("3no, 5yes, 6no, 7+, 8no, 10yes, 12no, 14+, 15no, 20no, 22+, 30+")


def test_the_curve_equals_the_reference_on_every_day() -> None:
    found = {str(p.day): p for p in reply_curve(TWELVE)}
    assert set(found) == set(REFERENCE["km_by_hand"])
    for day, row in REFERENCE["km_by_hand"].items():
        point = found[day]
        assert (point.at_risk, point.answers) == (row["n"], row["d"])
        assert point.silent == pytest.approx(row["S"], abs=1e-6)
        assert (point.low, point.high) == (
            pytest.approx(row["lo"], abs=1e-6),
            pytest.approx(row["hi"], abs=1e-6),
        )


def test_half_are_answered_on_the_reference_day() -> None:
    assert half_answered(reply_curve(TWELVE)) == REFERENCE["km_median_days"]


def test_half_is_half_however_many_steps_it_took() -> None:
    for answers in range(8, 60):
        one_a_day = [Wait(day, "no") for day in range(1, answers + 1)]
        assert half_answered(reply_curve([*one_a_day, *[Wait(99)] * answers])) == answers
        assert half_answered(reply_curve([*one_a_day, *[Wait(99)] * (answers + 1)])) is None


@pytest.mark.parametrize("further", [14, 7])
def test_the_chance_of_an_answer_after_silence_equals_the_reference(further: int) -> None:
    points = reply_curve(TWELVE)
    for when, chance in REFERENCE[f"km_reply_in_next_{further}_given_silent"].items():
        assert answer_within(points, int(when[2:]), further) == pytest.approx(chance, abs=5e-5)


def test_nothing_is_read_beyond_the_last_observed_day() -> None:
    points = reply_curve(TWELVE)
    assert points[-1].day == 30
    assert silent_after(points, 30) == pytest.approx(0.234375)
    assert silent_after(points, 31) is None
    assert answer_within(points, 21, 14) is None


def test_under_eight_replies_there_is_no_curve_and_no_split() -> None:
    seven = [wait for wait in TWELVE if wait.days != 3]
    assert reply_curve(seven) == []
    assert answer_split(seven) == []
    assert half_answered(reply_curve(seven)) is None


def test_counts_stand_in_for_the_curve_as_in_the_reference() -> None:
    counts = followed(TWELVE, 14, 28)
    reference = REFERENCE["km_counts_fallback_after_14"]
    assert counts.silent == reference["still_silent_day14"]
    assert counts.answered == reference["replied_by_28"]
    assert counts.followed == counts.answered + reference["followed_to_28_without_reply"]


def test_the_split_equals_the_reference_on_every_day_and_sums_to_one() -> None:
    split = {str(row.day): row for row in answer_split(WHICH)}
    assert set(split) == set(REFERENCE["aalen_johansen_by_hand"])
    for day, row in REFERENCE["aalen_johansen_by_hand"].items():
        found = split[day]
        assert found.answers["yes"] == pytest.approx(row["cif_next"], abs=1e-6)
        assert found.answers["no"] == pytest.approx(row["cif_reject"], abs=1e-6)
        assert found.silent == pytest.approx(row["S"], abs=1e-6)
        assert sum(found.answers.values()) + found.silent == pytest.approx(1)


def test_the_curve_may_shorten_a_wait_only_with_five_still_at_risk() -> None:
    many = [*waits("1, 1, 2, 2, 3, 3, 4, 4"), *[Wait(60)] * 5]
    assert hardly_an_answer(reply_curve(many), 10)
    assert not hardly_an_answer(reply_curve(many[:-1]), 10)
    assert not hardly_an_answer(reply_curve(TWELVE), 10)
    assert not hardly_an_answer([], 10)


def test_a_wait_shorter_than_no_days_is_refused() -> None:
    with pytest.raises(ValueError):
        reply_curve([Wait(-1, "reply")])


SOME = st.builds(Wait, st.integers(0, 400), st.sampled_from(["", "no", "yes"]))
ANY = st.lists(SOME, min_size=12, max_size=60)


@pytest.mark.filterwarnings("ignore:The confidence interval is undefined")  # at the edges, where we give none
@given(ANY)
def test_the_curve_equals_scipys(some: list[Wait]) -> None:
    from scipy.stats import CensoredData, ecdf

    points = reply_curve(some)
    assume(points)
    answered = [wait.days for wait in some if wait.answered]
    silent = [wait.days for wait in some if not wait.answered]
    survival = ecdf(CensoredData(answered, right=silent)).sf
    assert [point.silent for point in points] == pytest.approx(survival.evaluate([p.day for p in points]))
    scipys = survival.confidence_interval(method="log-log")
    for name, ends in (("low", scipys.low), ("high", scipys.high)):
        ours = {point.day: getattr(point, name) for point in points}
        for day, end in zip(survival.quantiles, ends.probabilities, strict=True):
            assert ours[day] is None or ours[day] == pytest.approx(end)


@given(ANY)
def test_silence_only_falls_stays_within_its_range_and_the_split_always_sums_to_one(some: list[Wait]) -> None:
    points, split = reply_curve(some), answer_split(some)
    shares = [p.silent for p in points]
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= share <= 1 for share in shares)
    assert all(p.low is None or p.high is None or p.low <= p.silent <= p.high for p in points)
    assert all(abs(sum(row.answers.values()) + row.silent - 1) < 1e-9 for row in split)
