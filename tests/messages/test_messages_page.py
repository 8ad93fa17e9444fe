"""The page: one application on the desk, from the first letter to its end; what a press does and does not."""

from __future__ import annotations

from datetime import date
from typing import Any

from driver import Browser, keep, shows, widgets
from room_by_hand import interviewed, rejected, room_of, said, state_of, written
from wording import like, words

from workbook.answers import Day
from workbook.book import Book
from workbook.interviews.model import Application, Outcome, OutcomeEvent
from workbook.messages.case import acts
from workbook.messages.model import (
    Ending,
    Message,
    Purpose,
)
from workbook.messages.request import RequestState
from workbook.path import dues, sentence


def test_an_empty_book_says_what_will_be_here_and_shows_no_box_table_or_chart(book: Book) -> None:
    room = room_of(book)
    assert said(room)[0] == words("messages.nobody.title")
    assert room.box is None
    assert said(room.charts) == []


def test_with_an_empty_log_a_no_is_written_down_on_the_spot_and_its_letter_is_one_press_away(
    book: Book,
) -> None:
    room = room_of(book)
    form = next(widget for widget in widgets(room) if widget.name == "form")
    Browser(form).press(organisation="Quillmoor", heard_on="tomorrow")
    assert Browser(form).problems == {"heard_on": words("messages.nobody.form.problem.heard_in_future")}
    Browser(form).press(organisation="Quillmoor", heard_on="11 March 2026")
    assert words("messages.act.write") in said(room)
    assert words("messages.nobody.title") not in said(room)
    (told,) = book.store.all(OutcomeEvent)
    assert (told.record.outcome, told.record.heard_on) == (Outcome.REJECTED, Day(date(2026, 3, 11)))


def test_the_newest_no_lies_on_the_desk_with_the_day_a_thank_you_is_prompt(book: Book) -> None:
    rejected(book, "Old Mill", days_ago=20)
    id = rejected(book)
    room = room_of(book)
    assert room.case.id == id
    assert words("messages.desk.news", day=words("days.near.-1"), by=words("days.near.1")) in said(room)
    assert acts(room.case.case) == ["write", "not_writing", "feedback_came"]


def test_a_no_from_longer_ago_says_that_a_thank_you_is_still_fine(book: Book) -> None:
    rejected(book, days_ago=9)
    assert any(words("messages.desk.news_late", day="on 3 March") in line for line in said(room_of(book)))


def test_a_letter_sent_is_kept_with_its_words_and_its_days_follow(book: Book, clock: Any) -> None:
    rejected(book)
    room = room_of(book)
    room.case.act("write")
    assert room.case.sent(written()) is None
    (stored,) = book.store.all(Message)
    assert stored.record.purpose is Purpose.THANKS_AND_ASK
    assert stored.record.body == "Dear Priya,\n\nthank you."
    assert stored.record.sent_on == Day(book.today())
    today, until = words("days.near.0"), like("messages.desk.asked_until")
    assert words("messages.desk.asked", day=today, follow="23 March") in said(room.case)
    assert not any(map(until.search, said(room.case)))  # one date is enough
    clock.forward(days=1)
    room.case.refresh()
    assert any(map(until.search, said(room.case)))
    assert state_of(room) is RequestState.ASKED


def test_a_second_request_is_refused_with_a_sentence_and_nothing_is_stored(book: Book) -> None:
    rejected(book)
    first, second = room_of(book), room_of(book)
    first.case.sent(written())
    assert second.case.sent(written()) == (words("messages.problem.second_request"))
    assert len(book.store.all(Message)) == 1


def test_the_follow_up_comes_on_its_day_once_and_then_never_again(book: Book, clock: Any) -> None:
    rejected(book)
    room = room_of(book)
    room.case.sent(written())
    assert "follow_up" not in acts(room.case.case)
    clock.forward(days=11)  # Monday 23 March, seven working days on
    room.case.refresh()
    assert acts(room.case.case)[0] == "follow_up"
    filled = [name for widget in widgets(room) if (name := shows(widget, "primary"))]
    assert filled == ["follow_up"]  # of several buttons one looks first
    room.case.sent(written("follow_up"))
    assert state_of(room) is RequestState.FOLLOWED_UP
    assert "follow_up" not in acts(room.case.case)
    assert room.case.sent(written("follow_up")) == (words("messages.problem.second_follow_up"))


