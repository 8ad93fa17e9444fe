"""What there is to work on: changes confirmed one by one, questions of the log, a kind, a theme."""

from __future__ import annotations

from driver import press, shown
from practice_by_hand import (
    a_change,
    a_round,
    answer_and_rate,
    click,
    practice_page,
    said,
    sees,
)

from workbook.answers import Day
from workbook.book import Book
from workbook.debrief.model import Action, LeadsTo
from workbook.practice.due import due
from workbook.questions.model import Card, CardSource
from workbook.questions.story import remembered, themes


def test_a_change_of_the_last_look_back_becomes_a_card_once_confirmed_and_is_done_once_practised(
    book: Book,
) -> None:
    action = a_change(book)
    page = practice_page(book)
    assert book.store.all(Card) == []
    click(page, book, "offer.add")
    (card,) = book.store.all(Card)
    assert (card.record.source, card.record.from_id) == (CardSource.CHANGE, action.id)
    click(page, book, "pick.changes")
    answer_and_rate(page, book)
    assert sees(page, book, "session.action_done")
    assert book.store.get(Action, action.id).record.done_on == Day(book.today())
    assert due(book) == []


def test_my_two_changes_are_confirmed_one_by_one_before_they_are_practised(book: Book) -> None:
    first, second = a_change(book), a_change(book, "leave a pause", cue="I am asked for a number")
    page = practice_page(book)
    click(page, book, "pick.changes")
    assert book.store.all(Card) == []
    assert "leave a pause" in shown(page)
    click(page, book, "offer.add")
    assert [s.record.from_id for s in book.store.all(Card)] == [first.id]
    click(page, book, "offer.leave")
    assert book.store.get(Action, second.id).record.leads_to is LeadsTo.NONE
    assert page.session.one.card.from_id == first.id


def test_my_two_changes_may_both_be_left(book: Book) -> None:
    a_change(book)
    page = practice_page(book)
    click(page, book, "pick.changes")
    click(page, book, "offer.leave")
    assert book.store.all(Card) == []
    assert sees(page, book, "pick.ask")


def test_an_action_may_be_left_as_it_is(book: Book) -> None:
    action = a_change(book)
    page = practice_page(book)
    click(page, book, "offer.leave")
    assert book.store.get(Action, action.id).record.leads_to is LeadsTo.NONE
    assert said(book, "offer.add") not in shown(page)


def test_a_remembered_question_is_chosen_line_by_line_and_asked_at_once(book: Book) -> None:
    round_ = a_round(book, "- Why us?\n- What went wrong?")
    page = practice_page(book)
    click(page, book, "pick.log")
    press(page, "What went wrong?")
    assert page.session.one.card == Card("What went wrong?", source=CardSource.LOG, from_id=round_.id)
    assert [line for _, line in remembered(book)] == ["Why us?"]


def test_all_remembered_questions_can_be_added_together(book: Book) -> None:
    a_round(book, "Why us?\nWhat went wrong?")
    a_round(book, "Why us?", days=-9)
    page = practice_page(book)
    click(page, book, "pick.log")
    click(page, book, "offer.all", n=2)
    assert sorted(s.record.question for s in book.store.all(Card)) == ["What went wrong?", "Why us?"]
    assert page.session.one is not None


def test_a_kind_of_question_can_be_chosen_and_surprise_always_finds_one(book: Book) -> None:
    page = practice_page(book)
    click(page, book, "pick.competency")
    click(page, book, "questions.field.competency.options.closing")
    assert page.session.one.card.competency == "closing"
    page = practice_page(book)
    click(page, book, "pick.surprise")
    assert page.session.one is not None


def test_a_theme_of_feedback_leads_to_questions_that_train_it(book: Book) -> None:
    from workbook.debrief.model import Feedback, FeedbackPoint, Theme

    feedback = book.store.add(Feedback())
    for theme in (Theme.WHY_THIS_JOB, Theme.TOO_VAGUE):
        book.store.add(FeedbackPoint(feedback.id, theme=theme))
    assert themes(book) == [Theme.WHY_THIS_JOB]
    page = practice_page(book)
    click(page, book, "pick.theme")
    press(page, book.words("debrief")("field.theme.options.why_this_job"))
    assert page.session.one.card.competency == "motivation"
