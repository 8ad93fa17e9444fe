"""The rules of the ledger, one test for each rule of the guide (exercise B)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from request_by_hand import came, day, heard, on, request, sent

from workbook.answers.working_days import WorkingDays
from workbook.interviews.model import Outcome
from workbook.messages.model import EndedAs, Ending, FeedbackState, Message, Purpose, Reply, ReplyKind
from workbook.messages.request import RequestState

ASK = sent("thanks_and_ask", "2025-03-17")
DUE, GONE = on("2025-03-26"), on("2025-04-09")  # the guide's working-day checks
ONE = timedelta(days=1)


def test_thanks_within_two_working_days_of_the_no() -> None:
    assert request(heard("rejected", "2025-03-14")).thank_by == on("2025-03-18")
    assert request(heard("advanced")).thank_by is None


def test_follow_up_and_letting_go_days_are_the_guides() -> None:
    assert (request(ASK).follow_up_on, request(ASK).let_go_on) == (DUE, GONE)


def test_letting_go_counts_from_the_follow_up_that_was_sent() -> None:
    assert request(ASK, sent("follow_up", "2025-03-28")).let_go_on == on("2025-04-11")


def test_one_request_per_interview_process() -> None:
    asked = request(heard("rejected"), ASK)
    assert Purpose.THANKS_AND_ASK in request(heard("rejected")).may(DUE)
    assert Purpose.THANKS_AND_ASK not in asked.may(DUE)
    assert asked.used(Message("a", Purpose.THANKS_AND_ASK, asks=True)) == "second_request"
    assert asked.used(Message("a", Purpose.THANKS)) == ""


def test_a_thank_you_alone_leaves_the_question_for_later() -> None:
    voicemail = request(sent("thanks", feedback=FeedbackState.WANTED))
    assert voicemail.state(DUE) is RequestState.THANKED
    assert voicemail.may(DUE) == {Purpose.THANKS_AND_ASK}


def test_the_follow_up_is_there_on_its_day_and_not_before() -> None:
    assert Purpose.FOLLOW_UP not in request(ASK).may(DUE - ONE)
    assert Purpose.FOLLOW_UP in request(ASK).may(DUE)
    assert request(ASK).state(DUE) is RequestState.FOLLOW_UP


def test_there_is_never_a_second_follow_up() -> None:
    followed = request(ASK, sent("follow_up", "2025-03-26"))
    every_day = [on("2025-03-01") + n * ONE for n in range(400)]
    assert not any(Purpose.FOLLOW_UP in followed.may(today) for today in every_day)
    assert followed.used(Message("a", Purpose.FOLLOW_UP)) == "second_follow_up"


@pytest.mark.parametrize("how", list(ReplyKind))
def test_an_answer_closes_the_ask_and_ends_the_loop_as_what_it_was(how: ReplyKind) -> None:
    answered = request(ASK, came(how.value, "2025-03-20"))
    assert answered.ended_as(DUE) is EndedAs(how.value)
    assert answered.may(DUE) == {Purpose.ANSWER}
    assert not request(came(how.value)).may_ask(DUE)


@pytest.mark.parametrize(
    "feedback, ended",
    [(FeedbackState.GIVEN, EndedAs.USEFUL), (FeedbackState.REFUSED, EndedAs.CANNOT_GIVE)],
)
def test_feedback_given_or_refused_closes_the_ask(feedback: FeedbackState, ended: EndedAs) -> None:
    thanked = request(sent("thanks", feedback=feedback))
    assert thanked.ended_as(DUE) is ended
    assert thanked.may(DUE) == frozenset()


def test_choosing_not_to_ask_is_a_complete_answer_and_can_be_changed() -> None:
    for quiet in (
        request(sent("thanks", feedback=FeedbackState.NOT_ASKED)),
        request(Ending("a", EndedAs.NOT_ASKED)),
    ):
        assert quiet.ended_as(DUE) is EndedAs.NOT_ASKED
        assert Purpose.THANKS_AND_ASK in quiet.may(DUE)


def test_after_its_day_a_loop_counts_as_let_go_without_a_press() -> None:
    assert request(ASK).ended_as(GONE) is None
    assert request(ASK).ended_as(GONE + ONE) is EndedAs.LET_GO
    assert request(ASK).ended_on(GONE + ONE) == GONE
    assert request(ASK).may(GONE + ONE) == frozenset()


@pytest.mark.parametrize("ended", list(EndedAs))
def test_a_loop_can_be_closed_as_one_of_five(ended: EndedAs) -> None:
    closed = request(ASK, Ending("a", ended, day("2025-03-20")))
    assert (closed.state(DUE), closed.ended_as(DUE)) == (RequestState.ENDED, ended)
    assert closed.ended_on(DUE) == on("2025-03-20")
    assert Purpose.FOLLOW_UP not in closed.may(DUE)


def test_an_answer_after_letting_go_still_counts() -> None:
    late = request(ASK, Ending("a", EndedAs.LET_GO, day("2025-04-09")), came("useful", "2025-07-01"))
    assert late.ended_as(on("2025-07-02")) is EndedAs.USEFUL
    assert late.ended_on(on("2025-07-02")) == on("2025-07-01")
    assert Purpose.ANSWER in late.may(on("2025-07-02"))


def test_nothing_nags_once_they_have_gone_on_with_the_person_or_the_person_has_left() -> None:
    for news in ("advanced", "offer", "offer_accepted", "withdrew"):
        assert Purpose.FOLLOW_UP not in request(ASK, heard(news, "2025-03-25")).may(DUE)
    assert Purpose.FOLLOW_UP in request(ASK, heard("rejected", "2025-03-14")).may(DUE)


def test_a_no_without_a_day_is_the_newest_news_as_it_is_in_the_log() -> None:
    told = request(heard("advanced", "2025-03-10"), heard("rejected", ""))
    assert (told.news, told.told_on, told.waits) == (Outcome.REJECTED, None, True)


def test_a_later_note_needs_an_open_door_and_goes_once_for_each_job() -> None:
    open_door = request(
        sent("thanks", open_door=True), sent("later_note", "2025-09-01", new_role="Archivist")
    )
    assert Purpose.LATER_NOTE in open_door.may(on("2025-10-01"))
    assert open_door.used(Message("a", Purpose.LATER_NOTE, new_role=" archivist ")) == "second_later_note"
    assert open_door.used(Message("a", Purpose.LATER_NOTE, new_role="Curator")) == ""
    assert Purpose.LATER_NOTE not in request(sent("thanks")).may(DUE)


def test_a_note_about_another_job_is_for_months_later() -> None:
    open_door = request(sent("thanks", "2025-03-17", open_door=True))
    assert Purpose.LATER_NOTE not in open_door.may(on("2025-05-15"))
    assert Purpose.LATER_NOTE in open_door.may(on("2025-05-16"))


def test_a_chosen_follow_up_day_is_kept_and_one_before_sending_is_not() -> None:
    chosen = sent("thanks_and_ask", "2025-03-17", follow_up_on=day("2025-04-01"))
    assert request(chosen).follow_up_on == on("2025-04-01")
    assert request(chosen).let_go_on == on("2025-04-15")
    senseless = sent("thanks_and_ask", "2025-03-17", follow_up_on=day("2025-03-01"))
    assert request(senseless).follow_up_on == DUE


def test_a_letting_go_day_chosen_on_the_request_holds_after_the_follow_up() -> None:
    chosen = sent("thanks_and_ask", "2025-03-17", let_go_on=day("2025-05-30"))
    assert request(chosen, sent("follow_up", "2025-03-28")).let_go_on == on("2025-05-30")
    again = sent("follow_up", "2025-03-28", let_go_on=day("2025-05-02"))
    assert request(chosen, again).let_go_on == on("2025-05-02")
    assert request(chosen, sent("follow_up", "2025-06-02")).let_go_on == on("2025-06-16")


def test_a_clock_set_back_closes_nothing_and_offers_nothing_early() -> None:
    before = on("2024-12-31")
    assert request(ASK).state(before) is RequestState.ASKED
    assert Purpose.FOLLOW_UP not in request(ASK).may(before)
    assert request(ASK).ended_as(before) is None


def test_dates_out_of_order_still_end() -> None:
    early = request(ASK, sent("follow_up", "2025-01-02"))
    assert early.let_go_on == on("2025-03-31")
    assert early.ended_as(on("2025-04-01")) is EndedAs.LET_GO


def test_a_message_without_a_day_was_not_sent() -> None:
    assert request(sent("thanks_and_ask", "")).state(DUE) is RequestState.NOTHING


def test_of_two_requests_brought_in_from_elsewhere_the_first_one_counts() -> None:
    both = request(sent("thanks_and_ask", "2025-03-20"), ASK)
    assert both.follow_up_on == DUE


PLACES = st.sampled_from(
    [
        *(("GB", "ENG"), ("US", "NY"), ("DE", "BE"), ("FR", ""), ("IN", "DL"), ("CN", "")),
        *(("JP", ""), ("AE", ""), ("EG", ""), ("BR", ""), ("", "")),
    ]
)
DAYS = st.dates(date(2019, 12, 1), date(2029, 3, 31))  # two leap years
SENT = st.builds(
    lambda purpose, when, follow, gone: sent(
        purpose.value,
        when.isoformat(),
        follow_up_on=follow and day(follow.isoformat()),
        let_go_on=gone and day(gone.isoformat()),
    ),
    st.sampled_from([Purpose.THANKS, Purpose.THANKS_AND_ASK, Purpose.FOLLOW_UP, Purpose.ANSWER]),
    DAYS,
    st.none() | DAYS,
    st.none() | DAYS,
)
REPLIES = st.builds(
    lambda how, when: Reply("a", how, when and day(when.isoformat())),
    st.sampled_from(ReplyKind),
    st.none() | DAYS,
)


@settings(max_examples=120, deadline=None)
@given(st.lists(SENT, max_size=5), st.lists(REPLIES, max_size=1), PLACES, DAYS)
def test_whatever_was_sent_every_loop_ends_and_never_offers_a_second_time(
    messages: list[Message], replies: list[Reply], place: tuple[str, str], today: date
) -> None:
    made = request(*messages, *replies, days=WorkingDays(*place))
    may = made.may(today)
    assert not (made.follow_up and Purpose.FOLLOW_UP in may)
    assert not (made.ask and Purpose.THANKS_AND_ASK in may)
    if made.ask and made.ask.sent_on and made.follow_up_on and made.let_go_on:
        assert made.ask.sent_on.on < made.follow_up_on <= made.let_go_on or made.follow_up
        assert made.state(made.let_go_on + ONE) is RequestState.ENDED
        assert Purpose.FOLLOW_UP not in made.may(made.follow_up_on - ONE)


@settings(max_examples=60, deadline=None)
@given(DAYS, PLACES)
def test_in_every_country_the_follow_up_is_seven_and_letting_go_ten_working_days_on(
    when: date, place: tuple[str, str]
) -> None:
    days = WorkingDays(*place)
    made = request(sent("thanks_and_ask", when.isoformat()), days=days)
    assert made.follow_up_on == days.after(when, 7)
    assert made.let_go_on == days.after(when, 17)
