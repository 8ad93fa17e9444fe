"""The later notes, and the formal route beside the first letter."""

from __future__ import annotations

import pytest
from composer_by_hand import Desk, application, press, titles, widgets

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
        (("follow_up", ""), "Dear Priya, I know how full weeks get, so this is my only reminder."),
        (("answer", "useful"), "Dear Priya, thank you, this is useful"),
        (("answer", "cannot_give"), "Dear Priya, thank you for letting me know, I understand."),
        (
            ("enquiry", ""),
            "Dear Priya, I hope all is well. I am writing to ask where things stand with the",
        ),
        (
            ("later_note", ""),
            "Dear Priya, we met in March 2026 about Data analyst. I see you are now looking for ⟨the",
        ),
    ],
)
def test_a_later_note_knows_what_the_message_before_it_knew(book, note, begins):
    id = application(book)
    desk = Desk(book, id, **note_of(*note), before=stored_message(book, id))
    assert desk.body.startswith(begins)
    assert {"channel", "to_role", "feedback", "tone", "question"}.isdisjoint(desk.asked)


def test_an_enquiry_names_the_day_as_it_is_said_here(book):
    desk = Desk(book, application(book), purpose=Purpose.ENQUIRY)
    assert "after we met on 2 March 2026." in desk.body


def test_a_later_note_asks_nothing_and_names_the_new_job(book):
    id = application(book)
    desk = Desk(book, id, purpose=Purpose.LATER_NOTE, before=stored_message(book, id))
    desk.type(me="Sam", follow_to="a senior analyst", since="finished a course")
    desk.composer.sent()
    assert (desk.sent[0].asks, desk.sent[0].new_role) == (False, "a senior analyst")
    assert desk.sent[0].contact == "Priya"


def test_the_formal_route_is_a_card_of_its_own_and_none_of_these_brings_none(desk):
    press(desk.composer, "Is there a reason to question the decision formally?")
    form = next(
        w for w in widgets(desk.composer) if w.spec.get("questions", [{}])[0].get("name") == "reasons"
    )
    form._handle_custom_msg({"do": "typed", "values": {"reasons": ["none"]}}, [])
    assert "Keep the two apart" not in titles(desk.composer)
    form._handle_custom_msg({"do": "typed", "values": {"reasons": ["adjustment"]}}, [])
    assert "Keep the two apart" in titles(desk.composer)


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
    assert "The application was removed" not in titles(desk.composer)
