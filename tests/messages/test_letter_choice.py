"""Which letter fits: the guide's table, and a letter for everything a person can say."""

from __future__ import annotations

from itertools import product

import pytest
from letters_by_hand import LETTERS

from workbook.messages.letters import Call, Choices, Reached, choose, later_note
from workbook.messages.model import LATER, Channel, FeedbackState, ReplyKind, ToRole

EMAIL, LINKEDIN, NOTE, PHONE, VOICEMAIL = Channel
RECRUITER, AGENCY, MANAGER, PANEL, INSIDE = ToRole
WANTED, OFFERED, GIVEN, REFUSED, NOT_ASKED = FeedbackState
BEFORE, FINAL = Reached

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
    (LINKEDIN, MANAGER, FINAL, WANTED, "L2"),
    (NOTE, None, BEFORE, WANTED, "L3"),
    (PHONE, None, BEFORE, WANTED, "T1"),
    (VOICEMAIL, None, FINAL, WANTED, "T3"),
]


@pytest.mark.parametrize("channel, to_role, reached, feedback, id", GUIDE)
def test_the_letter_of_the_guide_is_chosen(channel, to_role, reached, feedback, id):
    found = choose(LETTERS, Choices(channel=channel, to_role=to_role, reached=reached, feedback=feedback))
    assert found is not None
    assert found.id == id


def test_who_rings_decides_between_the_scripts():
    ids = [choose(LETTERS, Choices(channel=PHONE, call=call)).id for call in Call]  # type: ignore[union-attr]
    assert ids == ["T1", "T2"]


def test_there_is_a_letter_for_everything_a_person_can_say():
    for channel, to_role, reached, feedback, call, asked in product(
        Channel, ToRole, Reached, FeedbackState, Call, (True, False)
    ):
        choices = Choices(
            channel=channel, to_role=to_role, reached=reached, feedback=feedback, call=call, asked=asked
        )
        assert choose(LETTERS, choices) is not None


def test_nobody_named_yet_means_no_e_mail_yet():
    assert choose(LETTERS, Choices()) is None


@pytest.mark.parametrize("feedback", [GIVEN, REFUSED, NOT_ASKED])
def test_feedback_given_or_refused_takes_the_ask_away(feedback: FeedbackState):
    assert not Choices(feedback=feedback).asks


def test_a_second_time_no_letter_asks():
    for to_role, reached, channel in product(ToRole, Reached, (EMAIL, LINKEDIN)):
        found = choose(
            LETTERS,
            Choices(channel=channel, to_role=to_role, reached=reached, feedback=WANTED, asked=True),
        )
        assert found is not None
        assert "q1" not in found.places


def test_every_fact_a_letter_is_for_is_one_there_is():
    known = {
        "channel": {*Channel},
        "to_role": {*ToRole},
        "reached": {*Reached},
        "feedback": {*FeedbackState},
        "call": {*Call},
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
    assert (found.id == "F3") is (found.id in ("F2", "F3") and how is ReplyKind.CANNOT_GIVE)
