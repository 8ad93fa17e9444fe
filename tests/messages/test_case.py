"""One application on the desk: an answer that comes, a question asked after all, an end and the way back."""

from __future__ import annotations

import pytest
from driver import keep, shows, widgets
from room_by_hand import interviewed, rejected, room_of, said, state_of, written
from wording import words

from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import Outcome, OutcomeEvent
from workbook.messages.case import acts
from workbook.messages.model import (
    Channel,
    EndedAs,
    Ending,
    FeedbackState,
    Message,
    Reply,
    ReplyKind,
    Tone,
    ToRole,
)
from workbook.messages.request import RequestState


@pytest.mark.parametrize("how", list(ReplyKind))
def test_an_answer_can_be_kept_and_brings_its_card_and_a_line_back(book: Book, how: ReplyKind) -> None:
    rejected(book)
    room = room_of(book)
    room.case.sent(written())
    room.case.act("reply")
    assert keep(room.case.part, {"how": how, "said": "Lead a meeting."})
    (stored,) = book.store.all(Reply)
    assert (stored.record.how, stored.record.came_on, stored.record.said) == (
        how,
        Day(book.today()),
        "Lead a meeting.",
    )
    assert book.words("messages")(f"card.{how}.title") in said(room.case)
    assert acts(room.case.case)[0] == "answer"


def test_an_answer_after_letting_go_is_kept_too(book: Book) -> None:
    rejected(book)
    room = room_of(book)
    room.case.sent(written())
    room.case.act("let_go")
    assert words("messages.card.let_go.title") in said(room.case)
    room.case.act("reply")
    assert keep(room.case.part, {"how": ReplyKind.USEFUL})
    assert words("messages.card.useful.title") in said(room.case)


def test_feedback_that_came_with_the_no_is_kept_and_nobody_is_told_that_they_asked(book: Book) -> None:
    rejected(book)
    room = room_of(book)
    room.case.act("feedback_came")
    assert keep(room.case.part, {"how": ReplyKind.USEFUL, "said": "Shorter answers."})
    assert words("messages.card.useful.unasked.title") in said(room.case)
    assert acts(room.case.case) == ["answer", "reply"]


def test_a_wait_for_news_takes_no_answer_about_feedback_and_leads_to_the_log(book: Book) -> None:
    interviewed(book, days_ago=14)
    room = room_of(book)
    room.case.sent(written("enquiry"))
    assert "reply" not in acts(room.case.case)
    assert "feedback_came" not in acts(room.case.case)
    links = [shows(one, "before") for one in widgets(room.case) if shows(one, "what") == "link"]
    assert links == [words("messages.heard.before")]


def test_what_was_kept_is_said_and_stays_said_while_the_page_hears_of_it(book: Book) -> None:
    rejected(book)
    room = room_of(book)
    room.case.sent(written())
    room.case.act("days")
    assert keep(room.case.part)
    room.case.refresh()
    assert words("messages.days.kept") in said(room.case)
    room.case.act("reply")
    assert keep(room.case.part, {"how": ReplyKind.USEFUL})
    room.case.refresh()
    assert words("messages.reply.kept") in said(room.case)
    room.case.act("answer")
    assert not any(words("messages.reply.kept") in line for line in said(room.case))


def test_choosing_not_to_write_is_an_end_and_can_be_taken_back(book: Book) -> None:
    rejected(book)
    room = room_of(book)
    room.case.act("not_writing")
    assert [stored.record.ended_as for stored in book.store.all(Ending)] == [EndedAs.NOT_ASKED]
    assert words("messages.card.not_asked.title") in said(room.case)
    room.case.act("open_again")
    assert book.store.all(Ending) == []
    assert acts(room.case.case) == ["write", "not_writing", "feedback_came"]


def test_the_question_after_a_thank_you_knows_who_it_is_for_and_how_it_went(book: Book) -> None:
    rejected(book)
    room = room_of(book)
    thanks = written("thanks", tone=Tone.WARM, channel=Channel.LINKEDIN)
    room.case.sent(thanks)
    room.case.act("ask")
    answers = room.case.part.form.answers
    known = {name: answers[name] for name in ("contact", "to_role", "channel", "tone", "feedback")}
    assert known == {
        "contact": "Priya",
        "to_role": ToRole.HIRING_MANAGER,
        "channel": Channel.LINKEDIN,
        "tone": Tone.WARM,
        "feedback": FeedbackState.WANTED,
    }


def test_after_a_voicemail_the_question_is_written(book: Book) -> None:
    rejected(book)
    room = room_of(book)
    room.case.sent(written("thanks", channel=Channel.VOICEMAIL))
    room.case.act("ask")
    assert room.case.part.choices.channel is Channel.EMAIL
    assert room.case.part.choices.values["contact"] == "Priya"


def test_asking_after_all_opens_the_loop_and_undo_takes_both_back(book: Book) -> None:
    rejected(book)
    room = room_of(book)
    room.case.act("not_writing")
    room.case.act("ask_after_all")
    assert room.case.sent(written()) is None
    assert (state_of(room), book.store.all(Ending)) == (RequestState.ASKED, [])
    book.store.undo()
    assert [stored.record.ended_as for stored in book.store.all(Ending)] == [EndedAs.NOT_ASKED]
    assert book.store.all(Message) == []


def test_thanks_without_a_question_leaves_the_choice_not_to_ask(book: Book) -> None:
    rejected(book)
    room = room_of(book)
    room.case.act("not_writing")
    room.case.sent(written("thanks"))
    assert len(book.store.all(Ending)) == 1


def test_an_end_can_be_undone_like_every_change(book: Book) -> None:
    rejected(book)
    room = room_of(book)
    room.case.act("not_writing")
    book.store.undo()
    assert acts(room.case.case) == ["write", "not_writing", "feedback_came"]


OPEN, OFFERED = {"arrangements", "withdraw"}, {"more_time", "accept", "decline"}


@pytest.mark.parametrize(
    "news, there",
    [
        (None, OPEN),
        (Outcome.ADVANCED, OPEN),
        (Outcome.OFFER, OFFERED),
        (Outcome.REJECTED, set()),
        (Outcome.OFFER_DECLINED, set()),
    ],
)
def test_what_can_be_written_about_an_offer_or_an_open_application_follows_the_log(book, news, there):
    id = interviewed(book, days_ago=2)
    if news:
        book.store.add(OutcomeEvent(id, news, Day(book.today())))
    room = room_of(book)
    room.choose(id)
    assert {*acts(room.case.case)} & (OPEN | OFFERED) == there
    for key in sorted(there):
        room.case.act(key)
        assert room.case.part.widget is not None
        room.case.sent(written(key))
        assert key not in acts(room.case.case)
