"""What becomes of the two changes of a look back: actions, which are the person's own from then on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from debrief_by_hand import CHANGES, actions, interview, page, session

from workbook.answers import Day
from workbook.book import Book
from workbook.debrief.model import Action, CameFrom, LeadsTo

ONE, TWO = ((cue, text) for cue, text in CHANGES)
OTHER = ["I am asked", "I will breathe first"]


def said(book: Book) -> list[tuple[str, str]]:
    return [(one.cue, one.text) for one in actions(book)]


def first(book: Book, clock: Any) -> str:
    """The first session with its two changes, a day ago; returns the interview's id."""
    about = interview(book)
    session(page(book), changes=CHANGES)
    clock.forward(days=1)
    return about


def change(book: Book, number: int = 0, **answers: Any) -> None:
    stored = book.store.all(Action)[number]
    book.store.update(stored.id, replace(stored.record, **answers), stored.rev)


def test_the_two_changes_become_actions_to_practise(book: Book) -> None:
    about = interview(book)
    session(page(book), changes=CHANGES)
    assert said(book) == [ONE, TWO]
    assert {one.leads_to for one in actions(book)} == {LeadsTo.PRACTICE}
    assert {(one.came_from, one.about) for one in actions(book)} == {(CameFrom.LOOK_BACK, about)}


def test_a_change_that_was_reworded_or_taken_out_is_no_second_action(book: Book, clock: Any) -> None:
    first(book, clock)
    session(page(book), changes=[OTHER])
    assert said(book) == [tuple(OTHER)]


def test_an_action_the_person_has_reworded_stays_so_after_another_session(book: Book, clock: Any) -> None:
    first(book, clock)
    change(book, text="I will say the number first")
    session(page(book), changes=CHANGES)
    assert said(book) == [(ONE[0], "I will say the number first"), TWO]


def test_an_action_the_person_has_removed_does_not_come_back(book: Book, clock: Any) -> None:
    first(book, clock)
    book.store.remove(Action, book.store.all(Action)[0].id)
    session(page(book), changes=CHANGES)
    assert said(book) == [TWO]


def test_a_done_action_is_never_reworded_and_gives_its_day_to_no_other(book: Book, clock: Any) -> None:
    first(book, clock)
    change(book, done_on=Day(book.today()))
    session(page(book), changes=[OTHER, CHANGES[1]])
    assert said(book) == [ONE, TWO, tuple(OTHER)]
    assert [one.done_on is not None for one in actions(book)] == [True, False, False]


def test_a_change_that_moves_up_keeps_its_own_action(book: Book, clock: Any) -> None:
    first(book, clock)
    change(book, 1, by=Day(book.today()))
    session(page(book), changes=[CHANGES[1]])
    assert said(book) == [TWO]
    assert actions(book)[0].by == Day(book.today())


def test_what_became_of_a_change_is_remembered_without_its_words(book: Book, clock: Any) -> None:
    first(book, clock)
    assert CHANGES[0][0] not in str(book.store.settings())
