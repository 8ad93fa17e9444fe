"""What another look (04) and an answer to a message (03) send here: offered, taken up or left."""

from __future__ import annotations

from datetime import date, timedelta

from debrief_by_hand import actions, form, heard, page
from driver import Browser, press, shown
from wording import words

from workbook.answers import Day, ExerciseEntry
from workbook.book import Book
from workbook.debrief.inbox import arrivals
from workbook.debrief.model import CameFrom, LeadsTo, opened
from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.messages.model import Reply, ReplyKind

SAID = "The examples would have been stronger with numbers."


def thing(book: Book, text: str = "Ask for the brief earlier", day: int = 11) -> str:
    """A thought record with one changeable thing; returns its id."""
    answers = {"hot_thought": "I froze", "one_changeable": text}
    return book.store.add(ExerciseEntry("c", f"2026-03-{day}.01", answers, True)).id


def answer(book: Book, how: ReplyKind, said: str = "") -> str:
    """An answer about an application with two interviews; returns the id of the later one."""
    application = book.store.add(Application("Quillmoor")).id
    book.store.add(InterviewRound(application, Stage.FINAL, Day(date(2026, 3, 9))))
    book.store.add(InterviewRound(application, Stage.FIRST, Day(date(2026, 2, 9))))
    book.store.add(Reply(application, how, Day(date(2026, 3, 11)), said))
    return book.store.where(InterviewRound, stage=Stage.FINAL)[0].id


def test_one_changeable_thing_from_another_look_arrives_here(book: Book) -> None:
    thing(book)
    (arrival,) = arrivals(book)
    assert (arrival.text, arrival.on) == ("Ask for the brief earlier", date(2026, 3, 11))
    assert "Ask for the brief earlier" in shown(page(book))


def test_a_changeable_thing_that_arrives_can_become_an_action(book: Book) -> None:
    id = thing(book)
    part = page(book)
    press(part.inbox, words("debrief.arrived.act"))
    assert Browser(form(part.inbox)).boxes["text"] == "Ask for the brief earlier"
    Browser(form(part.inbox)).press(text="Ask for the brief earlier", leads_to="milestone")
    (action,) = actions(book)
    assert (action.came_from, action.from_id) == (CameFrom.ARRIVED, id)
    assert action.leads_to is LeadsTo.MILESTONE
    assert arrivals(book) == []


def test_an_action_says_that_it_is_kept_and_stays_with_its_way_back(book: Book) -> None:
    thing(book)
    part = page(book)
    press(part.inbox, words("debrief.arrived.act"))
    asked = Browser(form(part.inbox))
    asked.press(text="Ask for the brief earlier")
    assert words("debrief.action_form.kept") in asked.said
    assert asked.boxes["text"] == "Ask for the brief earlier"
    asked.press(text="Ask for it on Monday")
    assert [action.text for action in actions(book)] == ["Ask for it on Monday"]
    press(part.inbox, words("debrief.action_form.undo"))
    assert (actions(book), len(arrivals(book))) == ([], 1)
    assert words("debrief.action_form.undone") in shown(part.inbox)
    assert asked.said == ""
    asked.press(text="Ask for it on Monday")
    assert (len(actions(book)), arrivals(book)) == (1, [])


def test_the_next_thing_comes_under_the_one_that_is_done_with(book: Book) -> None:
    thing(book, "Bring water", day=10)
    thing(book)
    part = page(book)
    press(part.inbox, words("debrief.arrived.act"))
    assert "Ask for the brief earlier" not in shown(part.inbox)
    Browser(form(part.inbox)).press(text="Bring water")
    text = shown(part.inbox)
    assert text.index("Bring water") < text.index("Ask for the brief earlier")


def test_what_was_left_says_so_and_can_be_offered_again(book: Book) -> None:
    thing(book)
    part = page(book)
    press(part.inbox, words("debrief.arrived.leave"))
    assert words("debrief.arrived.left") in shown(part.inbox)
    assert "Ask for the brief earlier" in shown(part.inbox)
    press(part.inbox, words("debrief.arrived.undo"))
    assert len(arrivals(book)) == 1
    assert words("debrief.arrived.act") in shown(part.inbox)


def test_what_arrives_can_be_left_and_is_not_offered_again(book: Book) -> None:
    thing(book)
    thing(book, " ", day=10)
    kept = thing(book, "Bring water", day=12)
    press(page(book).inbox, words("debrief.arrived.leave"))
    assert [arrival.key for arrival in arrivals(book)] == [kept]


def test_an_answer_arrives_unread_about_the_last_interview_and_is_taken_in_once(book: Book) -> None:
    final = answer(book, ReplyKind.USEFUL, SAID)
    part = page(book)
    assert SAID not in shown(part)
    assert words("debrief.arrived.reply_from", where="Quillmoor") in shown(part)
    press(part, words("debrief.arrived.take_in"))
    Browser(form(part.intake)).press(steady=8)
    assert Browser(form(part.intake)).boxes["quote"] == SAID
    assert (heard(book)[0].about, heard(book)[0].arrived_on) == (final, Day(date(2026, 3, 11)))
    assert arrivals(book) == []


def test_an_answer_stays_unread_until_the_steady_check_is_made(book: Book) -> None:
    final = answer(book, ReplyKind.USEFUL, SAID)
    part = page(book)
    press(part, words("debrief.arrived.take_in"))
    assert SAID not in shown(part)
    Browser(form(part.intake)).press(steady=2)
    assert SAID not in shown(part)
    assert words("debrief.feedback.shaky") in shown(part)
    press(part, words("debrief.feedback.keep_sealed"))
    (feedback,) = heard(book)
    assert feedback.sealed_until == Day(book.today() + timedelta(days=1))
    assert (feedback.about, opened(feedback).quote) == (final, SAID)
    assert arrivals(book) == []


def test_an_answer_that_is_not_taken_in_after_all_is_in_no_other_feedback(book: Book) -> None:
    answer(book, ReplyKind.USEFUL, SAID)
    part = page(book)
    press(part, words("debrief.arrived.take_in"))
    Browser(form(part.intake)).send("cancel")
    press(part, words("debrief.feedback.begin"))
    Browser(form(part.intake)).press(steady=8)
    assert Browser(form(part.intake)).boxes["quote"] == ""
    assert heard(book)[0].from_id == ""
    assert len(arrivals(book)) == 1


def test_an_answer_without_its_words_begins_with_an_empty_box(book: Book) -> None:
    answer(book, ReplyKind.USEFUL)
    part = page(book)
    press(part, words("debrief.arrived.take_in"))
    Browser(form(part.intake)).press(steady=8)
    assert Browser(form(part.intake)).boxes["quote"] == ""


def test_an_answer_that_there_is_no_feedback_is_none(book: Book) -> None:
    answer(book, ReplyKind.CANNOT_GIVE)
    assert arrivals(book) == []
