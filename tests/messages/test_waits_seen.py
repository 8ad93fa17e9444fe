"""Waits, loops as bars and counts out of the records (guide, 4.3): what begins, ends and censors a wait."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from request_by_hand import APPLICATION, came, day, on, request, sent

from workbook.estimates.waits import Wait
from workbook.interviews.model import Application, InterviewRound, Outcome, OutcomeEvent, Stage
from workbook.interviews.story import Story
from workbook.messages.charts import RequestBar, bars, feedback_waits, interview_waits
from workbook.messages.correspondence import AwaitedDecision, Correspondence
from workbook.messages.model import EndedAs, Ending
from workbook.messages.request import FeedbackRequest

TODAY = on("2025-05-01")
ASK = sent("thanks_and_ask", "2025-03-17")


def held(iso: str, stage: str = "first") -> InterviewRound:
    return InterviewRound("a", Stage(stage), day(iso))


def heard(outcome: str, iso: str = "") -> OutcomeEvent:
    return OutcomeEvent("a", Outcome(outcome), day(iso))


def waits(*events: InterviewRound | OutcomeEvent) -> list[Wait | None]:
    rounds = [e for e in events if isinstance(e, InterviewRound)]
    news = [e for e in events if isinstance(e, OutcomeEvent)]
    return list(interview_waits([Story("a", APPLICATION, rounds, news)], TODAY))


def asked(*requests: FeedbackRequest, today: date = TODAY) -> list[Wait | None]:
    return list(feedback_waits(requests, today))


def bars_of(*requests: FeedbackRequest, today: date = TODAY) -> list[RequestBar]:
    return bars(Correspondence(today, {str(n): request for n, request in enumerate(requests)}, {}))


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
    assert waits(held("2025-04-01"), heard("rejected")) == [None]


def test_a_round_to_come_awaits_nothing_and_an_invitation_without_a_day_is_left_out() -> None:
    assert waits(held("2025-05-09")) == []
    assert waits(held("2025-04-01"), held("2025-05-09", "final")) == [None]


def test_an_informal_chat_awaits_no_answer() -> None:
    assert waits(held("2025-04-01", "informal_chat")) == []


def test_a_question_waits_until_its_first_answer() -> None:
    answered = request(ASK, came("useful", "2025-03-25"), came("cannot_give", "2025-04-25"))
    assert asked(answered) == [Wait(8, "useful")]


def test_letting_go_and_closing_censor_a_question() -> None:
    assert asked(request(ASK)) == [Wait(23)]  # its last day was 9 April
    closed = request(ASK, Ending("a", EndedAs.LET_GO, day("2025-03-20")))
    assert asked(closed) == [Wait(3)]
    assert asked(request(ASK), today=on("2025-03-20")) == [Wait(3)]


def test_a_loop_with_nothing_asked_is_no_wait_and_no_bar() -> None:
    thanked = request(sent("thanks"))
    assert asked(thanked) == []
    assert bars_of(thanked) == []


def test_a_bar_ends_on_the_letting_go_day_or_before_it() -> None:
    (bar,) = bars_of(request(ASK), today=on("2025-03-20"))
    assert (bar.began, bar.ends, bar.closed) == (on("2025-03-17"), on("2025-04-09"), False)
    (gone,) = bars_of(request(ASK))
    assert (gone.ends, gone.closed) == (on("2025-04-09"), True)


def test_a_bar_reaches_the_answer_also_a_late_one() -> None:
    (late,) = bars_of(request(ASK, came("useful", "2025-04-22")))
    assert (late.ends, late.closed, late.answered) == (on("2025-04-22"), True, True)


def test_an_answer_without_a_day_stands_on_no_day_to_come() -> None:
    for answer in (came("useful"), came("useful", "2025-03")):
        (bar,) = bars_of(request(ASK, answer), today=on("2025-03-20"))
        assert bar.ends == on("2025-03-20")


def test_a_loop_that_things_have_moved_on_from_is_closed_on_the_day_of_that_news() -> None:
    moved = request(ASK, heard("advanced", "2025-03-25"))
    (bar,) = bars_of(moved, today=on("2025-03-27"))
    assert (bar.closed, bar.ends) == (True, on("2025-03-25"))
    before = request(heard("offer", "2025-03-01"), ASK)
    assert bars_of(before, today=on("2025-03-27"))[0].ends == on("2025-03-17")


def test_the_open_bars_come_first_and_then_the_newest() -> None:
    began = [TODAY - timedelta(days=n) for n in range(40)]
    decisions = {
        str(n): AwaitedDecision(
            Story(str(n), Application("Q")), since, None, since, None, since + timedelta(days=20)
        )
        for n, since in enumerate(began)
    }
    every = bars(Correspondence(TODAY, {}, decisions))
    assert [bar.closed for bar in every] == [False] * 21 + [True] * 19
    assert [bar.began for bar in every[:21]] == began[:21]


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