def test_after_its_last_day_the_loop_shows_the_letting_go_card_and_nothing_is_due(
    book: Book, clock: Any
) -> None:
    rejected(book)
    room = room_of(book)
    room.case.sent(written())
    clock.forward(days=60)
    room.choose(room.case.id)
    room.when_shown()
    assert words("messages.card.let_go.title") in said(room.case)
    assert words("messages.due.nothing") in said(room)


def test_what_is_due_of_the_application_above_is_said_once_and_of_others_in_the_list(book: Book) -> None:
    first, second = rejected(book), rejected(book, "Saltbox")
    interviewed(book, days_ago=3)
    room = room_of(book)
    room.when_shown()
    due = {due.values["organisation"]: sentence(due, book) for due in dues(book) if due.page == "letter"}
    for id, shown, other in ((first, "Quillmoor", "Saltbox"), (second, "Saltbox", "Quillmoor")):
        room.choose(id, arrive=True)
        listed = said(room.rest)
        assert due[other] in listed
        assert due[shown] not in listed


def test_the_days_of_a_message_can_be_changed_and_senseless_ones_are_not_kept(book: Book) -> None:
    rejected(book)
    room = room_of(book)
    room.case.sent(written())
    room.case.act("days")
    form = room.case.part
    assert not keep(form, {"follow_up_on": Day.parse("2026-03-01")})
    assert form.problems["follow_up_on"].key == "before_sent"
    assert keep(form, {"follow_up_on": Day.parse("2026-04-01"), "sent_on": Day.parse("2026-03-10")})
    request = room.case.case.request
    assert request.follow_up_on.isoformat() == "2026-04-01"


def test_a_message_that_was_sent_cannot_lose_its_day(book: Book) -> None:
    rejected(book)
    room = room_of(book)
    room.case.sent(written())
    room.case.act("days")
    form = room.case.part
    Browser(form).press(sent_on="", follow_up_on="", let_go_on="")
    assert form.problems["sent_on"].key == "required"
    assert state_of(room) is RequestState.ASKED


def test_a_message_that_was_not_sent_after_all_goes_and_can_come_back(book: Book) -> None:
    rejected(book)
    room = room_of(book)
    room.case.sent(written())
    room.case.unsend()
    assert book.store.all(Message) == []
    assert state_of(room) is RequestState.NOTHING
    book.store.undo()
    assert state_of(room) is RequestState.ASKED


def test_of_two_messages_of_one_day_the_one_written_last_was_not_sent(book: Book) -> None:
    rejected(book)
    room = room_of(book)
    room.case.sent(written("thanks"))
    room.case.sent(written())
    room.case.unsend()
    assert [stored.record.purpose for stored in book.store.all(Message)] == [Purpose.THANKS]


def test_an_application_removed_while_it_is_open_leaves_an_empty_desk_and_comes_back_with_undo(
    book: Book,
) -> None:
    id = rejected(book)
    room = room_of(book)
    room.case.sent(written())
    book.store.remove(Application, id)
    assert room.case.case is None
    assert book.store.all(Message) == []
    room.case.act("let_go")
    assert book.store.all(Ending) == []
    book.store.undo()
    assert state_of(room) is RequestState.ASKED


def test_a_button_that_is_no_longer_true_does_nothing(book: Book) -> None:
    rejected(book)
    room = room_of(book)
    room.case.act("follow_up")
    room.case.act("open_again")
    assert (room.case.doing, book.store.all(Ending)) == ("", [])


def test_a_letter_being_written_stays_when_its_application_is_removed_elsewhere(book: Book) -> None:
    id = rejected(book)
    room = room_of(book)
    room.case.act("write")
    letter = room.case.part
    book.store.remove(Application, id)
    assert room.case.part is letter
    book.store.undo()
    assert room.case.part is letter


def test_with_one_application_there_is_nothing_to_choose_and_with_two_there_is(book: Book) -> None:
    rejected(book)
    room = room_of(book)
    assert room.box is None
    other = rejected(book, "Tidewell", days_ago=4)
    assert room.box is not None
    room.box.choose("application", other)
    assert room.case.id == other
    assert words("messages.name.with_role", organisation="Tidewell", role="Analyst") in said(room.case)
