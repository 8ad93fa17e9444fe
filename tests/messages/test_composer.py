"""The composer: from answers to a letter, by hand, held, and out of the person's own account."""

from __future__ import annotations

import pytest
from composer_by_hand import ANSWERS, Desk, application, press, titles, widgets
from driver import shows
from wording import words

from workbook import open_book
from workbook.answers import Day
from workbook.interviews.model import Outcome, OutcomeEvent, Source, Stage
from workbook.messages.model import Channel, FeedbackState, Purpose, Tone, ToRole

SENT = words("messages.compose.sent")


@pytest.fixture
def desk(book):
    return Desk(book, application(book))


def test_before_anybody_is_named_four_questions_are_asked_and_no_letter_stands(desk):
    assert desk.asked == ("channel", "to_role", "heard", "feedback")
    assert titles(desk.composer) == [words("messages.compose.empty_title")]


def test_naming_somebody_brings_the_letter_and_the_questions_it_needs(desk):
    desk.type(to_role="hiring_manager")
    gap = f"⟨{words('messages.compose.gap.contact')}⟩"
    assert desk.body.startswith(f"Dear {gap},\n\nThank you for seeing me about the Data analyst role.")
    assert desk.asked == (
        *(
            "channel",
            "to_role",
            "heard",
            "feedback",
            "role",
            "contact",
            "me",
            "detail",
            "ask_interview",
            "positive",
            "open",
            "tone",
        ),
        *("reached", "q2"),
    )


def test_the_log_has_chosen_how_far_it_got(book):
    desk = Desk(book, application(book, stage=Stage.FINAL))
    desk.type(**ANSWERS)
    assert desk.body.startswith(
        "Dear Priya,\n\nThank you for telling me your decision on the Data analyst role"
    )


def test_the_log_has_chosen_who_it_is_for(book):
    desk = Desk(book, application(book, source=Source.AGENCY))
    assert desk.head == "Quillmoor: thank you, and a quick question"


def test_the_letter_follows_every_answer(desk):
    desk.type(**ANSWERS, positive="yes", open="yes", ask_interview="own", q1="what would help", tone="formal")
    desk.type(surname="Ms Okafor", full_name="Sam Adeyemi")
    assert "I was grateful for the walk round the workshop." in desk.body
    assert "I found the process well run" in desk.body
    assert "What would help? A short answer is plenty" in desk.body
    assert desk.looked.held == ""


@pytest.mark.parametrize("channel", ["connection_note", "phone", "voicemail"])
def test_a_note_or_a_call_needs_nobody_named_and_no_mail_program(desk, channel):
    desk.type(channel=channel, contact="Priya", me="Sam", detail="the walk round")
    assert desk.body
    assert desk.looked.held == ""
    assert desk.looked.link == ""
    assert shows(desk.composer.editor, "headed") is False


def test_a_script_does_not_ask_for_a_tone(desk):
    desk.type(channel="phone")
    assert "tone" not in desk.asked
    assert "call" in desk.asked


def test_an_unfilled_field_cannot_be_sent(desk):
    desk.type(**ANSWERS | {"contact": ""})
    press(desk.composer, SENT)
    assert desk.sent == []
    assert desk.said == words("messages.compose.open", what=words("messages.compose.gap.contact"))
    assert desk.looked.link == ""


def test_an_unfilled_field_makes_no_file(desk):
    desk.type(**ANSWERS | {"contact": ""})
    files = []
    sheet = desk.composer.editor.widget
    sheet.send = lambda content, *_: files.append(content) if "file" in content else None
    sheet._handle_custom_msg({"do": "file"}, [])
    assert files == []


def test_half_a_gap_typed_over_by_hand_cannot_be_sent_either(desk):
    desk.type(**ANSWERS | {"contact": ""})
    desk.write(desk.body.replace(f"⟨{words('messages.compose.gap.contact')}⟩", "⟨their"))
    press(desk.composer, SENT)
    assert desk.sent == []
    assert words("messages.compose.open_bracket") in desk.said


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
    press(desk.composer, SENT)
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
    desk.type(contact="Priya", role="Analyst")
    assert desk.body.startswith("Dear Priya,")
    assert "See you in the market hall." in desk.body
    assert "Best wishes" in desk.body


