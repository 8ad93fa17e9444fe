"""Waits for feedback, loops as bars and counts out of the records (guide, 4.3)."""

from __future__ import annotations

from datetime import date, timedelta

from request_by_hand import came, day, heard, on, request, sent

from workbook.estimates.waits import Wait
from workbook.interviews.model import Application
from workbook.interviews.story import Story
from workbook.messages.charts import RequestBar, bars, feedback_waits
from workbook.messages.correspondence import Correspondence
from workbook.messages.model import EndedAs, Ending
from workbook.messages.request import FeedbackRequest
from workbook.quiet.story import AwaitedDecision

TODAY = on("2025-05-01")
ASK = sent("thanks_and_ask", "2025-03-17")


def asked(*requests: FeedbackRequest, today: date = TODAY) -> list[Wait | None]:
    return list(feedback_waits(requests, today))


def bars_of(*requests: FeedbackRequest, today: date = TODAY) -> list[RequestBar]:
    return bars(Correspondence(today, {str(n): request for n, request in enumerate(requests)}, {}))


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
