"""Waiting for news after an interview: the promised day, one enquiry, and the day to let go (guide, 4.3)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from request_by_hand import APPLICATION, ENGLAND, day, heard, on, sent

from workbook.answers.working_days import WorkingDays
from workbook.interviews.model import InterviewRound, OutcomeEvent, Stage
from workbook.interviews.story import Story, by_application
from workbook.messages.model import Message
from workbook.quiet.story import AwaitedDecision, DecisionState

ONE = timedelta(days=1)
TODAY = on("2025-03-20")


def held(iso: str = "2025-03-17", promised: str = "", stage: str = "final") -> InterviewRound:
    return InterviewRound("a", Stage(stage), day(iso), promised_by=day(promised))


def wait(*events: Any, today: date = TODAY, days: WorkingDays = ENGLAND) -> AwaitedDecision | None:
    """The wait for news of one application with these events."""

    def of(kind: type[Any]) -> list[Any]:
        return [event for event in events if isinstance(event, kind)]

    story = Story("a", APPLICATION, of(InterviewRound), of(OutcomeEvent))
    return AwaitedDecision.of(story, days, today, of(Message))


def there(*events: Any, **more: Any) -> AwaitedDecision:
    found = wait(*events, **more)
    assert found is not None
    return found


def test_without_a_promise_the_enquiry_comes_seven_working_days_after_the_interview() -> None:
    assert there(held()).enquire_on == on("2025-03-26")
    assert there(held()).let_go_on == on("2025-04-09")


def test_with_a_promise_the_enquiry_comes_after_that_day() -> None:
    promised = there(held(promised="2025-03-28"))  # a Friday
    assert (promised.promised, promised.enquire_on) == (on("2025-03-28"), on("2025-03-31"))


def test_a_promise_from_before_the_interview_is_not_one() -> None:
    assert there(held(promised="2025-03-01")).enquire_on == on("2025-03-26")


def test_the_enquiry_is_there_from_its_day_until_the_letting_go_day() -> None:
    silent = there(held())
    assert silent.state(on("2025-03-25")) is DecisionState.WAITING
    assert silent.state(on("2025-03-26")) is DecisionState.ENQUIRE
    assert silent.state(on("2025-04-09")) is DecisionState.ENQUIRE
    assert silent.state(on("2025-04-10")) is DecisionState.OVER


def test_one_enquiry_and_then_ten_working_days() -> None:
    asked = there(held(), sent("enquiry", "2025-03-27"), today=on("2025-03-28"))
    assert asked.state(on("2025-03-28")) is DecisionState.ENQUIRED
    assert asked.let_go_on == on("2025-04-10")
    assert asked.state(on("2025-04-11")) is DecisionState.OVER


@pytest.mark.parametrize("outcome", ["rejected", "advanced", "offer", "no_response", "withdrew"])
def test_news_on_or_after_the_interview_ends_the_wait(outcome: str) -> None:
    assert wait(held(), heard(outcome, "2025-03-17")) is None
    assert wait(held(), heard(outcome, "")) is None


def test_news_from_before_the_interview_does_not() -> None:
    assert wait(held(), heard("advanced", "2025-03-10")) is not None
    assert wait(held(), heard("withdrew", "2025-03-10")) is None


def test_an_interview_today_or_to_come_is_no_silence() -> None:
    assert wait(held("2025-03-20")) is None
    assert wait(held("2025-03-01", stage="first"), held("2025-03-25")) is None


def test_an_informal_chat_is_no_silence() -> None:
    assert wait(held(stage="informal_chat")) is None


def test_a_later_round_begins_a_new_wait_with_an_enquiry_of_its_own() -> None:
    again = there(held("2025-02-03", stage="first"), sent("enquiry", "2025-02-14"), held("2025-03-17"))
    assert again.enquired_on is None
    assert again.since == on("2025-03-17")


def test_a_letting_go_day_chosen_for_an_earlier_round_is_not_this_ones() -> None:
    early = sent("enquiry", "2025-02-14", let_go_on=day("2025-09-30"))
    assert there(held("2025-02-03", stage="first"), early, held("2025-03-17")).let_go_on == on("2025-04-09")
    own = sent("enquiry", "2025-03-27", let_go_on=day("2025-04-30"))
    assert there(held(), own, today=on("2025-03-28")).let_go_on == on("2025-04-30")


def test_a_long_log_is_read_once_and_not_once_for_each_application() -> None:
    ids, seen = [str(n) for n in range(200)], 0

    class Counted(InterviewRound):
        def __getattribute__(self, name: str) -> Any:
            nonlocal seen
            seen += name == "application_id"
            return super().__getattribute__(name)

    rounds = [Counted(id, Stage.FIRST, day("2025-03-17")) for id in ids]
    seen = 0
    assert list(by_application(rounds)) == ids
    assert seen == 200


DAYS = st.dates(date(2023, 11, 1), date(2025, 4, 30))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(DAYS, st.none() | DAYS), min_size=1, max_size=4),
    st.none() | DAYS,
    st.sampled_from([("GB", "ENG"), ("US", ""), ("EG", ""), ("CN", ""), ("", "")]),
)
def test_every_wait_ends(
    rounds: list[tuple[date, date | None]], asked: date | None, place: tuple[str, str]
) -> None:
    events = [held(on.isoformat(), by.isoformat() if by else "") for on, by in rounds]
    letters = [sent("enquiry", asked.isoformat())] if asked else []
    silent = there(*events, *letters, today=on("2025-05-01"), days=WorkingDays(*place))
    assert silent.since < silent.enquire_on <= silent.let_go_on or silent.enquired_on
    assert silent.since <= silent.let_go_on
    assert silent.state(silent.let_go_on + ONE) is DecisionState.OVER
