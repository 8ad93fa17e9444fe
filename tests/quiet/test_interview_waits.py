"""Waits after interviews out of the log (guide, 4.3): what begins, ends and censors them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from request_by_hand import APPLICATION, day, heard, on

from workbook.estimates.waits import Wait
from workbook.interviews.model import InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.interviews.story import Story
from workbook.quiet.story import interview_waits

TODAY = on("2025-05-01")


def held(iso: str, stage: str = "first") -> InterviewRound:
    return InterviewRound("a", Stage(stage), day(iso))


def waits(*events: InterviewRound | OutcomeEvent) -> list[Wait | None]:
    rounds = [e for e in events if isinstance(e, InterviewRound)]
    news = [e for e in events if isinstance(e, OutcomeEvent)]
    return list(interview_waits([Story("a", APPLICATION, rounds, news)], TODAY))


@pytest.mark.parametrize(
    "outcome, answer",
    [("rejected", "no"), ("advanced", "next"), ("offer", "next"), ("withdrawn_by_employer", "no")],
)
def test_news_ends_a_wait_as_what_it_was(outcome: str, answer: str) -> None:
    assert waits(held("2025-04-01"), heard(outcome, "2025-04-10")) == [Wait(9, answer)]


@pytest.mark.parametrize("outcome", ["no_response", "withdrew"])
def test_silence_that_was_closed_and_a_withdrawal_censor(outcome: str) -> None:
    assert waits(held("2025-04-01"), heard(outcome, "2025-04-20")) == [Wait(19)]


def test_a_wait_without_news_is_censored_today() -> None:
    assert waits(held("2025-04-01")) == [Wait(30)]


def test_the_next_round_answers_the_one_before_it() -> None:
    assert waits(held("2025-04-01"), held("2025-04-12", "final")) == [Wait(11, "next"), Wait(19)]


def test_news_from_before_the_interview_is_no_answer_to_it() -> None:
    assert waits(heard("advanced", "2025-03-20"), held("2025-04-01")) == [Wait(30)]


def test_days_that_are_not_exact_leave_a_wait_out_and_are_counted() -> None:
    assert waits(held("2025-04")) == [None]
    assert waits(held("2025-04-01"), heard("rejected", "")) == [None]


def test_a_round_to_come_awaits_nothing_and_an_invitation_without_a_day_is_left_out() -> None:
    assert waits(held("2025-05-09")) == []
    assert waits(held("2025-04-01"), held("2025-05-09", "final")) == [None]


def test_an_informal_chat_awaits_no_answer() -> None:
    assert waits(held("2025-04-01", "informal_chat")) == []


DAYS = st.dates(date(2025, 1, 1), date(2025, 6, 30))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(Stage), DAYS), max_size=5),
    st.lists(st.tuples(st.sampled_from(Outcome), DAYS), max_size=4),
)
def test_whatever_the_order_no_wait_is_negative_or_longer_than_until_today(
    rounds: list[tuple[Stage, date]], news: list[tuple[Outcome, date]]
) -> None:
    found = waits(
        *(held(on.isoformat(), stage.value) for stage, on in rounds),
        *(heard(outcome.value, on.isoformat()) for outcome, on in news),
    )
    assert all(0 <= wait.days <= (TODAY - date(2025, 1, 1)).days for wait in found if wait)
