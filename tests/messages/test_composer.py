"""The composer: from answers to a letter, by hand, held, and out of the person's own account."""

from __future__ import annotations

import pytest
from composer_by_hand import ANSWERS, Desk, application, press, titles, widgets

from workbook import open_book
from workbook.interviews.model import Source, Stage
from workbook.messages.model import Channel, FeedbackState, Purpose, Tone, ToRole

SENT = "I have sent it"


@pytest.fixture
def desk(book):
    return Desk(book, application(book))


def test_before_anybody_is_named_three_questions_are_asked_and_no_letter_stands(desk):
    assert desk.asked == ("channel", "to_role", "feedback")
    assert titles(desk.composer) == ["The letter appears here"]


def test_naming_somebody_brings_the_letter_and_the_questions_it_needs(desk):
    desk.type(to_role="hiring_manager")
    assert desk.body.startswith(
        "Dear ⟨their first name⟩,\n\nThank you for seeing me about the Data analyst job."
    )
    assert desk.asked == (
        *(
            "channel",
            "to_role",
            "feedback",
            "contact",
            "me",
            "detail",
            "question",
            "positive",
            "open",
            "tone",
        ),
        *("reached", "role", "q2"),
    )


def test_the_log_has_chosen_how_far_it_got(book):
    desk = Desk(book, application(book, stage=Stage.FINAL))
    desk.type(**ANSWERS)
    assert desk.head == "Thank you, Priya"


def test_the_log_has_chosen_who_it_is_for(book):
    desk = Desk(book, application(book, source=Source.AGENCY))
    assert desk.head == "Quillmoor: thank you, and what did you hear?"


def test_the_letter_follows_every_answer(desk):
    desk.type(**ANSWERS, positive="yes", open="yes", question="own", q1="what would help", tone="formal")
    assert "I was grateful for the walk round the workshop." in desk.body
    assert "I found the process well run" in desk.body
    assert "what would help? No need to go into detail" in desk.body
    assert desk.looked.held == ""


@pytest.mark.parametrize("channel", ["connection_note", "phone", "voicemail"])
def test_a_note_or_a_call_needs_nobody_named_and_no_mail_program(desk, channel):
    desk.type(channel=channel, contact="Priya", me="Sam", detail="the walk round")
    assert desk.body
    assert desk.looked.held == ""
    assert desk.looked.link == ""
    assert desk.composer.editor.sheet.widget.state["headed"] is False


def test_a_script_does_not_ask_for_a_tone(desk):
    desk.type(channel="phone")
    assert "tone" not in desk.asked
    assert "call" in desk.asked


def test_an_unfilled_field_cannot_be_sent(desk):
    desk.type(**ANSWERS | {"contact": ""})
    desk.composer.sent()
    assert desk.sent == []
    assert desk.said == "Still to fill in: their first name. Fill it in, or take that sentence out."
    assert desk.looked.link == ""


def test_an_unfilled_field_makes_no_file(desk):
    desk.type(**ANSWERS | {"contact": ""})
    files = []
    sheet = desk.composer.editor.sheet.widget
    sheet.send = lambda content, *_: files.append(content) if "file" in content else None
    sheet._handle_custom_msg({"do": "file"}, [])
    assert files == []


def test_half_a_gap_typed_over_by_hand_cannot_be_sent_either(desk):
    desk.type(**ANSWERS | {"contact": ""})
    desk.write(desk.body.replace("⟨their first name⟩", "⟨their"))
    desk.composer.sent()
    assert desk.sent == []
    assert "bracket" in desk.said


def test_the_message_is_handed_on_as_it_stands(desk):
    desk.type(**ANSWERS, open="yes")
    desk.write(desk.body + "\nPS: Hello.", "Thanks")
    press(desk.composer, SENT)
    (written,) = desk.sent
    assert (written.template, written.channel, written.to_role) == (
        "E2",
        Channel.EMAIL,
        ToRole.HIRING_MANAGER,
    )
    assert (written.contact, written.feedback, written.tone) == ("Priya", FeedbackState.WANTED, Tone.PLAIN)
    assert (written.subject, written.body) == ("Thanks", desk.body)
    assert written.body.endswith("PS: Hello.")
    assert (written.purpose, written.asks, written.open_door) == (Purpose.THANKS_AND_ASK, True, True)


