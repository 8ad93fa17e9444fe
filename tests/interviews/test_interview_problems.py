"""What contradicts itself is asked about; what is only unusual is kept and mentioned."""

from __future__ import annotations

import pytest
from log_by_hand import TODAY, day, heard, held

from workbook.interviews.keeping import notices
from workbook.interviews.model import problems


def keys(contradictions):
    return {field: problem.key for field, problem in contradictions.items()}


@pytest.mark.parametrize("answers", [{}, {"held_on": None, "sent_on": None, "heard_on": None}])
def test_unanswered_days_are_no_problem(answers):
    assert problems(answers, TODAY) == {}


def test_an_application_cannot_have_been_sent_tomorrow():
    assert keys(problems({"sent_on": day("2026-03-13")}, TODAY)) == {"sent_on": "sent_in_future"}
    assert problems({"sent_on": day("2026-03-12")}, TODAY) == {}


def test_a_month_that_has_begun_is_not_the_future():
    assert problems({"sent_on": day("2026-03")}, TODAY) == {}
    assert keys(problems({"sent_on": day("2026-04")}, TODAY)) == {"sent_on": "sent_in_future"}


def test_a_plan_may_have_a_day_to_come_but_none_that_has_passed():
    assert problems({"sent_on": day("2026-03-20"), "only_saved": True}, TODAY) == {}
    past = {"sent_on": day("2026-03-01"), "only_saved": True}
    assert keys(problems(past, TODAY)) == {"only_saved": "sent_and_only_saved"}


def test_an_interview_to_come_is_fine_without_an_outcome():
    assert problems({"held_on": day("2026-03-20")}, TODAY) == {}


@pytest.mark.parametrize("looked_back", [{"news": "no_person"}, {"showed": 4}, {"liked": 2}])
def test_an_interview_to_come_has_no_outcome_yet(looked_back):
    answers = {"held_on": day("2026-03-20"), **looked_back}
    assert keys(problems(answers, TODAY)) == {"held_on": "held_in_future"}


def test_a_promise_lies_after_the_interview():
    answers = {"held_on": day("2026-03-10"), "promised_by": day("2026-03-04")}
    assert keys(problems(answers, TODAY)) == {"promised_by": "promised_before_held"}
    assert problems(answers | {"held_on": day("2026-03")}, TODAY) == {}


def test_news_was_heard_by_today_and_after_sending():
    assert keys(problems({"heard_on": day("2026-03-13")}, TODAY)) == {"heard_on": "heard_in_future"}
    before = problems({"heard_on": day("2026-02-01")}, TODAY, day("2026-02-02"))
    assert keys(before) == {"heard_on": "heard_before_sent"}


def test_vague_days_get_the_benefit_of_the_doubt():
    assert problems({"heard_on": day("2026-02")}, TODAY, day("2026-02-20")) == {}
    assert problems({"heard_on": day("2026-02-01")}, TODAY, day("/2026-02-20")) == {}


def test_an_interview_before_sending_is_kept_and_mentioned():
    assert notices(held("first", "2026-01-20"), [], day("2026-02-02")) == ["held_before_sent"]
    assert notices(held("first", "2026-02-20"), [], day("2026-02-02")) == []


def test_the_same_round_or_news_twice_is_kept_and_mentioned():
    first, no = held("first", "2026-02-16"), heard("rejected", "2026-02-20")
    assert notices(first, [first], None) == ["round_twice"]
    assert notices(held("first", "2026-02-17"), [first], None) == []
    assert notices(no, [no]) == ["news_twice"]