def test_what_was_typed_before_an_answer_was_known_stays_and_its_gaps_are_filled(desk):
    desk.type(to_role="hiring_manager", me="Sam")
    typed = desk.body + " (she/her)"
    desk.type(contact="Priya")
    desk.write(typed)
    assert desk.body.startswith("Dear Priya,")
    assert desk.body.endswith("Sam (she/her)")


def test_it_is_written_anew_when_asked_and_the_own_version_comes_back(desk):
    desk.type(**ANSWERS)
    made = desk.body
    desk.write("Mine.")
    press(desk.composer, words("messages.compose.anew"))
    assert desk.body == made
    press(desk.composer, words("messages.compose.mine_back"))
    assert desk.body == "Mine."


def test_a_tone_that_can_no_longer_change_the_letter_says_so_under_the_questions(desk):
    desk.type(**ANSWERS)
    desk.write(desk.body + " And thank Tom.")
    desk.type(tone="warm")
    assert shows(desk.composer.form, "status")["text"] == words("messages.compose.edited")
    desk.type(phone="0117 496 0000")
    assert shows(desk.composer.form, "status")["text"] != words("messages.compose.edited")


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
    said = [shows(one, "paragraphs") for one in widgets(desk.composer) if shows(one, "tone") == "quiet"]
    left_out = words("messages.compose.second_left_out")
    assert [f"It thanks them, and asks one question. {left_out}"] in said


def test_what_is_said_aloud_is_no_letter(desk):
    desk.type(channel="voicemail", contact="Priya", me="Sam")
    editor = desk.composer.editor
    assert shows(editor, "named")["label"] == words("messages.compose.script.label")
    press(desk.composer, words("messages.compose.talked"))
    assert desk.sent[0].channel is Channel.VOICEMAIL
    assert not desk.sent[0].asks
    desk.type(channel="email", to_role="hiring_manager")
    assert shows(editor, "named") == {}


def test_a_formal_letter_asks_for_title_and_surname_and_the_full_name(book, desk):
    desk.type(**ANSWERS, tone="formal")
    assert {"surname", "full_name"} <= {*desk.asked}
    assert {"contact", "me"}.isdisjoint(desk.asked)
    assert words("messages.compose.gap.surname") in desk.body
    desk.type(surname="Dr Okafor", full_name="Sam Adeyemi")
    assert desk.body.startswith("Dear Dr Okafor,")
    assert desk.body.endswith("Yours sincerely,\nSam Adeyemi")
    desk.composer.sent()
    assert desk.sent[0].contact == "Dr Okafor"
    note = Desk(book, application(book), purpose=Purpose.FOLLOW_UP, before=desk.sent[0])
    assert note.body.startswith("Dear Dr Okafor,")
    assert note.body.endswith("Sam Adeyemi")


def test_the_log_decides_what_happened_also_when_it_learns_it_while_a_draft_waits(book):
    id = application(book, news=None)
    desk = Desk(book, id)
    desk.type(**ANSWERS)
    assert desk.composer._composed.letter.id == "E10"
    assert "feedback" not in desk.asked
    book.store.add(OutcomeEvent(id, Outcome.NO_RESPONSE, Day(book.today())))
    again = Desk(book, id)
    assert again.composer._composed.letter.id == "E12"


@pytest.mark.parametrize(
    "news, stage, id",
    [
        (Outcome.REJECTED, Stage.FIRST, "E2"),
        (Outcome.REJECTED, Stage.FINAL, "E4"),
        (Outcome.REJECTED, None, "E15"),
        (Outcome.REJECTED, Stage.TASK, "E15"),
        (Outcome.NO_RESPONSE, Stage.FIRST, "E12"),
        (Outcome.WITHDRAWN_BY_EMPLOYER, None, "E11"),
        (None, Stage.FIRST, "E10"),
    ],
)
def test_the_letter_is_the_one_for_what_the_log_says(book, news, stage, id):
    desk = Desk(book, application(book, news=news, stage=stage))
    desk.type(**ANSWERS)
    assert desk.composer._composed.letter.id == id


def test_with_nothing_true_to_appreciate_the_letter_says_nothing_of_it_and_can_go(desk):
    desk.type(**ANSWERS | {"detail": ""})
    assert desk.looked.held == ""
    assert "ppreciated" not in desk.body