def test_a_letter_whose_question_was_taken_out_asks_nothing(desk):
    desk.type(**ANSWERS)
    desk.write("Dear Priya,\n\nThank you.\n\nSam")
    desk.composer.sent()
    assert not desk.sent[0].asks


def test_thanks_with_a_question_about_feedback_typed_in_is_the_ask(desk):
    desk.type(**ANSWERS, feedback="not_asked")
    assert "?" not in desk.body
    desk.write(desk.body + "\nWhat could I improve?")
    desk.composer.sent()
    assert desk.sent[0].asks


def test_what_the_room_says_against_it_is_shown_and_the_draft_stays(book):
    id = application(book)
    desk = Desk(book, id, "One request is enough.")
    desk.type(**ANSWERS)
    desk.write(desk.body + "!")
    desk.composer.sent()
    assert desk.said == "One request is enough."
    assert Desk(book, id).body == desk.body


def test_a_sent_letter_leaves_no_draft(book):
    id = application(book)
    desk = Desk(book, id)
    desk.type(**ANSWERS)
    desk.write(desk.body + "!")
    desk.composer.sent()
    assert book.store.draft(f"messages.letter.{id}.") is None
    assert book.store.draft(f"messages.answers.{id}.") is None


def test_the_persons_own_name_stands_in_the_next_letter(book, desk):
    desk.type(**ANSWERS)
    desk.composer.sent()
    assert Desk(book, application(book, organisation="Thornvale")).composer.form.answers["me"] == "Sam"


def test_a_letter_changed_by_hand_keeps_its_words_and_takes_what_is_filled_in_later(desk):
    desk.type(to_role="hiring_manager", me="Sam")
    desk.write(
        desk.body.replace("I wish you and the team well with the work.", "See you in the market hall.")
    )
    desk.type(contact="Priya", detail="the walk round", tone="formal")
    assert desk.body.startswith("Dear Priya,")
    assert "I appreciated the walk round." in desk.body
    assert "See you in the market hall." in desk.body
    assert "Best wishes" in desk.body


def test_what_was_typed_before_an_answer_was_known_stays_and_its_gaps_are_filled(desk):
    desk.type(to_role="hiring_manager", me="Sam")
    typed = desk.body + " (she/her)"
    desk.type(contact="Priya", detail="the walk round")
    desk.write(typed)
    assert desk.body.startswith("Dear Priya,")
    assert "I appreciated the walk round." in desk.body
    assert desk.body.endswith("Sam (she/her)")


def test_it_is_written_anew_when_asked_and_the_own_version_comes_back(desk):
    desk.type(**ANSWERS)
    made = desk.body
    desk.write("Mine.")
    press(desk.composer, "Write it anew from my answers")
    assert desk.body == made
    press(desk.composer, "Bring my version back")
    assert desk.body == "Mine."


def test_a_letter_changed_by_hand_and_its_answers_come_back_after_a_reload(book):
    id = application(book)
    desk = Desk(book, id)
    desk.type(**ANSWERS)
    desk.write("Dear Priya, mine.", "Hello")
    again = Desk(open_book(book.folder, now=book.now), id)
    assert (again.head, again.body) == ("Hello", "Dear Priya, mine.")
    assert again.composer.form.answers["contact"] == "Priya"


def test_the_second_question_is_left_out_where_there_is_no_room_and_said_so(desk):
    desk.type(**ANSWERS | {"to_role": "in_house_recruiter"}, q2="And a course?")
    said = [one.spec["paragraphs"] for one in widgets(desk.composer) if one.spec.get("tone") == "quiet"]
    left_out = "This letter has room for one question. The second is left out."
    assert [f"It thanks them, and asks one question. {left_out}"] in said


def test_what_is_said_aloud_is_no_letter(desk):
    desk.type(channel="voicemail", contact="Priya", me="Sam")
    state = desk.composer.editor.sheet.widget.state
    assert state["named"]["label"] == "What you can say"
    press(desk.composer, "I have said it")
    assert desk.sent[0].channel is Channel.VOICEMAIL
    assert not desk.sent[0].asks
    desk.type(channel="email", to_role="hiring_manager")
    assert state["named"] == {}
