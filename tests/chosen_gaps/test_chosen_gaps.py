"""A chosen gap goes on to the plan, to practice or to somebody, in one press."""

from __future__ import annotations

from functools import partial

from driver import press
from standing_by_hand import chosen_gap, click, said_on, skill, standing_page, words

from workbook.answers import Day
from workbook.book import Book
from workbook.goals.model import Goal, GoalState, Milestone
from workbook.people.asks import AskingPart
from workbook.people.due import open_asks
from workbook.people.model import Ask, Person
from workbook.progress.story import pace
from workbook.questions.model import Card, CardSource
from workbook.standing.model import Requirement


def test_a_chosen_gap_becomes_a_milestone_in_one_press_and_says_so(book: Book) -> None:
    chosen_gap(book, first_step="One query a day")
    book.store.add(Goal("A reporting job", begun_on=Day(book.today()), state=GoalState.ACTIVE))
    page = standing_page(book)
    click(page, book, "chosen_gaps.onward.to.plan")
    (milestone,) = (stored.record for stored in book.store.all(Milestone))
    assert (milestone.milestone, milestone.from_id) == ("One query a day", skill(book, "SQL").id)
    assert words(book, "chosen_gaps.onward.to.plan") not in said_on(page)


def test_with_several_goals_it_asks_which_and_without_one_it_leads_to_the_plan(book: Book) -> None:
    chosen_gap(book)
    page = standing_page(book)
    click(page, book, "chosen_gaps.onward.to.plan")
    assert book.store.all(Milestone) == []
    for name in ("A reporting job", "A page of my own"):
        book.store.add(Goal(name, begun_on=Day(book.today()), state=GoalState.ACTIVE))
    page = standing_page(book)
    click(page, book, "chosen_gaps.onward.to.plan")
    press(page, "A page of my own")
    assert len(book.store.all(Milestone)) == 1


def test_a_chosen_gap_becomes_a_question_to_practise_in_one_press_and_once(book: Book) -> None:
    chosen_gap(book)
    page = standing_page(book)
    click(page, book, "chosen_gaps.onward.to.practise")
    (card,) = (stored.record for stored in book.store.all(Card))
    assert (card.source, card.from_id) == (CardSource.GAP, skill(book, "SQL").id)
    assert "SQL" in card.question
    assert words(book, "chosen_gaps.onward.to.practise") not in said_on(page)


def test_a_chosen_gap_becomes_an_ask_in_one_press_that_waits_on_the_page_of_people(book: Book) -> None:
    chosen_gap(book)
    mia = book.store.add(Person("Mia", role="hires"))
    page = standing_page(book)
    click(page, book, "chosen_gaps.onward.to.people")
    (ask,) = (stored.record for stored in book.store.all(Ask))
    assert (ask.whom, ask.from_id, ask.asked_on) == (mia.id, skill(book, "SQL").id, None)
    assert "SQL" in ask.draft
    assert [key for _, key, _ in open_asks(book)] == ["kept"]


def test_what_was_made_of_a_gap_stays_where_it_is_when_the_gap_is_removed(book: Book) -> None:
    chosen_gap(book)
    goal = book.store.add(Goal("A reporting job", state=GoalState.ACTIVE))
    book.store.add(Milestone(goal.id, "SQL", from_id=skill(book, "SQL").id))
    book.store.remove(Requirement, skill(book, "SQL").id)
    assert len(book.store.all(Milestone)) == 1


def test_a_message_about_a_gap_names_it_and_says_when_it_was_removed(book: Book) -> None:
    chosen_gap(book)
    mia = book.store.add(Person("Mia"))
    gap, people = skill(book, "SQL"), book.words("people").within("ask")
    ask = book.store.add(Ask(mia.id, "conversation", "Hi Mia", from_id=gap.id))
    part = partial(AskingPart, book, book.words("people"), print, kept=ask, start={})
    assert people("from_gap", skill="SQL") in said_on(part())
    book.store.remove(Requirement, gap.id)
    assert people("from_gone") in said_on(part())


def test_a_closed_gap_counts_for_a_goal_that_counts_gaps(book: Book) -> None:
    goal = book.store.add(
        Goal("Fewer gaps", counts="gaps", begun_on=Day(book.today()), state=GoalState.ACTIVE)
    )
    chosen_gap(book)
    click(standing_page(book), book, "chosen_gaps.closed")
    assert pace(book, goal).weeks[-1].units == 1
