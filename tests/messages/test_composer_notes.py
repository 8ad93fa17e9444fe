"""The later notes, and the formal route beside the first letter."""

from __future__ import annotations

import pytest
from composer_by_hand import Desk, application, press, titles, widgets
from driver import shows
from wording import words

from workbook.interviews.model import Application
from workbook.messages.model import Message, Purpose, ReplyKind


@pytest.fixture
def desk(book):
    return Desk(book, application(book))


def stored_message(book, id, **more):
    given = {"application_id": id, "purpose": Purpose.THANKS_AND_ASK, "contact": "Priya", "asks": True}
    return book.store.add(Message(**given | more)).record


def note_of(purpose, how):
    """What a composer is told about a later note."""
    return {"purpose": Purpose(purpose), "how": ReplyKind(how) if how else None}


@pytest.mark.parametrize(
    "note, begins",
    [
        (("follow_up", ""), "Dear Priya,\n\nI know how full weeks get, so this is my only reminder."),
        (("answer", "useful"), "Dear Priya,\n\nThank you, this is useful"),
        (("answer", "cannot_give"), "Dear Priya,\n\nThank you for letting me know. I understand"),
        (("answer", "kind_nothing_specific"), "Dear Priya,\n\nThank you for writing back; I appreciate it."),
        (
            ("enquiry", ""),
            "Dear Priya,\n\nI hope all is well. I am writing to ask where things stand with the",
        ),
        (
            ("later_note", ""),
            "Dear Priya,\n\nI interviewed for the Data analyst role in March 2026. I see you are now ",
        ),
    ],
)
def test_a_later_note_knows_what_the_message_before_it_knew(book, note, begins):
    id = application(book)
    desk = Desk(book, id, **note_of(*note), before=stored_message(book, id))
    assert desk.body.startswith(begins)
    assert {"channel", "to_role", "feedback", "tone", "heard"}.isdisjoint(desk.asked)


def test_a_note_with_no_message_before_it_asks_whom_it_is_for_and_calls_a_place_to_study_no_role(book):
    desk = Desk(book, application(book), purpose=Purpose.WITHDRAW)
    assert "to_role" in desk.asked
    assert "considering me for the Data analyst role" in desk.body
    desk.type(to_role="admissions")
    assert "considering my application (Data analyst)" in desk.body


def test_a_job_that_is_called_a_place_to_study_is_no_role_before_anybody_says_whom_the_note_is_for(book):
    desk = Desk(book, application(book, role="PhD in marine ecology"), purpose=Purpose.WITHDRAW)
    assert "considering my application (PhD in marine ecology)" in desk.body
    desk.type(to_role="hiring_manager")
    assert "considering me for the PhD in marine ecology role" in desk.body


def test_an_enquiry_names_the_day_as_it_is_said_here(book):
    desk = Desk(book, application(book), purpose=Purpose.ENQUIRY)
    assert "after my interview on 2 March." in desk.body


def test_a_later_note_asks_nothing_and_names_the_new_job(book):
    id = application(book)
    desk = Desk(book, id, purpose=Purpose.LATER_NOTE, before=stored_message(book, id))
    desk.type(me="Sam", follow_to="a senior analyst", since="finished a course")
    desk.composer.sent()
    assert (desk.sent[0].asks, desk.sent[0].new_role) == (False, "a senior analyst")
    assert desk.sent[0].contact == "Priya"


def test_the_formal_route_is_a_card_of_its_own_and_none_of_these_brings_none(desk):
    press(desk.composer, words("fairness.formal.open"))
    form = next(w for w in widgets(desk.composer) if shows(w, "questions", [{}])[0].get("name") == "reasons")
    form._handle_custom_msg({"do": "typed", "values": {"reasons": ["none"]}}, [])
    assert words("fairness.formal.card.title") not in titles(desk.composer)
    form._handle_custom_msg({"do": "typed", "values": {"reasons": ["adjustment"]}}, [])
    assert words("fairness.formal.card.title") in titles(desk.composer)


def test_the_one_follow_up_may_ask_again_and_what_comes_after_it_may_not(book):
    id = application(book)
    notes = {("follow_up", ""): False, ("enquiry", ""): False, ("answer", "useful"): True}
    over = {("answer", "cannot_give"): True, ("later_note", ""): True}
    for note, held in (notes | over).items():
        desk = Desk(book, id, **note_of(*note), before=stored_message(book, id))
        desk.type(me="Sam", follow_to="a curator", since="moved")
        assert not desk.looked.held
        desk.write("Dear Priya, do you have any advice for me? Sam")
        assert bool(desk.looked.held) is held


def test_a_composer_that_was_left_hears_of_nothing(book):
    id = application(book)
    desk = Desk(book, id)
    desk.composer.leave()
    book.store.remove(Application, id)
    assert words("messages.compose.removed_title") not in titles(desk.composer)
