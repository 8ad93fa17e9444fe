"""Where an application stands follows from its dated events, in whatever order they were written down."""

from __future__ import annotations

from datetime import date

import pytest
from log_by_hand import TODAY, day, heard, held, story

from workbook.interviews.model import Outcome, Told
from workbook.interviews.story import Standing, numbered


def test_an_application_without_news_is_waiting():
    assert story().standing(TODAY) is Standing.WAITING


def test_a_saved_advert_is_not_applied_for():
    assert story("", only_saved=True).standing(TODAY) is Standing.NOT_APPLIED
    assert story("", only_saved=True).reached == "nothing"


@pytest.mark.parametrize("outcome", list(Outcome))
def test_the_newest_news_says_where_it_stands(outcome: Outcome):
    assert story("2026-02-02", heard(outcome, "2026-02-20")).standing(TODAY) == outcome.value


@pytest.mark.parametrize("ending", ["rejected", "no_response", "withdrew", "withdrawn_by_employer"])
def test_no_ending_takes_away_a_round(ending: str):
    ended = story(
        "2026-02-02", held("first", "2026-02-16"), held("final", "2026-02-23"), heard(ending, "2026-03-02")
    )
    assert ended.reached == "final"
    assert ended.interviewed
    assert len(ended.rounds) == 2


def test_back_dated_news_is_put_in_its_place():
    written_backwards = (heard("rejected", "2026-03-02"), heard("advanced", "2026-02-18"))
    assert story("2026-02-02", *written_backwards).standing(TODAY) is Standing.REJECTED


def test_an_ending_without_a_day_comes_last():
    undated_first = (heard("rejected"), heard("advanced", "2026-02-18"))
    assert story("2026-02-02", *undated_first).standing(TODAY) is Standing.REJECTED


def test_an_ending_some_day_in_a_month_comes_after_a_step_in_that_month():
    same_month = (heard("rejected", "2026-02"), heard("advanced", "2026-02-18"))
    assert story("2026-02-02", *same_month).standing(TODAY) is Standing.REJECTED


def test_a_step_some_day_in_a_month_comes_before_an_ending_in_that_month():
    same_month = (heard("rejected", "2026-02-18"), heard("advanced", "2026-02"))
    assert story("2026-02-02", *same_month).standing(TODAY) is Standing.REJECTED


def test_an_offer_without_a_day_comes_after_the_steps_and_before_the_ending():
    open_offer = story("2026-02-02", heard("offer"), heard("advanced", "2026-02-18"))
    assert open_offer.standing(TODAY) is Standing.OFFER
    declined = story("2026-02-02", heard("offer"), heard("offer_declined", "2026-02-20"))
    assert declined.standing(TODAY) is Standing.OFFER_DECLINED


def test_after_a_round_held_since_the_last_step_it_is_waiting_again():
    advanced = (held("first", "2026-02-16"), heard("advanced", "2026-02-18"))
    assert story("2026-02-02", *advanced).standing(TODAY) is Standing.ADVANCED
    assert story("2026-02-02", *advanced, held("final", "2026-02-25")).standing(TODAY) is Standing.WAITING


def test_a_round_still_to_come_leaves_it_advanced():
    events = (heard("advanced", "2026-02-18"), held("final", "2026-03-20"))
    assert story("2026-02-02", *events).standing(TODAY) is Standing.ADVANCED


def test_an_interview_after_a_closed_silence_opens_it_again():
    events = (heard("no_response", "2026-02-20"), held("first", "2026-03-03"))
    assert story("2026-02-02", *events).standing(TODAY) is Standing.WAITING


def test_a_round_that_may_have_been_before_the_silence_does_not_open_it_again():
    events = (heard("no_response", "2026-02-20"), held("first", "2026-02"))
    assert story("2026-02-02", *events).standing(TODAY) is Standing.NO_RESPONSE


def test_an_offer_counts_as_the_furthest_even_when_turned_down():
    assert story("2026-02-02", heard("offer_declined", "2026-03-02")).reached == "offer"


def test_a_task_or_a_chat_is_no_interview():
    assert not story("2026-02-02", held("informal_chat"), held("task", "2026-02-10")).interviewed
    assert story("2026-02-02", held("screening", "2026-02-10")).interviewed


def test_how_a_no_arrived_is_kept():
    assert story("2026-02-02", heard("rejected", "2026-02-20", told=Told.PERSON)).told(TODAY) is Told.PERSON


def test_a_promise_counts_until_there_is_an_answer():
    promised = held("first", "2026-02-16", promised_by=day("2026-03-04"))
    assert story("2026-02-02", promised).promised_by(TODAY) == day("2026-03-04")
    assert story("2026-02-02", promised, heard("rejected", "2026-03-01")).promised_by(TODAY) is None
    assert story("2026-02-02", promised, held("final", "2026-03-01")).promised_by(TODAY) is None


def test_the_next_date_is_the_nearest_interview_to_come():
    events = (held("final", "2026-03-30"), held("later", "2026-03-18"), held("first", "2026-02-16"))
    assert story("2026-02-02", *events).next_on(TODAY) == day("2026-03-18")


def test_a_closed_application_has_no_next_date():
    events = (held("final", "2026-03-18"), heard("withdrew", "2026-03-11"))
    assert story("2026-02-02", *events).next_on(TODAY) is None


def test_an_interview_booked_before_a_withdrawal_does_not_open_it_again():
    events = (held("final", "2026-03-10"), heard("withdrew", "2026-03-05"))
    assert story("2026-02-02", *events).standing(TODAY) is Standing.WITHDREW


def test_the_last_thing_that_happened_is_the_newest_known_day_up_to_today():
    events = (held("first", "2026-02-16"), held("final", "2026-03-18"))
    assert story("2026-02-02", *events).last_on(TODAY) == day("2026-02-16")
    assert story("").last_on(TODAY) is None


def test_applications_for_the_same_job_are_numbered_by_the_day_they_were_sent():
    later = story("2026-02-02", id="later", organisation="QUILLMOOR ", role="analyst")
    earlier = story("2025-06-01", id="earlier")
    other = story("2025-01-01", id="other", role="Manager")
    assert numbered([later, earlier, other]) == {"later": 2, "earlier": 1, "other": 1}


def test_standing_depends_on_the_day_it_is_asked_for():
    coming = story("2026-02-02", heard("advanced", "2026-02-18"), held("final", "2026-03-10"))
    assert coming.standing(date(2026, 3, 1)) is Standing.ADVANCED
    assert coming.standing(date(2026, 3, 10)) is Standing.WAITING
