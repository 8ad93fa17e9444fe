"""Which letter fits: the guide's table, and a letter for everything a person can say."""

from __future__ import annotations

from itertools import product

import pytest
from letters_by_hand import LETTERS

from workbook.messages.letters import Call, EmployerSaid, LetterChoices, LetterStage, choose, later_note
from workbook.messages.model import LATER, Channel, FeedbackState, Purpose, ReplyKind, ToRole

EMAIL, LINKEDIN, NOTE, PHONE, VOICEMAIL = Channel
RECRUITER, AGENCY, MANAGER, PANEL, INSIDE, SUPERVISOR, ADMISSIONS = ToRole
WANTED, OFFERED, GIVEN, REFUSED, NOT_ASKED = FeedbackState
NO_INTERVIEW, BEFORE, FINAL = LetterStage

GUIDE = [
    (EMAIL, RECRUITER, BEFORE, WANTED, "E1"),
    (EMAIL, MANAGER, BEFORE, WANTED, "E2"),
    (EMAIL, RECRUITER, FINAL, WANTED, "E3"),
    (EMAIL, MANAGER, FINAL, WANTED, "E4"),
    (EMAIL, MANAGER, FINAL, GIVEN, "E5"),
    (EMAIL, AGENCY, BEFORE, GIVEN, "E5"),
    (EMAIL, RECRUITER, FINAL, REFUSED, "E6"),
    (EMAIL, INSIDE, BEFORE, NOT_ASKED, "E6"),
    (EMAIL, AGENCY, BEFORE, WANTED, "E7"),
    (EMAIL, AGENCY, FINAL, WANTED, "E7"),
    (EMAIL, PANEL, FINAL, OFFERED, "E8"),
    (EMAIL, PANEL, FINAL, WANTED, "E4"),
    (EMAIL, INSIDE, FINAL, WANTED, "E9"),
    (LINKEDIN, RECRUITER, BEFORE, WANTED, "L1"),
    (LINKEDIN, AGENCY, FINAL, OFFERED, "L1"),
    (LINKEDIN, RECRUITER, BEFORE, REFUSED, "L2"),
    (LINKEDIN, MANAGER, FINAL, WANTED, "L1"),
    (LINKEDIN, PANEL, NO_INTERVIEW, NOT_ASKED, "L2"),
    (EMAIL, RECRUITER, FINAL, OFFERED, "E8"),
    (EMAIL, MANAGER, NO_INTERVIEW, OFFERED, "E8"),
    (EMAIL, AGENCY, NO_INTERVIEW, OFFERED, "E7"),
    (EMAIL, INSIDE, BEFORE, OFFERED, "E9"),
    (EMAIL, RECRUITER, NO_INTERVIEW, WANTED, "E15"),
    (EMAIL, SUPERVISOR, FINAL, WANTED, "E13"),
    (EMAIL, ADMISSIONS, NO_INTERVIEW, OFFERED, "E14"),
    (NOTE, None, BEFORE, WANTED, "L3"),
    (PHONE, None, BEFORE, WANTED, "T1"),
    (VOICEMAIL, None, FINAL, WANTED, "T3"),
]


@pytest.mark.parametrize("channel, to_role, reached, feedback, id", GUIDE)
def test_the_letter_of_the_guide_is_chosen(channel, to_role, reached, feedback, id):
    found = choose(
        LETTERS, LetterChoices(channel=channel, to_role=to_role, reached=reached, feedback=feedback)
    )
    assert found is not None
    assert found.id == id


HAPPENED = [  # what happened, and what is said of feedback → the letter, whoever it is for
    (EmployerSaid.NOT_YET, BEFORE, WANTED, "E10"),
    (EmployerSaid.NOT_YET, NO_INTERVIEW, OFFERED, "E10"),
    (EmployerSaid.WITHDRAWN, NO_INTERVIEW, WANTED, "E11"),
    (EmployerSaid.WITHDRAWN, FINAL, OFFERED, "E11"),
    (EmployerSaid.WITHDRAWN, FINAL, GIVEN, "E5"),
    (EmployerSaid.SILENCE, BEFORE, REFUSED, "E6"),
    (EmployerSaid.SILENCE, NO_INTERVIEW, WANTED, "E12"),
    (EmployerSaid.SILENCE, FINAL, OFFERED, "E12"),
]


@pytest.mark.parametrize("news, reached, feedback, id", HAPPENED)
@pytest.mark.parametrize("to_role", [role for role in ToRole if role is not AGENCY])
def test_what_happened_decides_before_who_it_is_for(to_role, news, reached, feedback, id):
    found = choose(LETTERS, LetterChoices(to_role=to_role, reached=reached, news=news, feedback=feedback))
    assert found is not None
    assert found.id == id


@pytest.mark.parametrize("reached", LetterStage)
@pytest.mark.parametrize("news", EmployerSaid)
def test_nothing_is_asked_before_a_decision_nor_where_nobody_judged(news, reached):
    early = news is EmployerSaid.NOT_YET or (news, reached) == (EmployerSaid.WITHDRAWN, NO_INTERVIEW)
    assert LetterChoices(news=news, reached=reached).asks is not early


def test_who_rings_decides_between_the_scripts():
    ids = [choose(LETTERS, LetterChoices(channel=PHONE, call=call)).id for call in Call]  # type: ignore[union-attr]
    assert ids == ["T1", "T2"]


def test_there_is_a_letter_for_everything_a_person_can_say():
    for channel, to_role, reached, news, feedback, call, asked in product(
        Channel, ToRole, LetterStage, EmployerSaid, FeedbackState, Call, (True, False)
    ):
        happened = {"reached": reached, "news": news, "feedback": feedback}
        choices = LetterChoices(channel=channel, to_role=to_role, call=call, asked=asked, **happened)
        assert choose(LETTERS, choices) is not None


def test_nobody_named_yet_means_no_e_mail_yet():
    assert choose(LETTERS, LetterChoices()) is None


@pytest.mark.parametrize("feedback", [GIVEN, REFUSED, NOT_ASKED])
def test_feedback_given_or_refused_takes_the_ask_away(feedback: FeedbackState):
    assert not LetterChoices(feedback=feedback).asks


def test_a_second_time_no_letter_asks():
    for to_role, reached, channel in product(ToRole, LetterStage, (EMAIL, LINKEDIN)):
        found = choose(
            LETTERS,
            LetterChoices(channel=channel, to_role=to_role, reached=reached, feedback=WANTED, asked=True),
        )
        assert found is not None
        assert "q1" not in found.places


def test_every_fact_a_letter_is_for_is_one_there_is():
    known = {
        "channel": {*Channel},
        "to_role": {*ToRole},
        "reached": {*LetterStage},
        "feedback": {*FeedbackState},
        "call": {*Call},
        "news": {*EmployerSaid},
        "asks": {"yes", "no"},
        "purpose": {*LATER},
        "how": {*ReplyKind},
    }
    for letter in LETTERS.letters:
        for fact, values in letter.when.items():
            assert set(values) <= {str(value) for value in known[fact]}, letter.id


@pytest.mark.parametrize("purpose", LATER)
@pytest.mark.parametrize("how", [None, *ReplyKind])
def test_every_later_note_has_its_letter_whatever_was_answered(purpose, how):
    found = later_note(LETTERS, purpose, how)
    assert found.when["purpose"] == (purpose,)
    answers = {ReplyKind.CANNOT_GIVE: "F3", ReplyKind.KIND_NOTHING_SPECIFIC: "F6"}
    assert purpose is not Purpose.ANSWER or found.id == answers.get(how, "F2")
