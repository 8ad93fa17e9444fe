"""When a card comes back, to the digits of the reference; nothing is due in the past."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.answers import Day
from workbook.attempts.model import Recall
from workbook.estimates import spacing
from workbook.questions.model import Card, Freshness, chance, due_from, freshness, rated

REFERENCE = json.loads((Path(__file__).parents[1] / "fixtures/reference_values.json").read_text("utf-8"))
BEGIN = date(2025, 3, 3)
RATINGS = {"Again": Recall.BLANK, "Hard": Recall.STRUGGLE, "Good": Recall.WELL_ENOUGH, "Easy": Recall.EASILY}
RECALLS = st.sampled_from([*Recall])


def after(*reviews: tuple[int, Recall]) -> Card:
    """A card tried so many days after the first of them."""
    card = Card("What do you do first?")
    for days, recall in reviews:
        card = rated(card, recall, BEGIN + timedelta(days=days))
    return card


def check(card: Card, row: dict[str, Any]) -> None:
    assert card.stability == pytest.approx(row["S"], abs=5e-5)
    assert card.difficulty == pytest.approx(row["D"], abs=5e-5)
    assert card.due_on == Day(date.fromisoformat(row["next_due"]))


def test_a_card_tried_on_its_days_is_that_of_the_reference_to_the_digits() -> None:
    card = Card("What do you do first?")
    for row in REFERENCE["fsrs_story_A_reviewed_when_due"]:
        card = rated(card, RATINGS[row["rating"]], date.fromisoformat(row["on"]))
        check(card, row)


@pytest.mark.parametrize("rating", RATINGS)
def test_the_first_attempt_brings_it_back_after_one_one_two_or_eight_days(rating: str) -> None:
    row = REFERENCE["fsrs_first_rating"][rating]
    card = after((0, RATINGS[rating]))
    check(card, row)
    assert (card.due_on.on - BEGIN).days == row["interval_days"]


def test_a_story_told_three_times_fades_as_the_reference_says() -> None:
    row = REFERENCE["fsrs_story_B"]
    card = after((0, Recall.STRUGGLE), (1, Recall.WELL_ENOUGH), (4, Recall.WELL_ENOUGH))
    assert card.stability == pytest.approx(row["S"], abs=5e-4)
    assert card.difficulty == pytest.approx(row["D"], abs=5e-5)
    assert card.due_on == Day(date.fromisoformat(row["due"]))
    for days, expected in row["R_on"].items():
        assert chance(card, BEGIN + timedelta(days=int(days))) == pytest.approx(expected, abs=5e-5)


def test_what_the_rule_says_of_a_day_is_that_of_the_reference() -> None:
    for name, expected in REFERENCE["fsrs_curve"]["R"].items():
        days, stability = (int(part.split("=")[1]) for part in name.split(","))
        card = Card("What?", stability=float(stability), difficulty=5.0, reviewed_on=Day(BEGIN))
        assert chance(card, BEGIN + timedelta(days=days)) == pytest.approx(expected, abs=5e-7)


@settings(deadline=None)  # a busy machine is no reason to fail
@given(st.lists(st.tuples(st.integers(0, 60), RECALLS), min_size=1, max_size=12))
def test_nothing_is_due_in_the_past_after_a_rating(steps: list[tuple[int, Recall]]) -> None:
    card, today = Card("What?"), BEGIN
    for days, recall in steps:
        today += timedelta(days=days)
        card = rated(card, recall, today)
        assert card.due_on is not None
        assert card.due_on.on > today


@settings(deadline=None)  # a busy machine is no reason to fail
@given(st.lists(st.tuples(st.integers(0, 60), RECALLS), min_size=1, max_size=12), st.integers(0, 90))
def test_a_lapse_never_lengthens(steps: list[tuple[int, Recall]], later: int) -> None:
    card, today = Card("What?"), BEGIN
    for days, recall in steps:
        today += timedelta(days=days)
        card = rated(card, recall, today)
    today += timedelta(days=later)
    lapsed = rated(card, Recall.BLANK, today)
    assert (lapsed.stability or 0) <= (card.stability or 0)
    assert lapsed.due_on.on - today <= max(card.due_on.on - card.reviewed_on.on, timedelta(days=1))
    assert card.due_on.on <= today or lapsed.due_on.on <= card.due_on.on


@settings(deadline=None)  # a busy machine is no reason to fail
@given(RECALLS, RECALLS, st.integers(1, 400))
def test_with_the_clock_set_back_a_rating_is_as_on_the_day_of_the_one_before(
    first: Recall, second: Recall, back: int
) -> None:
    card = after((0, first))
    again = rated(card, second, BEGIN - timedelta(days=back))
    assert again.reviewed_on == Day(BEGIN)
    assert again.due_on.on > BEGIN - timedelta(days=back)
    assert again.stability == rated(card, second, BEGIN).stability


def test_a_day_before_the_last_attempt_is_as_fresh_as_that_day() -> None:
    card = after((0, Recall.WELL_ENOUGH))
    assert chance(card, BEGIN - timedelta(days=30)) == 1


def test_fresh_until_its_day_then_fading_then_faded() -> None:
    card = after((0, Recall.EASILY))
    seen = {freshness(card, BEGIN + timedelta(days=days)): days for days in range(60, -1, -1)}
    assert [*sorted(seen, key=seen.__getitem__)] == [Freshness.FRESH, Freshness.FADING, Freshness.FADED]
    assert freshness(card, card.due_on.on) is Freshness.FRESH
    assert freshness(Card("What?"), BEGIN) is Freshness.NEW


def test_what_will_have_faded_by_an_interview_is_due_in_the_week_before() -> None:
    card = replace(after((0, Recall.EASILY)), due_on=Day(BEGIN + timedelta(days=40)))
    near, far = BEGIN + timedelta(days=9), BEGIN + timedelta(days=30)
    assert chance(card, near) > 0.85 > chance(card, far)
    assert due_from(card, near) == due_from(card, None) == BEGIN + timedelta(days=40)
    assert due_from(card, far) == far - timedelta(days=7)


def test_what_rests_or_was_never_tried_is_not_due() -> None:
    assert due_from(Card("What?"), BEGIN) is None
    assert due_from(replace(after((0, Recall.BLANK)), retired=True), BEGIN) is None


def test_a_library_with_other_parameters_leaves_the_days_that_are_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import fsrs

    card = after((0, Recall.WELL_ENOUGH), (2, Recall.WELL_ENOUGH))
    other = [*fsrs.scheduler.DEFAULT_PARAMETERS]
    other[2], other[20] = 6.0, 0.3
    newer = fsrs.Scheduler(other, enable_fuzzing=False, learning_steps=(), relearning_steps=())
    monkeypatch.setattr(spacing, "_rule", lambda: newer)
    assert due_from(card, None) == card.due_on.on == BEGIN + timedelta(days=13)
